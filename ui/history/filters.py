"""Search and filters of the history: what they say becomes one query."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ccgcompose.domain.account import Account
from ccgcompose.domain.people import Person
from ccgcompose.domain.publication import DeliveryState
from ccgcompose.usecases.views import HistoryQuery
from ui.history.words import STATES
from ui.tokens import S
from ui.widgets.search_field import SearchField

PERIODS = (("Any time", None), ("Last 7 days", 7), ("Last 30 days", 30), ("Last 12 months", 365))
LEAST_PERIOD = 148  # pixels, for the longest
LEAST_MENU, FOUR_FROM = 116, 4 * 116 + 3 * S  # pixels: of one menu, of four beside one another


class Filters(QWidget):
    """`changed` comes when the query is another one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField("Search the history", "Search words, people, edit notes")
        self.account = _combo("Account", "Account")
        self.person = _combo("Person", "Person")
        self.subject = _combo("Subject", "Subject")
        self.period = _combo("Period", "")
        self.state = _combo("State", "State")
        self._fill_fixed()
        self._lay_out()
        self.search.searched.connect(self.changed)
        for combo in (self.account, self.person, self.subject, self.period, self.state):
            combo.activated.connect(self.changed)

    def set_choices(
        self, accounts: tuple[Account, ...], people: tuple[Person, ...], subjects: tuple[str, ...]
    ) -> None:
        """Offer these accounts, people and subjects."""
        for account in accounts:
            self.account.addItem(account.name, account.id)
        for person in people:
            self.person.addItem(person.name, person.id)
        for subject in subjects:
            self.subject.addItem(subject, subject)

    def query(self, now: datetime) -> HistoryQuery:
        """Return what is asked for, at `now`."""
        days = self.period.currentData()
        state = self.state.currentData()
        return HistoryQuery(
            text=self.search.text(),
            account_id=self.account.currentData(),
            person_id=self.person.currentData(),
            subject=self.subject.currentData(),
            state=DeliveryState(state) if state else None,
            since=now - timedelta(days=days) if days else None,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for but everything."""
        combos = (self.account, self.person, self.subject, self.period, self.state)
        return not self.search.text() and all(combo.currentIndex() <= 0 for combo in combos)

    def clear(self) -> None:
        """Ask for everything."""
        for combo in (self.account, self.person, self.subject, self.period, self.state):
            combo.setCurrentIndex(0)
        self.search.clear()
        self.changed.emit()

    def _fill_fixed(self) -> None:
        self.period.clear()
        for words, days in PERIODS:
            self.period.addItem(words, days)
        for state, (words, _) in STATES.items():
            self.state.addItem(words, state.value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if self.width() < FOUR_FROM else 4)

    def minimumSizeHint(self) -> QSize:
        """Return what is needed where the menus stand two by two."""
        return QSize(2 * LEAST_MENU + S, super().minimumSizeHint().height())

    def _arrange(self, beside: int) -> None:
        """Put so many menus beside one another."""
        for place, combo in enumerate((self.account, self.person, self.subject, self.state)):
            self._menus.addWidget(combo, place // beside, place % beside)

    def _lay_out(self) -> None:
        first, self._menus = QHBoxLayout(), QGridLayout()
        self.period.setMinimumWidth(LEAST_PERIOD)
        first.addWidget(self.search, 3)
        first.addWidget(self.period, 1)
        self._arrange(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        for part in (first, self._menus):
            part.setSpacing(S)
            column.addLayout(part)


def _combo(name: str, everything: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setMinimumContentsLength(6)
    combo.setMinimumWidth(LEAST_MENU)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    if everything:
        combo.addItem(everything, None)
    return combo
