"""A text field with underlined spans.

The lines are painted, not set as formats: two pixels thick, each kind with a shape of its own, one under
another where spans overlap, and only those on the screen, so that 100,000 characters stay fluid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ui import theme
from ui.tokens import Tokens
from ui.widgets import marks as drawing
from ui.widgets.changed_part import Part
from ui.widgets.mark_geometry import segments
from ui.widgets.marks import Mark
from ui.widgets.plain_edit import PlainEdit


@dataclass(slots=True)
class _Placed:
    """A mark in code points; it moves along as the person types."""

    mark: Mark
    start: int
    end: int
    level: int


class SpanTextEdit(PlainEdit):
    """`set_marks` underlines; F8 and Shift+F8 go from mark to mark; a tooltip says what each is about.

    Until the next `set_marks` the lines move with the text as it is typed.
    """

    markEntered = Signal(object)  # the Mark at the caret, or None

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._placed: list[_Placed] = []
        self._entered: Mark | None = None
        super().__init__(name, parent)
        self.cursorPositionChanged.connect(self._on_caret)

    def set_text(self, text: str) -> None:
        """Show another text, without marks."""
        self._placed = []
        super().set_text(text)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Underline these spans and no others. What lies outside the text is cut off."""
        length = self._places.length
        self._placed = [
            _Placed(mark, max(0, mark.start), min(mark.end, length), level)
            for mark, level in zip(marks, drawing.levels(marks), strict=True)
            if max(0, mark.start) < min(mark.end, length)
        ]
        self._placed.sort(key=lambda placed: placed.start)
        self.viewport().update()
        self._on_caret()

    def marks(self) -> list[Mark]:
        """Return the marks that are shown, in the order of the text, as they were set."""
        return [placed.mark for placed in self._placed]

    def mark_at(self, point: int) -> Mark | None:
        """Return the worst mark over the code point `point`, or None."""
        over = [p.mark for p in self._placed if p.start <= point < p.end]
        return min(over, key=lambda mark: drawing.RANK[mark.kind], default=None)

    def go_to_mark(self, step: int) -> None:
        """Select the next mark (`step` 1) or the one before (-1), and begin again at the end."""
        if not self._placed:
            return
        caret = self.selected_span()[0]
        ahead = [p for p in self._placed if (p.start > caret if step > 0 else p.start < caret)]
        target = (ahead or self._placed)[0 if step > 0 else -1]
        self.select_span(target.start, target.end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F8:
            self.go_to_mark(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._placed:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        tokens = theme.current()
        first, last = self._in_sight()
        for placed in self._placed:
            if placed.start < last and placed.end > first:
                self._paint(painter, placed, tokens)
        painter.end()

    def _paint(self, painter: QPainter, placed: _Placed, tokens: Tokens) -> None:
        start, end = self._places.to_units(placed.start), self._places.to_units(placed.end)
        layout = self.document().documentLayout()
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            corner = layout.blockBoundingRect(block).topLeft()
            first, last = start - block.position(), min(end - block.position(), block.length() - 1)
            for left, right, base, descent in segments(block, max(0, first), last):
                height = corner.y() + base + descent * 0.5 + 3 * (placed.level + 1)
                x = corner.x()
                drawing.draw(painter, placed.mark.kind, tokens, x + left, x + right, height)
            block = block.next()

    def _in_sight(self) -> tuple[int, int]:
        """Return the code points of the first and after the last paragraph on the screen."""
        corner = self.viewport().rect().bottomRight()
        first = self.cursorForPosition(QPoint(0, 0)).block().position()
        block = self.cursorForPosition(corner).block()
        return self._places.to_points(first), self._places.to_points(block.position() + block.length())

    def _show_tip(self, event: QHelpEvent) -> None:
        point = self._places.to_points(self.cursorForPosition(event.pos()).position())
        mark = self.mark_at(point) or self.mark_at(point - 1)
        if mark is not None and mark.tooltip:
            QToolTip.showText(event.globalPos(), mark.tooltip, self.viewport())
        else:
            QToolTip.hideText()

    def _on_replaced(self, part: Part) -> None:
        """Move the marks with the text; a mark whose words are gone goes too."""
        for placed in self._placed:
            placed.start, placed.end = part.moved(placed.start), part.moved(placed.end)
        self._placed = [placed for placed in self._placed if placed.start < placed.end]

    def _on_caret(self) -> None:
        mark = self.mark_at(self.selected_span()[0])
        if mark != self._entered:
            self._entered = mark
            self.markEntered.emit(mark)
