"""One part of the library that lists records: a table at the left, the chosen record in full at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ccgcompose.errors import Problem
from ui.tokens import M, S
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows_model import Row, RowsModel
from ui.widgets.scrolled import scrolled
from ui.widgets.skeleton import Skeleton
from ui.widgets.table import Table

WIDTH, NARROW_WIDTH = 380, 332
_TABLE, _LOADING = 0, 1


class TablePart(QWidget):
    """`rowShown(key)` as the chosen row moves. Put controls into `bar`, what is known of a row into `detail`."""

    rowShown = Signal(str)

    def __init__(
        self,
        name: str,
        headings: Sequence[str],
        empty: EmptyState,
        nothing: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.problem = Banner("bad", "")
        self.bar = QHBoxLayout()
        self.bar.setSpacing(S)
        self.model = RowsModel(headings, self)
        self.table = Table(name, row_height=56)
        self.table.setModel(self.model)
        self.table.set_empty(empty)
        self.empty = empty
        inner = QWidget()
        self.detail = QVBoxLayout(inner)
        self.detail.setContentsMargins(M, M, M, M)
        self.detail.setSpacing(S)
        self._right = QStackedWidget()
        self._right.addWidget(EmptyState("info-circle", nothing, "Choose a row to see it in full."))
        self._right.addWidget(scrolled(inner, f"{name}: the chosen one", margin=0))
        self._places = QStackedWidget()
        self._current = ""
        self._wanted = ""  # a row that is to be chosen once it has been read
        self._lay_out()
        self.problem.hide()
        self.table.rowChosen.connect(self._on_row)
        self.set_narrow(False)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the chosen one stays chosen where it is among them."""
        self._places.setCurrentIndex(_TABLE)
        self.model.set_rows(rows)
        if self._wanted or self._current:
            self.choose(self._wanted or self._current)

    def show_loading(self) -> None:
        """Show that the first answer is under way."""
        self._places.setCurrentIndex(_LOADING)

    def current_key(self) -> str:
        """Return the key of the chosen row; empty for none."""
        return self._current

    def choose(self, key: str) -> None:
        """Choose a row and show it; none where there is no such row, and as soon as there is one."""
        row = self.model.row_of(key)
        self._current, self._wanted = (key, "") if row >= 0 else ("", key)
        if row >= 0:
            self.table.blockSignals(True)
            self.table.selectRow(row)
            self.table.blockSignals(False)
        self._right.setCurrentIndex(1 if row >= 0 else 0)
        if row >= 0:
            self.rowShown.emit(key)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the table most of the room in a narrow window."""
        self._card.setFixedWidth(NARROW_WIDTH if narrow else WIDTH)

    def show_problem(self, problem: Problem) -> None:
        """Say above the table what went wrong."""
        self.problem.tell(problem)

    def _on_row(self, row: int) -> None:
        key = self.model.key(row)
        self._current, self._wanted = key, ""
        self._right.setCurrentIndex(1)
        self.rowShown.emit(key)

    def _lay_out(self) -> None:
        card = Card(margin=1)
        loading = QWidget()
        inside = QVBoxLayout(loading)
        inside.setContentsMargins(M, M, M, M)
        inside.addWidget(Skeleton(6), 0, Qt.AlignmentFlag.AlignTop)
        self._places.addWidget(self.table)
        self._places.addWidget(loading)
        card.add(self._places, 1)
        left = QVBoxLayout()
        left.setSpacing(M - 4)
        left.addLayout(self.bar)
        left.addWidget(card, 1)
        self._card = Card(margin=1)
        self._card.add(self._right, 1)
        columns = QHBoxLayout()
        columns.setSpacing(M)
        columns.addLayout(left, 1)
        columns.addWidget(self._card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addWidget(self.problem)
        column.addLayout(columns, 1)
