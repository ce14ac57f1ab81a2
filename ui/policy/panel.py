"""The policy page: five parts under one name."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ccgcompose.errors import Problem
from ui.policy.clauses_page import ClausesPage
from ui.policy.lists_page import ListsPage
from ui.policy.personal_page import PersonalPage
from ui.policy.presenter import PolicyPresenter
from ui.policy.rules_page import RulesPage
from ui.policy.versions_page import VersionsPage
from ui.session import Session
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_frame import PageFrame
from ui.widgets.tabs import Tabs

_UNREAD = "The policy could not be read"
PARTS = ("Clauses", "Checks", "Lists", "Check a private post", "Versions")
CLAUSES, CHECKS, LISTS, PERSONAL, VERSIONS = range(len(PARTS))


class PolicyPanel(PageFrame):
    """`show_part` is for the command palette and for tests."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Policy", parent)
        self.tabs = Tabs("Parts of the policy")
        self.clauses = ClausesPage()
        self.rules = RulesPage()
        self.lists = ListsPage()
        self.personal = PersonalPage()
        self.versions = VersionsPage(session.zone)
        self._stack = QStackedWidget()
        for name in PARTS:
            self.tabs.addTab(name)
        for page in (self.clauses, self.rules, self.lists, self.personal, self.versions):
            self._stack.addWidget(page)
        self.unread = EmptyState("alert-triangle", _UNREAD, "", "Try again")
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.unread, 1)
        self.unread.hide()
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.setFocusProxy(self.tabs)
        self.presenter = PolicyPresenter(self, session)

    def show_part(self, part: int) -> None:
        """Show one of the five parts."""
        self.tabs.setCurrentIndex(part)

    def show_unread(self, problem: Problem | None) -> None:
        """Say why there is nothing to read here, in the place of all parts; None shows the parts."""
        if problem is not None:
            self.unread.set_problem(_UNREAD, problem)
        self.unread.setVisible(problem is not None)
        for part in (self.tabs, self._stack):
            part.setVisible(problem is None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.presenter.refresh()
