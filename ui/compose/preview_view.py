"""How each account will show the post, on a light or a dark page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ccgcompose.usecases.ports import PreviewFacts
from ui.compose.preview_page import DARK_PAPER, LIGHT_PAPER, PreviewPage, PreviewPicture
from ui.icons import icon
from ui.tokens import M, S
from ui.widgets.button import icon_button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState


class PreviewView(QWidget):
    """`accountChosen(id)` out; whoever listens answers with `show_facts`."""

    accountChosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last: tuple[PreviewFacts, Sequence[PreviewPicture], int] | None = None
        self.account = QComboBox()
        self.account.setAccessibleName("Preview for")
        self._only = ElidedLabel(role="muted")
        self.dark = icon_button("moon", "Show a dark page")
        self.dark.setCheckable(True)
        self.page = PreviewPage()
        self._empty = EmptyState("eye", "Nothing to preview yet", "Choose an account and write something.")
        self._lay_out()
        self.account.activated.connect(self._on_account)
        self.dark.toggled.connect(self._on_dark)
        self.set_empty()

    def set_accounts(self, accounts: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer these accounts, as (id, name)."""
        if [
            (self.account.itemData(i), self.account.itemText(i)) for i in range(self.account.count())
        ] != list(accounts):
            self.account.clear()
            for key, name in accounts:
                self.account.addItem(name, key)
        self.account.setCurrentIndex(max(0, self.account.findData(chosen)))
        self.account.setVisible(len(accounts) > 1)
        self._only.setVisible(len(accounts) == 1)
        self._only.setText(f"As it will look on {accounts[0][1]}" if accounts else "")

    def set_empty(self) -> None:
        """Say that there is nothing to preview yet."""
        self._last = None
        self._stack.setCurrentWidget(self._empty)

    def show_facts(self, facts: PreviewFacts, pictures: Sequence[PreviewPicture], notes: int) -> None:
        """Draw the page, where it differs from what is drawn."""
        wanted = (facts, pictures, notes)
        if wanted == self._last and self._stack.currentWidget() is not self._empty:
            return
        self._last = wanted
        self._draw()
        self._stack.setCurrentIndex(1)

    def _draw(self) -> None:
        if self._last is not None:
            facts, pictures, notes = self._last
            paper = DARK_PAPER if self.dark.isChecked() else LIGHT_PAPER
            self.page.show_facts(facts, pictures, notes, paper)

    def _on_account(self, place: int) -> None:
        self.accountChosen.emit(self.account.itemData(place))

    def _on_dark(self, dark: bool) -> None:
        self.dark.setIcon(icon("sun" if dark else "moon", "muted"))
        self.dark.setToolTip("Show a light page" if dark else "Show a dark page")
        self._draw()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(S)
        top.addWidget(self.account, 1)
        top.addWidget(self._only, 1)
        top.addWidget(self.dark)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName("Preview")
        area.setWidget(self.page)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(M, M - 4, M, M - 4)
        column.setSpacing(S + 4)
        column.addLayout(top)
        column.addWidget(area, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
