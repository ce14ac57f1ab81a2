"""The ground of a button that paints itself.

The style is not asked for it: loading Qt's style classes into Python would cost the first paint 10 ms.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from ui.tokens import RADIUS


def paint_ground(painter: QPainter, rect: QRect, ground: str, line: str) -> None:
    """Fill `rect` with round corners and a hairline, and leave the painter smooth."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(line))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
