"""Grey lines where text will be. They stand still: movement would distract and some people cannot bear it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

_LINE, _GAP = 12, 14
_WIDTHS = (0.9, 0.72, 0.82, 0.5)


class Skeleton(QWidget):
    """`lines` bars of uneven width; a screen reader hears "Loading"."""

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setAccessibleName("Loading")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, self._lines * (_LINE + _GAP) - _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().track))
        for i in range(self._lines):
            width = self.width() * _WIDTHS[i % len(_WIDTHS)]
            painter.drawRoundedRect(QRectF(0, i * (_LINE + _GAP), width, _LINE), 4, 4)
        painter.end()
