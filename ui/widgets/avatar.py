"""A person's initials in a disc."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from ui import theme

_FORMS_OF_ADDRESS = {"dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame", "rev"}


def initials(name: str) -> str:
    """Return up to two initials: of the first and the last name, without a form of address."""
    parts = [part for part in name.split() if part.rstrip(".").lower() not in _FORMS_OF_ADDRESS]
    if not parts:
        return ""
    ends = parts if len(parts) == 1 else [parts[0], parts[-1]]
    return "".join(part[0] for part in ends).upper()


def paint_avatar(painter: QPainter, text: str, rect: QRect) -> None:
    """Paint `text` in a disc that fills `rect`."""
    tokens = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.avatar))
    painter.drawEllipse(rect)
    font = painter.font()
    font.setBold(True)
    font.setPixelSize(max(10, round(rect.height() * 0.38)))
    painter.setFont(font)
    painter.setPen(QColor(tokens.on_avatar))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
