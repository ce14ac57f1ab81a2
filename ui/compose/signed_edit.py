"""The text with the sign-off under it, in grey, as the public will read it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextOption
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.tokens import M
from ui.widgets.underline_edit import SpanTextEdit

ROOM = 72  # pixels kept free under the last line, for two lines of sign-off


class SignedEdit(SpanTextEdit):
    """`set_sign_off` says what stands under the text. It cannot be written into: the program adds it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._sign_off = ""
        super().__init__(name, parent)
        self.setProperty("plain", "true")

    def set_text(self, text: str) -> None:
        """Show another text, without marks, with room for the sign-off under it."""
        super().set_text(text)
        document = self.document()
        document.setUndoRedoEnabled(False)
        shape = document.rootFrame().frameFormat()
        shape.setBottomMargin(ROOM)
        document.rootFrame().setFrameFormat(shape)
        document.setUndoRedoEnabled(True)

    def set_sign_off(self, text: str) -> None:
        """Show who signs; an empty text shows nothing."""
        self._sign_off = text
        self.setAccessibleDescription(f"Signed: {text}" if text else "")
        self.viewport().update()

    def sign_off(self) -> str:
        """Return what stands under the text."""
        return self._sign_off

    def replace_all(self, text: str) -> None:
        """Put `text` in the place of all there is. The person can undo it."""
        self.replace_span(0, len(self.text()), text)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._sign_off or not self.text():
            return
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.setPen(QColor(theme.current().muted))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.drawText(self._place(), self._sign_off, option)
        painter.end()

    def _place(self) -> QRectF:
        margin = self.document().documentMargin()
        end = self.document().documentLayout().documentSize().height() - ROOM
        top = end + M - self.verticalScrollBar().value()
        return QRectF(margin, top, self.viewport().width() - 2 * margin, ROOM - M)
