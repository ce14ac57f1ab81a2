"""How the questions of a form stand: alone, or two beside each other where there is room."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.library.form_rows import MarkedRow
from ui.tokens import XS, M


class Pairs:
    """Makes pairs, and puts all of them under each other in a narrow window."""

    def __init__(self) -> None:
        self._lines: list[QBoxLayout] = []

    def pair(self, *rows: MarkedRow) -> QWidget:
        """Return a widget with these questions beside each other."""
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(M)
        for row in rows:
            line.addWidget(row, 1)
            row.layout_at_top()
        self._lines.append(line)
        return holder

    def set_narrow(self, narrow: bool) -> None:
        """Put the questions of each pair under each other, or beside."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for line in self._lines:
            line.setDirection(direction)


def column_of(*widgets: QWidget) -> QWidget:
    """Return a widget with these close under each other."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(XS)
    for widget in widgets:
        column.addWidget(widget)
    return holder
