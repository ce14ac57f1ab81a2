"""A picture with the part that is left of it: moved by pointer and by arrows, in a fixed shape or by hand.

arrows           move what matters, or the part       Alt+arrows       by a little
Shift+arrows     stretch the part (by hand only)      drag             the same by pointer
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from ccgcompose.domain.region import EVERYWHERE, WHOLE, Region
from ccgcompose.domain.shape import Focus, Shape, crop_to
from ui import theme
from ui.widgets.boxes import is_large_enough, moved, spanned, stretched
from ui.widgets.picture_view import PictureView

HOW_SHAPE = "Drag, or use the arrows, to say what matters: the shape is laid around it. Alt: by a little."
HOW_HAND = (
    "Drag a frame around what is to stay. Arrows move it, Shift and arrows stretch it, Alt: by a little."
)
_STEP, _LITTLE = 250, 50
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_VEIL = 150  # of 255: how dark what is cut away becomes


class CropView(PictureView):
    """`changed` when a person moves the part or what matters. `crop` and `focus` say how it stands."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = (0, 0)
        self._shape: Shape | None = None
        self._by_hand = False
        self._crop = EVERYWHERE
        self._focus = Focus()
        self._from: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    def begin(self, width: int, height: int, focus: Focus) -> None:
        """Show the whole of a picture of that size in pixels, with what matters at `focus`."""
        self._size, self._focus = (width, height), focus
        self.show_whole()

    def show_whole(self) -> None:
        """Leave the picture whole."""
        self._shape, self._by_hand, self._crop = None, False, EVERYWHERE
        self.setAccessibleDescription("")
        self.update()

    def show_shape(self, shape: Shape) -> None:
        """Cut the picture to a shape, around what matters."""
        self._shape, self._by_hand = shape, False
        self._lay_around()
        self.setAccessibleDescription(HOW_SHAPE)

    def cut_by_hand(self) -> None:
        """Let the person say which part is left."""
        self._shape, self._by_hand = None, True
        if self._crop == EVERYWHERE:
            self._crop = Region(1_000, 1_000, 8_000, 8_000)
        self.setAccessibleDescription(HOW_HAND)
        self.update()

    def crop(self) -> Region:
        """Return the part that is left."""
        return self._crop

    def focus_point(self) -> Focus:
        """Return what matters."""
        return self._focus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        if key not in _ARROWS or not (self._shape or self._by_hand):
            super().keyPressEvent(event)
            return
        step = _LITTLE if held & Qt.KeyboardModifier.AltModifier else _STEP
        dx, dy = _ARROWS[key][0] * step, _ARROWS[key][1] * step
        if self._shape is not None:
            self._set_focus(self._focus.x + dx, self._focus.y + dy)
        else:
            change = stretched if held & Qt.KeyboardModifier.ShiftModifier else moved
            self._set_crop(change(self._crop, dx, dy))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.has_image():
            self._from = self.place_of(event.position())
            if self._shape is not None:
                self._set_focus(*self._from)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        place = self.place_of(event.position())
        if self._shape is not None:
            self._set_focus(*place)
        elif self._by_hand and is_large_enough(spanned(self._from, place)):
            self._set_crop(spanned(self._from, place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None

    def _set_focus(self, x: int, y: int) -> None:
        self._focus = Focus(min(WHOLE, max(0, x)), min(WHOLE, max(0, y)))
        self._lay_around()
        self.changed.emit()

    def _set_crop(self, crop: Region) -> None:
        self._crop = crop
        self.update()
        self.changed.emit()

    def _lay_around(self) -> None:
        if self._shape is not None:
            self._crop = crop_to(self._shape, *self._size, self._focus)
        self.update()

    def paint_over(self, painter: QPainter) -> None:
        if not (self._shape or self._by_hand):
            return
        whole, part = self.ground(), self.rect_of(self._crop)
        outside = QPainterPath()
        outside.addRect(whole)
        outside.addRect(part)
        veil = QColor("#000000")
        veil.setAlpha(_VEIL)
        painter.fillPath(outside, veil)  # odd-even: what lies in both is left alone
        painter.setPen(QPen(QColor("#000000"), 4))
        painter.drawRect(part)
        painter.setPen(QPen(QColor(theme.current().focus), 2))
        painter.drawRect(part)
        if self._shape is not None:
            _paint_cross(painter, self.rect_of(Region(self._focus.x, self._focus.y, 0, 0)).topLeft())


def _paint_cross(painter: QPainter, point: QPointF) -> None:
    for ink, width in (("#000000", 5), ("#FFFFFF", 2)):
        painter.setPen(QPen(QColor(ink), width))
        painter.drawLine(point - QPointF(12, 0), point + QPointF(12, 0))
        painter.drawLine(point - QPointF(0, 12), point + QPointF(0, 12))
        painter.drawEllipse(QRectF(point.x() - 7, point.y() - 7, 14, 14))
