"""Rows of cells for a Table: plain values in, nothing looked up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.tokens import Kind
from ui.widgets.table_delegate import BADGE_KIND, MARK, SECOND_LINE, STRONG

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says: words, quieter words under them, or with `kind` a badge.

    `mark` is a platform and what people call it: its mark stands before the words.
    """

    text: str
    second: str = ""
    kind: Kind | None = None
    strong: bool = False
    mark: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row, known by its key."""

    key: str
    cells: tuple[Cell, ...]


class RowsModel(QAbstractTableModel):
    """`set_rows` shows others; the keys say which row is which."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the same rows again change nothing."""
        if tuple(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rows(self) -> tuple[Row, ...]:
        """Return what is shown."""
        return self._rows

    def key(self, row: int) -> str:
        """Return the key of a row, or an empty text where there is none."""
        return self._rows[row].key if 0 <= row < len(self._rows) else ""

    def row_of(self, key: str) -> int:
        """Return the row of a key, or -1."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        wanted = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._headings[section] if wanted else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self._rows[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = ", ".join(part for part in (cell.text, cell.second) if part)
            return f"{self._headings[index.column()]}: {said}"
        if role == BADGE_KIND:
            return cell.kind
        if role == STRONG:
            return cell.strong
        if role == MARK:
            return cell.mark
        return cell.second if role == SECOND_LINE and cell.second else None
