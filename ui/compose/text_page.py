"""One tab of the text: the words for all accounts, or for one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccgcompose.domain.cleaning import clean
from ui.compose.line import Line
from ui.compose.signed_edit import SignedEdit
from ui.tokens import XS, M, S
from ui.widgets.button import button
from ui.widgets.icon_label import IconLabel
from ui.widgets.marks import Mark
from ui.widgets.text import label

PLACEHOLDER = "What do people need to know? Write it in your own voice."


class TextPage(QWidget):
    """`set_state` is cheap for a page that nobody sees: it is shown when the page is.

    `edited(str)` carries a person's own edits.
    """

    edited = Signal(str)
    mediaPasted = Signal(object)  # the QMimeData

    def __init__(self, account: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.account = account
        self.editor = SignedEdit(f"Text for {account}" if account else "Text for all accounts")
        self.editor.setPlaceholderText(PLACEHOLDER)
        self._note = label("", "small")
        self._icon = IconLabel("copy", "muted", 16)
        self.again = button("Use the common text again", "link")
        self._wanted: str = ""
        self._common: str = ""
        self._marks: Sequence[Mark] = ()
        self._lay_out()
        self.editor.textEdited.connect(self._on_edit)
        self.editor.mediaPasted.connect(self.mediaPasted)
        self.again.clicked.connect(self._use_common)

    def set_state(self, text: str, common: str) -> None:
        """Hold `text`, to be compared with the `common` one."""
        self._wanted, self._common = text, common
        if self.isVisible():
            self._show_text()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Underline these spans of the text that was set."""
        self._marks = marks
        if self.isVisible():
            self.editor.set_marks(marks)

    def has_marks(self) -> bool:
        """Return whether something was found in this text."""
        return bool(self._marks)

    def bring_up(self) -> None:
        """Show what was set while nobody looked."""
        self._show_text()
        self.editor.set_marks(self._marks)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.bring_up()

    def text(self) -> str:
        """Return the text as it is wanted, shown yet or not."""
        return self._wanted

    def _show_text(self) -> None:
        shown = self.editor.text()
        if shown != self._wanted and clean(shown) != self._wanted:
            self.editor.set_text(self._wanted)
        self._show_note()

    def _on_edit(self, text: str) -> None:
        self._wanted = clean(text)
        self._show_note()
        self.edited.emit(text)

    def _use_common(self) -> None:
        self.editor.replace_all(self._common)
        self.editor.setFocus()

    def _show_note(self) -> None:
        own = self._wanted != self._common
        self._icon.set_icon("pencil" if own else "copy", "link" if own else "muted")
        words = f"Only for {self.account}." if own else "The same as for all accounts, until you change it."
        self._note.setText(words)
        self.again.setVisible(own)

    def _lay_out(self) -> None:
        note = QWidget()
        row = QHBoxLayout(note)
        row.setContentsMargins(M + XS, XS, M, XS)
        row.setSpacing(S)
        row.addWidget(self._icon)
        row.addWidget(self._note)
        row.addWidget(self.again)
        row.addStretch(1)
        note.setMinimumHeight(34)
        line = Line()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(note)
        column.addWidget(line)
        column.addWidget(self.editor, 1)
        note.setVisible(bool(self.account))
        line.setVisible(bool(self.account))
        self._show_note()
