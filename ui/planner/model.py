"""The rows of the planner: headings, and under each its publications."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ccgcompose.domain.moments import time_shown, zone_shown
from ccgcompose.usecases.views import PlannerLine
from ui.planner.grouping import Section
from ui.planner.words import near_day, reason_words, state_words

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

ROW = Qt.ItemDataRole.UserRole + 1
"""A Heading or a Planned."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The first row of a section."""

    section: Section


@dataclass(frozen=True, slots=True)
class Planned:
    """One publication on one account. `by_day`: the heading says the day already."""

    line: PlannerLine
    by_day: bool


class PlannerModel(QAbstractListModel):
    """Headings can be neither chosen nor reached with the arrow keys."""

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._rows: list[Heading | Planned] = []
        self._at: dict[str, int] = {}

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show these sections."""
        self.beginResetModel()
        self._rows = []
        for section in sections:
            self._rows.append(Heading(section))
            self._rows.extend(Planned(line, section.by_day) for line in section.lines)
        self._at = {row.line.delivery_id: at for at, row in enumerate(self._rows) if isinstance(row, Planned)}
        self.endResetModel()

    def line(self, row: int) -> PlannerLine | None:
        """Return the publication in a row; None for a heading, or where there is no such row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found.line if isinstance(found, Planned) else None

    def row_of(self, delivery_id: str) -> int:
        """Return the row of a delivery, or -1."""
        return self._at.get(delivery_id, -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.line(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.section.title if isinstance(row, Heading) else row.line.headline
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def _spoken(self, row: Heading | Planned) -> str:
        if isinstance(row, Heading):
            return f"{row.section.title}: {len(row.section.lines)}"
        line, zone = row.line, self._zone
        moment = (
            f"{near_day(line.due_at, zone)} {time_shown(line.due_at, zone)} {zone_shown(line.due_at, zone)}"
        )
        parts = [state_words(line), moment, line.headline, line.account, line.subject, line.speaker]
        return ", ".join(part for part in [*parts, reason_words(line)] if part)
