"""The checks as a table: what each is called, its clause, what it weighs."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ccgcompose.usecases.policy import RuleLine
from ui.policy.words import WEIGHTS, weight_now
from ui.widgets.table_delegate import BADGE_KIND, SECOND_LINE, STRONG

COLUMNS = ("Check", "Weighs at most")
CHECK, WEIGHT = range(2)
Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class RulesModel(QAbstractTableModel):
    """Rows in, cells out."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._all: tuple[RuleLine, ...] = ()
        self._rows: tuple[RuleLine, ...] = ()
        self._clauses: dict[str, str] = {}
        self._text = ""

    def set_rows(self, rows: tuple[RuleLine, ...], clauses: dict[str, str]) -> None:
        """Show these checks; `clauses` gives each clause's title by its id."""
        self._all, self._clauses = rows, clauses
        self.set_filter(self._text)

    def set_filter(self, text: str) -> None:
        """Show the checks in whose words every word of `text` stands."""
        self.beginResetModel()
        self._text = text
        words = text.casefold().split()
        self._rows = tuple(line for line in self._all if all(word in self._words(line) for word in words))
        self.endResetModel()

    def line(self, row: int) -> RuleLine:
        """Return the check in a row."""
        return self._rows[row]

    def row_of(self, rule_id: str) -> int:
        """Return the row of a check, or -1."""
        return next((row for row, line in enumerate(self._rows) if line.id == rule_id), -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        wanted = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return COLUMNS[section] if wanted else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self._rows[index.row()], index.column()
        words, kind = WEIGHTS[weight_now(line)]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title if column == CHECK else words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.title}: {words}" if column == CHECK else words
        if role == BADGE_KIND and column == WEIGHT:
            return kind
        if role == STRONG:
            return column == CHECK
        if role == SECOND_LINE and column == CHECK:
            return f"{line.id} · {self._clauses.get(line.clause, line.clause)}"
        return None

    def _words(self, line: RuleLine) -> str:
        parts = (line.id, line.title, self._clauses.get(line.clause, ""), *line.about.values())
        return " ".join(parts).casefold()
