"""What a tile of the grid and a row of the list have in common when they are painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QPixmap

from ui import icons, theme
from ui.tokens import RADIUS, SMALL_PX, Kind
from ui.widgets.badge import KIND_ICONS

BADGE_HEIGHT = 24


def paint_ground(painter: QPainter, rect: QRect, *, chosen: bool, lit: bool) -> None:
    """Paint what says that an item is chosen or under the pointer. (The view itself wears the focus ring.)"""
    tokens = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if chosen or lit:
        painter.setPen(QPen(QColor(tokens.link if chosen else tokens.line), 1.5))
        painter.setBrush(QColor(tokens.chosen if chosen else tokens.hover))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 8, 8)


def paint_picture(painter: QPainter, box: QRect, pixmap: QPixmap | None, *, broken: bool) -> None:
    """Paint a thumbnail that fills `box`; until it is there, a quiet place for it."""
    if pixmap is not None and pixmap.deviceIndependentSize().toSize() == box.size():
        painter.drawPixmap(box.topLeft(), pixmap)  # its corners are round already: nothing is scaled or cut
        return
    tokens = theme.current()
    corners = QPainterPath()
    corners.addRoundedRect(QRectF(box), RADIUS, RADIUS)
    painter.fillPath(corners, QColor(tokens.bad.soft if broken else tokens.sunken))
    if pixmap is None:
        edge = min(28, box.height() // 2)
        place = QRect(box.center().x() - edge // 2, box.center().y() - edge // 2, edge, edge)
        icons.paint(painter, "alert-triangle" if broken else "photo", "bad" if broken else "muted", place)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(corners)
    painter.drawPixmap(QRectF(box), pixmap, QRectF(pixmap.rect()))
    painter.restore()


def rounded(image: QImage, ratio: float) -> QImage:
    """Return a picture with round corners, as it is painted on a screen of `ratio`. For any thread."""
    made = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    corners = QPainterPath()
    corners.addRoundedRect(QRectF(made.rect()), RADIUS * ratio, RADIUS * ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(corners)
    painter.drawImage(0, 0, image)
    painter.end()
    return made


def paint_words(
    painter: QPainter, box: QRect, text: str, colour: str, *, pixels: int = 0, bold: bool = False
) -> None:
    """Write one line into `box`, cut with "…" where it ends."""
    before = painter.font()
    font = QFont(before)
    font.setBold(bold)
    if pixels:
        font.setPixelSize(pixels)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    painter.setFont(before)


def paint_badge(painter: QPainter, box: QRect, kind: Kind, text: str) -> None:
    """Paint a state as ui/widgets/badge.py shows it, at the left of `box`."""
    tone = theme.current().tone(kind)
    before = painter.font()
    font = QFont(before)
    font.setBold(True)
    font.setPixelSize(SMALL_PX)
    painter.setFont(font)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width() - 30)
    width = painter.fontMetrics().horizontalAdvance(shown) + 30
    pill = QRect(box.left(), box.center().y() - BADGE_HEIGHT // 2, width, BADGE_HEIGHT)
    painter.setPen(QPen(QColor(tone.edge)))
    painter.setBrush(QColor(tone.soft))
    painter.drawRoundedRect(pill, 4, 4)
    icons.paint(painter, KIND_ICONS[kind], kind, QRect(pill.left() + 6, pill.top() + 5, 14, 14))
    painter.setPen(QColor(tone.text))
    painter.drawText(pill.adjusted(24, 0, -2, 0), Qt.AlignmentFlag.AlignVCenter, shown)
    painter.setFont(before)
