"""A text field with underlined spans.

The lines are painted, not set as formats: two pixels thick, each kind with a shape of its own, one under
another where spans overlap, and only those on the screen, so that 100,000 characters stay fluid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QToolTip, QWidget

from ui import theme
from ui.tokens import Tokens
from ui.widgets import marks as drawing
from ui.widgets.mark_geometry import segments
from ui.widgets.marks import Mark
from ui.widgets.plain_edit import PlainEdit


@dataclass(slots=True)
class _Placed:
    """A mark in UTF-16 units; it moves along as the person types."""

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
        self.document().contentsChange.connect(self._on_change)
        self.cursorPositionChanged.connect(self._on_caret)

    def set_text(self, text: str) -> None:
        """Show another text, without marks."""
        self._placed = []
        super().set_text(text)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Underline these spans and no others. What lies outside the text is cut off."""
        to_units = self._places.to_units
        self._placed = [
            _Placed(mark, to_units(mark.start), to_units(mark.end), level)
            for mark, level in zip(marks, drawing.levels(marks), strict=True)
            if to_units(mark.start) < to_units(mark.end)
        ]
        self._placed.sort(key=lambda placed: placed.start)
        self.viewport().update()
        self._on_caret()

    def marks(self) -> list[Mark]:
        """Return the marks that are shown, in the order of the text, as they were set."""
        return [placed.mark for placed in self._placed]

    def mark_at(self, point: int) -> Mark | None:
        """Return the worst mark over the code point `point`, or None."""
        return self._mark_at_unit(self._places.to_units(point))

    def go_to_mark(self, step: int) -> None:
        """Select the next mark (`step` 1) or the one before (-1), and begin again at the end."""
        if not self._placed:
            return
        caret = self.textCursor().selectionStart()
        ahead = [p for p in self._placed if (p.start > caret if step > 0 else p.start < caret)]
        target = (ahead or self._placed)[0 if step > 0 else -1]
        self.select_span(self._places.to_points(target.start), self._places.to_points(target.end))

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
        first, last = self._units_in_sight()
        for placed in self._placed:
            if placed.start < last and placed.end > first:
                self._paint(painter, placed, tokens)
        painter.end()

    def _paint(self, painter: QPainter, placed: _Placed, tokens: Tokens) -> None:
        block = self.document().findBlock(placed.start)
        layout = self.document().documentLayout()
        while block.isValid() and block.position() < placed.end:
            corner = layout.blockBoundingRect(block).topLeft()
            self._paint_in_block(painter, block, placed, corner.x(), corner.y(), tokens)
            block = block.next()

    def _paint_in_block(
        self, painter: QPainter, block: QTextBlock, placed: _Placed, x: float, y: float, tokens: Tokens
    ) -> None:
        start, end = placed.start - block.position(), placed.end - block.position()
        for left, right, base, descent in segments(block, max(0, start), min(end, block.length() - 1)):
            height = y + base + descent * 0.5 + 3 * (placed.level + 1)
            drawing.draw(painter, placed.mark.kind, tokens, x + left, x + right, height)

    def _units_in_sight(self) -> tuple[int, int]:
        corner = self.viewport().rect().bottomRight()
        first = self.cursorForPosition(QPoint(0, 0)).block().position()
        block = self.cursorForPosition(corner).block()
        return first, block.position() + block.length()

    def _show_tip(self, event: QHelpEvent) -> None:
        cursor = self.cursorForPosition(event.pos())
        mark = self._mark_at_unit(cursor.position()) or self._mark_at_unit(cursor.position() - 1)
        if mark is not None and mark.tooltip:
            QToolTip.showText(event.globalPos(), mark.tooltip, self.viewport())
        else:
            QToolTip.hideText()

    def _mark_at_unit(self, unit: int) -> Mark | None:
        over = [p.mark for p in self._placed if p.start <= unit < p.end]
        return min(over, key=lambda mark: drawing.RANK[mark.kind], default=None)

    def _on_change(self, place: int, removed: int, added: int) -> None:
        """Move the marks with the text; a mark whose words are gone goes too."""
        if self._setting:
            return
        by = added - removed
        for placed in self._placed:
            placed.start = _moved(placed.start, place, removed, by)
            placed.end = _moved(placed.end, place, removed, by)
        self._placed = [placed for placed in self._placed if placed.start < placed.end]

    def _on_caret(self) -> None:
        mark = self._mark_at_unit(self.textCursor().selectionStart())
        if mark != self._entered:
            self._entered = mark
            self.markEntered.emit(mark)


def _moved(unit: int, place: int, removed: int, by: int) -> int:
    if unit < place:
        return unit
    return max(place, unit + by) if unit >= place + removed else place
