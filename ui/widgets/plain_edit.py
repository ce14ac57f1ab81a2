"""A field for plain text of any length. Outside it counts in code points; inside, Qt counts in UTF-16."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.widgets.changed_part import Part, changed_part
from ui.widgets.utf16 import Utf16Map, without_lone_surrogates

TEXT_PX = 17
LINE_HEIGHT = 155  # per cent: room for lines under the words
_TO_NEWLINES = {0x2029: "\n", 0x2028: "\n"}  # how Qt's documents end paragraphs and lines


class PlainEdit(QTextEdit):
    """`set_text` in; `textEdited(str)` out, for a person's own edits only.

    Lone surrogates become U+FFFD as they come in. Tab leaves the field. Pictures and files are not taken into
    the text: a paste of them is handed on by `mediaPasted`, a drop is left to the widgets around.
    """

    textEdited = Signal(str)
    mediaPasted = Signal(object)  # the QMimeData

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._places = Utf16Map("")
        self._setting = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.document().setDocumentMargin(10)
        self.set_text_px(TEXT_PX)
        self.set_text("")
        self.textChanged.connect(self._on_text)

    def text(self) -> str:
        """Return the text, lines ended by a newline."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text. The undo history goes, and `textEdited` is not sent."""
        self._setting = True
        document = self.document()
        document.setUndoRedoEnabled(False)
        self.setPlainText(without_lone_surrogates(text))
        _set_line_height(document)
        document.setUndoRedoEnabled(True)
        self._setting = False
        self._read()

    def set_text_px(self, pixels: int) -> None:
        """Set the height of the letters, in pixels."""
        font = QFont()  # only the size is set: the family goes on to follow the application's
        font.setPixelSize(pixels)
        self.setFont(font)

    def insert_text(self, text: str) -> None:
        """Put `text` at the caret, over what is selected. The person can undo it."""
        self.textCursor().insertText(without_lone_surrogates(text))

    def replace_span(self, start: int, end: int, text: str) -> None:
        """Put `text` in the place of the code points from `start` to `end`. The person can undo it."""
        self.cursor_over(start, end).insertText(without_lone_surrogates(text))

    def select_span(self, start: int, end: int) -> None:
        """Select the code points from `start` to `end`, bring them into sight and take the focus."""
        self.setTextCursor(self.cursor_over(start, end))
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def selected_span(self) -> tuple[int, int]:
        """Return the selection in code points: twice the caret where nothing is selected."""
        cursor = self.textCursor()
        return self._places.to_points(cursor.selectionStart()), self._places.to_points(cursor.selectionEnd())

    def cursor_over(self, start: int, end: int) -> QTextCursor:
        """Return a cursor that selects the code points from `start` to `end`."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._places.to_units(start))
        cursor.setPosition(self._places.to_units(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not _has_media(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if _has_media(source):
            self.mediaPasted.emit(source)
        else:
            self.insert_text(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()  # it leaves the field, even where there is no other
        elif event.matches(QKeySequence.StandardKey.InsertParagraphSeparator) and not self.isReadOnly():
            self._begin_paragraph()
        else:
            super().keyPressEvent(event)

    def _begin_paragraph(self) -> None:
        """Qt's own answer to Enter in an empty line takes the line's shape away and begins no new one."""
        cursor = self.textCursor()
        cursor.insertBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _on_text(self) -> None:
        if self._setting:
            return
        before = self._text
        self._read()
        if self._text != before:
            self._on_replaced(changed_part(before, self._text))
            self.textEdited.emit(self._text)

    def _on_replaced(self, part: Part) -> None:
        """For a subclass: the code points of `part` have just been replaced."""

    def _read(self) -> None:
        document = self.document()
        self._text = document.toRawText().translate(_TO_NEWLINES)
        self._places = Utf16Map(self._text)
        if document.characterCount() - 1 != self._places.units:
            # Half a pair came in by an input method: Qt keeps it, and Python is not shown it.
            self._setting = True
            _mend_lone_surrogates(document)
            self._setting = False
            self._text = document.toRawText().translate(_TO_NEWLINES)
            self._places = Utf16Map(self._text)


def _has_media(source: QMimeData) -> bool:
    return source.hasImage() or any(url.isLocalFile() for url in source.urls())


def _set_line_height(document: QTextDocument) -> None:
    shape = QTextBlockFormat()
    shape.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(shape)


def _mend_lone_surrogates(document: QTextDocument) -> None:
    """Put U+FFFD in the place of each half that has no other half beside it."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    place = 0
    while place < document.characterCount() - 1:
        first, second = document.characterAt(place), document.characterAt(place + 1)
        if "\ud800" <= first <= "\udbff" and "\udc00" <= second <= "\udfff":
            place += 1
        elif "\ud800" <= first <= "\udfff":
            cursor.setPosition(place)
            cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText("\ufffd")
        place += 1
    cursor.endEditBlock()
