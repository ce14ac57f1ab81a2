"""A picture with boxes on it, chosen, drawn, moved and stretched by pointer and by keyboard.

Left, Right      from box to box          N or Insert      a new box in the middle
M                move the chosen box
arrows           move the box             Shift+arrows     stretch it (Alt: by a little)
Enter            keep it                  Esc              think better of it
Delete           ask that the chosen box goes
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from ccgcompose.domain.region import Region
from ui.widgets.boxes import Box, handle_at, is_large_enough, moved, paint_box, spanned, stretched
from ui.widgets.picture_view import PictureView

DRAWN = ""  # the key of a box that is being made
_STEP, _LITTLE = 200, 40
_MEANT = 60  # ten-thousandths that the mouse must go before a box goes along
_FIRST = Region(4_000, 3_500, 2_000, 3_000)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
HOW = (
    "Left and Right go from person to person. N makes a new box and M moves the chosen one: arrows move it, Shift and "
    "arrows stretch it, Enter keeps it, Escape drops it. Delete takes a mark back, Ctrl+Z undoes a move. The mouse "
    "does all of it as well."
)


class BoxesView(PictureView):
    """`chosen(key)` as the person goes from box to box; `drawn(Region)` for a new one; `removeWanted(key)`.

    `placed(key, Region)` for one that was moved or stretched.
    """

    chosen = Signal(str)
    drawn = Signal(object)
    placed = Signal(str, object)
    removeWanted = Signal(str)
    drawingChanged = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: tuple[Box, ...] = ()
        self._chosen: str | None = None
        self._draft: Region | None = None
        self._from: tuple[int, int] | None = None
        self._held: tuple[int, int, Region, bool] | None = None
        self._moving = DRAWN  # the key of the box that is being moved, and not made
        self._may_draw = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(HOW)

    def set_may_draw(self, may_draw: bool) -> None:
        """Let boxes be drawn, or only looked at; one that is being made stays where it may."""
        self._may_draw = may_draw
        if not may_draw:
            self.cancel()

    def set_boxes(self, boxes: Sequence[Box]) -> None:
        """Show these; the chosen one stays chosen where it is among them."""
        self._boxes = tuple(boxes)
        if all(box.key != self._chosen for box in self._boxes):
            self._chosen = None
        self.update()

    def boxes(self) -> tuple[Box, ...]:
        """Return what is shown."""
        return self._boxes

    def choose(self, key: str) -> None:
        """Show a box as the chosen one; nothing is emitted."""
        self._chosen = key
        self.update()

    def chosen_key(self) -> str | None:
        """Return the key of the chosen box."""
        return self._chosen

    def draft(self) -> Region | None:
        """Return the box that is being made."""
        return self._draft

    def begin(self) -> None:
        """Begin a new box in the middle, to be moved by keyboard."""
        if self._may_draw and self.has_image():
            self._set_draft(_FIRST)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_moving(self) -> None:
        """Begin to move the chosen box by keyboard, where it may be moved."""
        box = self._movable()
        if box is not None:
            self._moving = box.key
            self._set_draft(box.region)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"Moving {box.name}"))

    def keep(self) -> None:
        """Have the new box kept, or the moved one where it is now."""
        region, moving = self._draft, self._moving
        self.cancel()
        if region is None or not is_large_enough(region):
            return
        if moving == DRAWN:
            self.drawn.emit(region)
        elif any(box.key == moving and box.region != region for box in self._boxes):
            self.placed.emit(moving, region)

    def cancel(self) -> None:
        """Drop the box that is being made; one that is being moved is where it was."""
        self._from = self._held = None
        self._set_draft(None)
        self._moving = DRAWN

    def _movable(self) -> Box | None:
        found = next((box for box in self._boxes if box.key == self._chosen), None)
        return found if found is not None and found.movable and self._may_draw else None

    # by keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        handled = self._key_of_draft(event) if self._draft is not None else self._key_of_boxes(event)
        if not handled:
            super().keyPressEvent(event)

    def _key_of_draft(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _ARROWS and self._draft is not None:
            held = event.modifiers()
            step = _LITTLE if held & Qt.KeyboardModifier.AltModifier else _STEP
            dx, dy = _ARROWS[key][0] * step, _ARROWS[key][1] * step
            change = stretched if held & Qt.KeyboardModifier.ShiftModifier else moved
            self._set_draft(change(self._draft, dx, dy))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        elif key == Qt.Key.Key_Escape:
            self.cancel()
        else:
            return False
        return True

    def _key_of_boxes(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _ARROWS and self._boxes:
            self._go(1 if sum(_ARROWS[key]) > 0 else -1)
        elif key in (Qt.Key.Key_N, Qt.Key.Key_Insert) and not event.modifiers():
            self.begin()
        elif key == Qt.Key.Key_M and not event.modifiers():
            self.begin_moving()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._chosen is not None:
            self.removeWanted.emit(self._chosen)
        else:
            return False
        return True

    def _go(self, step: int) -> None:
        keys = [box.key for box in self._boxes]
        at = keys.index(self._chosen) + step if self._chosen in keys else (0 if step > 0 else -1)
        box = self._boxes[at % len(keys)]
        self._choose(box.key)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, box.name))

    def _choose(self, key: str) -> None:
        self._chosen = key
        self.update()
        self.chosen.emit(key)

    # by pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.has_image():
            return
        point = event.position()
        if self._draft is not None and self._hold(point, self._draft):
            return
        chosen = self._movable()
        if chosen is not None and handle_at(self.rect_of(chosen.region), point):
            self._hold(point, chosen.region)
            return
        hit = self._box_at(point)
        if hit is not None and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._choose(hit.key)
            if self._movable() is not None:
                self._hold(point, hit.region)
        elif self._may_draw:
            self._from = self.place_of(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x, y = self.place_of(event.position())
        if self._held is not None:
            from_x, from_y, region, by_corner = self._held
            if self._draft is None:
                if max(abs(x - from_x), abs(y - from_y)) < _MEANT:
                    return  # a click that trembles chooses, and moves nothing
                self._moving = self._chosen or DRAWN
            change = stretched if by_corner else moved
            self._set_draft(change(region, x - from_x, y - from_y))
        elif self._from is not None:
            self._set_draft(spanned(self._from, (x, y)))
        else:
            over = self._box_at(event.position()) is not None
            plain = Qt.CursorShape.CrossCursor if self._may_draw else Qt.CursorShape.ArrowCursor
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else plain)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._held is not None:
            self._held = None
            if self._moving != DRAWN:
                self.keep()
        elif self._from is not None:
            self.keep() if self._draft is not None else self.cancel()

    def _hold(self, point: QPointF, region: Region) -> bool:
        """Take hold of a box, in the middle or at its corner."""
        rect = self.rect_of(region)
        by_corner = handle_at(rect, point)
        if not by_corner and not rect.contains(point):
            return False
        self._held = (*self.place_of(point), region, by_corner)
        return True

    def _box_at(self, point: QPointF) -> Box | None:
        """Return the smallest box under a point: what lies inside another can be reached."""
        under = [box for box in self._boxes if self.rect_of(box.region).contains(point)]
        return min(under, key=lambda box: box.region.area, default=None)

    def _set_draft(self, draft: Region | None) -> None:
        before, self._draft = self._draft, draft
        if (before is None) != (draft is None):
            self.drawingChanged.emit(draft is not None)
        self.update()

    # painted

    def paint_over(self, painter: QPainter) -> None:
        last = None
        for box in self._boxes:
            if box.key == self._moving:
                continue  # it is painted where it is now
            if box.key == self._chosen:
                last = box
            else:
                paint_box(painter, self.rect_of(box.region), box, self.width(), chosen=False)
        if last is not None:
            paint_box(painter, self.rect_of(last.region), last, self.width(), chosen=True)
        if self._draft is not None:
            called = next((box.name for box in self._boxes if box.key == self._moving), "New")
            new = Box(DRAWN, self._draft, "info", called)
            paint_box(painter, self.rect_of(self._draft), new, self.width(), chosen=True)
