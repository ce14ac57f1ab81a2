"""All accounts at the left, one in full at the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ccgcompose.errors import Problem
from ccgcompose.usecases.account_lines import AccountLine
from ui.accounts.detail import AccountDetail, Shown
from ui.accounts.words import state_words
from ui.tokens import M
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.loading import Loading
from ui.widgets.page_frame import PageFrame
from ui.widgets.rows_model import Cell, Row, RowsModel
from ui.widgets.scrolled import scrolled
from ui.widgets.skeleton import Skeleton
from ui.widgets.table import Table
from ui.widgets.text import label

READ_ONLY = "You may look. Changing accounts is for people who are designated to speak or to approve."
ACCOUNT, STATE = range(2)
ROW, STATE_WIDTH, RIGHT, LEAST_RIGHT, NARROW = 60, 196, 420, 300, 820
_WAITING, _FULL = range(2)


class BrowsePage(PageFrame):
    """`accountChosen(id)` as the current row moves; `addWanted`, `checkAllWanted` and `stopWanted` out."""

    accountChosen = Signal(str)
    addWanted = Signal()
    checkAllWanted = Signal()
    stopWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Accounts", parent)
        self.add = button("Add an account", "primary", icon_name="plus")
        self.check_all = button("Check all", icon_name="refresh", tip="Ask each platform how our account is")
        self.problem = Banner("bad", "")
        self.problem.hide()
        self.only_read = label(READ_ONLY, "muted", wrap=True)
        self.only_read.hide()
        self.checking = Loading("Asking the platforms…", cancellable=True)
        self.checking.hide()
        self.model = RowsModel(("Account", "State"), self)
        self.table = Table("Accounts", row_height=ROW)
        self.table.setModel(self.model)
        self.table.set_widths({STATE: STATE_WIDTH}, stretch=ACCOUNT)
        self.empty = EmptyState(
            "world", "No account yet", "Accounts are added step by step.", "Add an account"
        )
        self.table.set_empty(self.empty)
        self.unread = EmptyState("alert-triangle", "The accounts could not be read", "", "Try again")
        self.detail = AccountDetail()
        self._chosen = ""
        self._lines: tuple[AccountLine, ...] = ()
        self._now: datetime | None = None
        self._lay_out()
        self.add.clicked.connect(self.addWanted)
        self.empty.actionTriggered.connect(self.addWanted)
        self.check_all.clicked.connect(self.checkAllWanted)
        self.table.rowChosen.connect(self._on_row)
        self.setFocusProxy(self.table)

    def chosen(self) -> str:
        """Return the id of the account that is shown in full, or an empty text."""
        return self._chosen

    def set_lines(self, lines: Sequence[AccountLine], now: datetime, *, may_change: bool) -> None:
        """Show these accounts."""
        self._lines, self._now = tuple(lines), now
        self._set_rows()
        self._stack.setCurrentIndex(_FULL)
        self._right.setVisible(bool(lines))
        self.add.setVisible(may_change and bool(lines))
        self.only_read.setVisible(not may_change)
        action = "Add an account" if may_change else ""
        self.empty.set_text("No account yet", "Accounts are added step by step.", action)
        self.check_all.setVisible(bool(lines))
        self.set_subtitle(_summed(lines))
        self.select(self._chosen)

    def show_unread(self, problem: Problem) -> None:
        """Say why there is no list."""
        self.unread.set_problem("The accounts could not be read", problem)
        self._stack.setCurrentWidget(self.unread)

    def select(self, account_id: str) -> None:
        """Show one account in full; the first where there is none of this id."""
        if self.model.rowCount():
            row = max(self.model.row_of(account_id), 0)
            self.table.selectRow(row)
            self._on_row(row)

    def show_detail(self, shown: Shown, busy: bool) -> None:
        """Show the chosen account in full."""
        self.detail.show_account(shown, busy)

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong, until the person closes it."""
        self.problem.tell(problem)

    def set_checking(self, done: int, total: int) -> None:
        """Show how far the round of looks is; a total of 0 ends it."""
        begins = bool(total) and self.checking.isHidden()
        there = self.check_all.hasFocus() if begins else self.checking.holds_focus()
        if begins:
            self._renew_checking()
        self.checking.setVisible(bool(total))
        self.check_all.setEnabled(not total)
        if there:  # the focus goes to the way out, and back
            goal = self.checking if total else self.check_all
            goal.setFocus(Qt.FocusReason.OtherFocusReason)
        self.checking.set_progress(done, total)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.table.isColumnHidden(STATE) != (self.width() < NARROW):
            self.table.setColumnHidden(STATE, self.width() < NARROW)
            self._set_rows()
            self.select(self._chosen)

    def _set_rows(self) -> None:
        """In a narrow window the state stands under the name, and the account in full beside it has its badge."""
        if self._now is not None:
            narrow = self.table.isColumnHidden(STATE)
            self.model.set_rows([_row(line, self._now, narrow=narrow) for line in self._lines])

    def _renew_checking(self) -> None:
        """A round that was stopped leaves its button pressed: each round has its own."""
        old, self.checking = self.checking, Loading("Asking the platforms…", cancellable=True)
        self.checking.cancelled.connect(self.stopWanted)
        self.body.replaceWidget(old, self.checking)
        old.hide()
        old.deleteLater()

    def _on_row(self, row: int) -> None:
        key = self.model.key(row)
        if key:
            self._chosen = key
            self.accountChosen.emit(key)

    def _lay_out(self) -> None:
        self.add_action(self.check_all)
        self.add_action(self.add)
        left = Card(margin=1)
        left.add(self.table, 1)
        self._right = Card(margin=1)
        self._right.add(scrolled(self.detail, "The account in full"), 1)
        self._right.setMinimumWidth(LEAST_RIGHT)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(M)
        split.addWidget(left)
        split.addWidget(self._right)
        split.setSizes([560, RIGHT])
        waiting = QWidget()
        column = QVBoxLayout(waiting)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Skeleton())
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(waiting)
        self._stack.addWidget(split)
        self._stack.addWidget(self.unread)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.only_read)
        self.body.addWidget(self.checking)
        self.body.addWidget(self._stack, 1)


def _row(line: AccountLine, now: datetime, *, narrow: bool) -> Row:
    account = line.account
    words, kind = state_words(line, now)
    identity = line.checked.identity if line.checked else ""
    practice = "for practice" if account.is_practice else ""
    parts = (words if narrow else "", line.title, identity, practice)
    second = " · ".join(part for part in parts if part)
    name = Cell(account.name, second, strong=True, mark=(account.platform, line.title))
    return Row(account.id, (name, Cell(words, kind=kind)))


def _summed(lines: Sequence[AccountLine]) -> str:
    in_use = sum(line.account.active for line in lines)
    platforms = len({line.account.platform for line in lines if line.account.active})
    if not lines:
        return ""
    on = "1 platform" if platforms == 1 else f"{platforms} platforms"
    return f"{in_use} in use on {on}"
