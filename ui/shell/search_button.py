"""Looks like a search box, and opens the command palette."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.shell.ground import paint_ground
from ui.tokens import BUTTON_HEIGHT, ICON, SMALL_PX

WORDS = "Search posts, people, commands"
_SHORT = "Search"  # where there is no room for the whole
_KEYS = "Ctrl K"


class SearchButton(QPushButton):
    """A button, because typing happens in the palette that it opens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setAccessibleName(f"{WORDS} ({_KEYS})")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(380)

    def sizeHint(self) -> QSize:
        """Ask for little: the pulse beside it comes first where the bar is narrow."""
        return QSize(240, BUTTON_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, BUTTON_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        lit = self.underMouse()
        paint_ground(painter, self.rect(), tokens.hover if lit else tokens.sunken, tokens.line)
        icons.paint(painter, "search", "muted", QRect(10, (self.height() - ICON) // 2, ICON, ICON))
        painter.setFont(_plain(self.font(), 0))
        painter.setPen(QColor(tokens.muted))
        room = self.rect().adjusted(38, 0, -72, 0)
        metrics = painter.fontMetrics()
        words = WORDS if metrics.horizontalAdvance(WORDS) <= room.width() else _SHORT
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        self._paint_keys(painter)
        painter.end()

    def _paint_keys(self, painter: QPainter) -> None:
        tokens = theme.current()
        painter.setFont(_plain(self.font(), SMALL_PX))
        cap = QRectF(self.width() - 60.5, (self.height() - 22) / 2 + 0.5, 52, 21)
        painter.setPen(QColor(tokens.line))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, _KEYS)


def _plain(font: QFont, pixels: int) -> QFont:
    result = QFont(font)
    result.setBold(False)
    if pixels:
        result.setPixelSize(pixels)
    return result
