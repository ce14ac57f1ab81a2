"""What lies over a page while files are dragged across it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import icons, theme
from ui.tokens import HEADING_PX, L

_ICON = 44


class DropVeil(QWidget):
    """Says in `words` what a drop will do; it takes no events of its own."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(words)
        self.hide()

    def show_over(self, place: QRect) -> None:
        """Cover `place`."""
        self.setGeometry(place)
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(tokens.chosen)
        ground.setAlphaF(0.97)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(QColor(tokens.link), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(L, L, -L, -L), 12, 12)
        middle = self.rect().center()
        place = QRect(middle.x() - _ICON // 2, middle.y() - _ICON, _ICON, _ICON)
        icons.paint(painter, "photo-plus", "link", place)
        font = painter.font()
        font.setPixelSize(HEADING_PX)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        words = self.rect().adjusted(L, middle.y() - self.rect().top() + 12, -L, -L)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._words)
        painter.end()
