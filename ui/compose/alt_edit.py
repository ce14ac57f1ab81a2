"""A small field of two lines for what a picture shows."""

from __future__ import annotations

from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from ui.widgets.plain_edit import PlainEdit

TEXT_PX = 14
LINE_HEIGHT = 110  # per cent


class AltEdit(PlainEdit):
    """As PlainEdit, with lines closer together."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.set_text_px(TEXT_PX)
        self.document().setDocumentMargin(1)
        self.setStyleSheet("AltEdit { padding: 3px 6px; } AltEdit:focus { padding: 2px 5px; }")

    def set_text(self, text: str) -> None:
        """Show another text."""
        super().set_text(text)
        shape = QTextBlockFormat()
        shape.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        self.document().setUndoRedoEnabled(False)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)
        self.document().setUndoRedoEnabled(True)
