"""What happened to a post, line by line, newest first, as the history tells it."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccgcompose.domain.history import HistoryEntry
from ui import theme
from ui.history.words import short_moment
from ui.tokens import XS, M, S
from ui.widgets.text import label, small
from ui.words import breakable

_RULE = 3


class Timeline(QWidget):
    """A rule at the left, the entries beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(M, XS, 0, XS)
        self._column.setSpacing(S + 2)

    def set_entries(self, entries: tuple[HistoryEntry, ...], zone: str) -> None:
        """Show these entries."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for entry in entries:
            self._column.addWidget(_line(entry, zone))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, _RULE, self.height(), QColor(theme.current().line))
        painter.end()


def _line(entry: HistoryEntry, zone: str) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(small(f"{short_moment(entry.made_at, zone)} · entry {entry.number:,}"))
    column.addWidget(label(breakable(entry.entry.summary), wrap=True))
    return row
