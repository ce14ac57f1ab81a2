"""Boxes on a picture as plain values, and how they are moved, stretched and painted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ccgcompose.domain.region import WHOLE, Region
from ui import icons, theme
from ui.tokens import Kind
from ui.widgets.badge import KIND_ICONS

LEAST = 150  # ten-thousandths: a box is never smaller
HANDLE = 10  # pixels: of a corner that can be held
_TAG = 22


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a picture with what is said of it. `name` is short: it stands on the picture.

    `movable` says that it may be moved and stretched.
    """

    key: str
    region: Region
    kind: Kind
    name: str
    dashed: bool = False
    movable: bool = False


def moved(region: Region, dx: int, dy: int) -> Region:
    """Return the region shifted, and kept on the picture."""
    x = min(WHOLE - region.width, max(0, region.x + dx))
    y = min(WHOLE - region.height, max(0, region.y + dy))
    return Region(x, y, region.width, region.height)


def stretched(region: Region, dx: int, dy: int) -> Region:
    """Return the region made wider and higher at its lower right, kept on the picture and never too small."""
    width = min(WHOLE - region.x, max(LEAST, region.width + dx))
    height = min(WHOLE - region.y, max(LEAST, region.height + dy))
    return Region(region.x, region.y, width, height)


def spanned(one: tuple[int, int], other: tuple[int, int]) -> Region:
    """Return the region between two places, whichever comes first."""
    left, top = min(one[0], other[0]), min(one[1], other[1])
    return Region(left, top, abs(one[0] - other[0]), abs(one[1] - other[1]))


def is_large_enough(region: Region) -> bool:
    """Return whether a region was drawn on purpose."""
    return region.width >= LEAST and region.height >= LEAST


def tag_place(rect: QRectF, width: float, room: float) -> QRectF:
    """Return where the name of a box stands: above it where there is room, else inside; within `room` pixels."""
    top = rect.top() - _TAG - 2 if rect.top() >= _TAG + 4 else rect.top() + 3
    return QRectF(max(2.0, min(rect.left(), room - width - 2)), top, width, _TAG)


def paint_box(painter: QPainter, rect: QRectF, box: Box, room: float, *, chosen: bool) -> None:
    """Paint one box: dark and light lines that stand out on any picture, and its name in a pill.

    `room` is the width of the widget in its own pixels, whatever the scale of the screen.
    """
    tokens = theme.current()
    tone = tokens.tone(box.kind)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor("#000000"), 5 if chosen else 4))
    painter.drawRect(rect)
    style = Qt.PenStyle.DashLine if box.dashed and not chosen else Qt.PenStyle.SolidLine
    ink = tokens.focus if chosen else "#FFFFFF"
    painter.setPen(QPen(QColor(ink), 3 if chosen else 2, style))
    painter.drawRect(rect)
    if chosen:
        _paint_handles(painter, rect)
    _paint_tag(painter, rect, box, room, QColor(tone.soft), QColor(tone.text))


def handle_at(rect: QRectF, point: QPointF) -> bool:
    """Return whether a point holds the lower right corner of a box."""
    return (rect.bottomRight() - point).manhattanLength() <= HANDLE * 2


def _paint_handles(painter: QPainter, rect: QRectF) -> None:
    corner = QRectF(0, 0, HANDLE, HANDLE)
    corner.moveCenter(rect.bottomRight())
    painter.setPen(QPen(QColor("#000000"), 2))
    painter.setBrush(QColor(theme.current().focus))
    painter.drawRect(corner)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_tag(painter: QPainter, rect: QRectF, box: Box, room: float, ground: QColor, ink: QColor) -> None:
    font = QFont(painter.font())
    font.setPixelSize(12)
    font.setBold(True)
    painter.setFont(font)
    shown = painter.fontMetrics().elidedText(box.name, Qt.TextElideMode.ElideRight, 200)
    width = painter.fontMetrics().horizontalAdvance(shown) + 30
    tag = tag_place(rect, width, room)
    painter.setPen(QPen(QColor("#000000"), 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(tag, 4, 4)
    place = QRect(round(tag.left()) + 6, round(tag.top()) + 4, 14, 14)
    icons.paint(painter, KIND_ICONS[box.kind], box.kind, place)
    painter.setPen(ink)
    painter.drawText(tag.adjusted(24, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, shown)
