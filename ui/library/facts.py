"""Names and values under each other: what is known of a file, what a record says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.tokens import XS, M
from ui.widgets.emptying import clear_out
from ui.widgets.text import label, small
from ui.words import breakable

NAME_WIDTH = 88
NARROW = 20  # characters that stand in a value's column


class Facts(QWidget):
    """Rows of a quiet name and its value; a value that is empty leaves its row out."""

    def __init__(self, rows: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(M - 4)
        self._grid.setVerticalSpacing(XS)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, NAME_WIDTH)
        self.set_rows(rows)

    def rows(self) -> list[tuple[str, str]]:
        """Return what is shown."""
        return list(self._rows)

    def set_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show these names and values."""
        kept = [row for row in rows if row[1]]
        if kept == self._rows:
            return
        self._rows = kept
        clear_out(self._grid)
        for at, (name, value) in enumerate(kept):
            self._grid.addWidget(small(name), at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(_value(name, value), at, 1, Qt.AlignmentFlag.AlignTop)


def _value(name: str, value: str) -> QLabel:
    said = label(breakable(value, NARROW), wrap=True)
    said.setAccessibleName(f"{name}: {value}")
    return said
