"""The accounts page: the list with one account in full, and the wizard in its place while it is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.accounts.browse_page import BrowsePage
from ui.accounts.presenter import AccountsPresenter
from ui.accounts.sign_in_step import open_in_browser
from ui.accounts.signing_in import SigningIn
from ui.accounts.wizard import Wizard
from ui.session import Session


class AccountsPanel(QWidget):
    """`add`, `select` and `check_all` are for the command palette and other pages."""

    def __init__(
        self,
        session: Session,
        open_page: Callable[[str], object] = open_in_browser,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.browse = BrowsePage()
        self.wizard = Wizard(open_page)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.browse)
        self._stack.addWidget(self.wizard)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.presenter = AccountsPresenter(self.browse, session)
        self.signing_in = SigningIn(self.wizard, session)
        self.browse.addWanted.connect(self.add)
        self.presenter.signInWanted.connect(self._sign_in)
        self.wizard.left.connect(self._back)
        self.setFocusProxy(self.browse)

    def add(self) -> None:
        """Open the wizard for a new account."""
        if not self.signing_in.is_busy:
            self._stack.setCurrentWidget(self.wizard)
            self.signing_in.begin()

    def select(self, account_id: str) -> None:
        """Show one account in full."""
        if not self.signing_in.is_busy:
            self._stack.setCurrentWidget(self.browse)
            self.browse.select(account_id)

    def check_all(self) -> None:
        """Ask every platform how our accounts are."""
        self.presenter.check_all()

    def shows_wizard(self) -> bool:
        """Whether the wizard is open."""
        return self._stack.currentWidget() is self.wizard

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.presenter.refresh()

    def _sign_in(self, account_id: str) -> None:
        self._stack.setCurrentWidget(self.wizard)
        self.signing_in.begin_again(account_id)

    def _back(self) -> None:
        self._stack.setCurrentWidget(self.browse)
        self.presenter.refresh()
        made = self.signing_in.account_id
        if made:
            self.presenter.choose_next(made)
        self.browse.table.setFocus(Qt.FocusReason.OtherFocusReason)
