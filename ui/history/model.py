"""The list of publications, newest first, filled page by page as it is scrolled."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ccgcompose.domain.moments import short_day, time_shown
from ccgcompose.domain.publication import DeliveryState
from ccgcompose.usecases.views import HistoryLine
from ui.history.words import corrections, in_full, summed
from ui.widgets.table_delegate import BADGE_KIND, SECOND_LINE, STRONG

COLUMNS = ("Published", "Post", "Accounts", "State")
PUBLISHED, POST, ACCOUNTS, STATE = range(4)
Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """`moreWanted` asks for the page after the last row."""

    moreWanted = Signal(str)

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._rows: list[HistoryLine] = []
        self._may_have_more = False
        self._asked = False

    def set_rows(self, rows: tuple[HistoryLine, ...], *, more: bool) -> None:
        """Show these rows; `more` says that the store may have a further page."""
        self.beginResetModel()
        self._rows, self._may_have_more, self._asked = list(rows), more, False
        self.endResetModel()

    def add_rows(self, rows: tuple[HistoryLine, ...], *, more: bool) -> None:
        """Put the next page under what is there."""
        self._may_have_more, self._asked = more, False
        if rows:
            self.beginInsertRows(_TOP, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def rows(self) -> tuple[HistoryLine, ...]:
        """Return what is listed so far."""
        return tuple(self._rows)

    def line(self, row: int) -> HistoryLine:
        """Return the publication in a row."""
        return self._rows[row]

    def row_of(self, post_id: str) -> int:
        """Return the newest row of a post, or -1."""
        return next((row for row, line in enumerate(self._rows) if line.post_id == post_id), -1)

    def row_of_publication(self, publication_id: str) -> int:
        """Return the row of a publication, or -1."""
        rows = enumerate(self._rows)
        return next((row for row, line in rows if line.publication_id == publication_id), -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def canFetchMore(self, parent: Index) -> bool:
        return self._may_have_more and not self._asked

    def fetchMore(self, parent: Index) -> None:
        self._asked = True
        self.moreWanted.emit(self._rows[-1].publication_id)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        wanted = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return COLUMNS[section] if wanted else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[column]}: {self._in_full(line, column)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._in_full(line, column)
        if role == BADGE_KIND and column == STATE:
            return summed(line.states, line.kind)[1]
        if role == STRONG:
            return column == POST
        if role == SECOND_LINE:
            return self._second(line, column)
        return None

    def _second(self, line: HistoryLine, column: int) -> str | None:
        if column == PUBLISHED:
            time = time_shown(line.at, self._zone)
            return time if DeliveryState.SENT in line.states else f"due {time}"
        if column == ACCOUNTS:
            return f"by {line.speaker}"
        return _about(line) if column == POST else None

    def _in_full(self, line: HistoryLine, column: int) -> str:
        if column == STATE:
            return in_full(line.accounts, line.states)
        return "\n".join(part for part in (self._text(line, column), self._second(line, column)) if part)

    def _text(self, line: HistoryLine, column: int) -> str:
        return (
            short_day(line.at, self._zone),
            line.headline,
            ", ".join(line.accounts),
            summed(line.states, line.kind)[0],
        )[column]


def _about(line: HistoryLine) -> str:
    return " · ".join(part for part in (line.subject, corrections(line.kind, line.edit_notes)) if part)
