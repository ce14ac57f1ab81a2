"""What lies over the page while pictures are dragged across it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import icons, theme
from ui.tokens import HEADING_PX, M

WORDS = "Drop pictures to add them to this post"
ICON_EDGE = 44


class DropVeil(QWidget):
    """Says what a drop will do; it takes no events of its own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(WORDS)
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
        ground.setAlphaF(0.95)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(QColor(tokens.link), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(M, M, -M, -M), 10, 10)
        middle = self.rect().center()
        place = QRect(middle.x() - ICON_EDGE // 2, middle.y() - ICON_EDGE - M, ICON_EDGE, ICON_EDGE)
        icons.paint(painter, "photo-plus", "link", place)
        font = painter.font()
        font.setPixelSize(HEADING_PX)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        below = QRect(0, middle.y(), self.width(), HEADING_PX * 2)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, WORDS)
        painter.end()
