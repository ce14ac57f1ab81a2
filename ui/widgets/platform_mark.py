"""The mark of a platform: its own sign where there is one, else its first letters."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

import resources
from ui import icons, theme
from ui.tokens import RADIUS

SIZE = 32


class PlatformMark(QWidget):
    """Shows the mark; a screen reader says what people call the platform."""

    def __init__(self, size: int = SIZE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._platform, self._title = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_platform(self, platform: str, title: str) -> None:
        """Show another platform's mark."""
        self._platform, self._title = platform, title
        self.setAccessibleName(title)
        self.setToolTip(title)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, self._platform, self._title, QRect(0, 0, self._size, self._size))
        painter.end()


def paint_mark(painter: QPainter, platform: str, title: str, rect: QRect) -> None:
    """Paint the mark of a platform over the whole of `rect`."""
    tokens = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(tokens.line))
    painter.setBrush(QColor(tokens.sunken))
    painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), RADIUS, RADIUS)
    if _has_sign(platform):
        inner = rect.height() * 5 // 8
        sign = QRect(0, 0, inner, inner)
        sign.moveCenter(rect.center())
        icons.paint(painter, f"brand-{platform}", "text", sign)
    else:
        font = QFont(painter.font())
        font.setBold(True)
        font.setPixelSize(max(10, round(rect.height() * 0.38)))
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters(title))
    painter.restore()


def letters(title: str) -> str:
    """Return up to two letters that stand for a platform."""
    words = title.split()
    return "".join(word[0] for word in words[:2]).upper() if len(words) > 1 else title[:2].capitalize()


@cache
def _has_sign(platform: str) -> bool:
    return resources.folder("icons").joinpath(f"brand-{platform}.svg").is_file()
