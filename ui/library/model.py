"""The media that are shown, in order, for a view that asks only for what it paints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ccgcompose.usecases.views import MediaLine
from ui.library.words import badge, file_facts, used_in
from ui.tokens import Kind
from ui.widgets.text import plain_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class MediaModel(QAbstractListModel):
    """One row for each medium. `zone` is where days are shown."""

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._lines: list[MediaLine] = []
        self._rows: dict[str, int] = {}

    def set_lines(self, lines: Sequence[MediaLine]) -> None:
        """Show these media."""
        self.beginResetModel()
        self._lines = list(lines)
        self._rows = {line.asset.id: row for row, line in enumerate(self._lines)}
        self.endResetModel()

    def row_of(self, media_id: str) -> int:
        """Return the row of a medium, or -1."""
        return self._rows.get(media_id, -1)

    def line(self, row: int) -> MediaLine | None:
        """Return what a row shows, or None where there is no such row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def badge(self, line: MediaLine) -> tuple[Kind, str]:
        """Return how the permission of a medium stands."""
        return badge(line.verdict, self._zone)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.asset.filename
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(line.asset.filename)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line)
        return None

    def _spoken(self, line: MediaLine) -> str:
        alt = line.asset.alt_text or "no description"
        return f"{line.asset.filename}, {self.badge(line)[1]}, {alt}"

    def second_line(self, line: MediaLine) -> str:
        """Return the quiet words of the list."""
        creator = line.asset.metadata.creator
        parts = [file_facts(line.asset), used_in(line.used_in), f"by {creator}" if creator else ""]
        return " · ".join(part for part in parts if part)
