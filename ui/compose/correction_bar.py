"""Own up to an error: what was wrong, in words that the public will see, and the correction itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.compose.decision_bar import DecisionBar
from ui.tokens import M, S
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.form import FormRow


class CorrectionBar(Card):
    """Setters in; `noteEdited`, `publishWanted` and `reasonsWanted` out. Nothing here deletes."""

    noteEdited = Signal(str)
    publishWanted = Signal()
    reasonsWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=M - 2, spacing=S)
        self.note = QLineEdit()
        self.note.setPlaceholderText("For example: We gave the wrong opening time. It is 9am.")
        self._row = FormRow("&What was wrong?", self.note, "The public will see this.")
        self.decision = DecisionBar()
        tip = "Asks you to take responsibility first (Ctrl+Enter)"
        self.publish_button = button("Publish correction…", "primary", tip=tip)
        self.decision.add_button(self.publish_button)
        self.add(self._row)
        self.add(self.decision)
        self.note.textEdited.connect(self.noteEdited)
        self.note.textEdited.connect(self._calm)
        self.decision.reasonsWanted.connect(self.reasonsWanted)
        self.publish_button.clicked.connect(self.publishWanted)

    def note_text(self) -> str:
        """Return the edit note as typed."""
        return self.note.text()

    def note_error(self) -> str:
        """Return what is said to be wrong with the note, or an empty text."""
        return self._row.error()

    def ask_for_note(self) -> None:
        """Say that a correction needs a note, and go there."""
        self._row.set_error("Say in one sentence what was wrong.")
        self.note.setFocus()

    def clear(self) -> None:
        """Begin with an empty note."""
        self.note.clear()
        self._row.set_error("")

    def offer(self, *, publish: bool) -> None:
        """Let the button be pressed, or not."""
        self.publish_button.setEnabled(publish)

    def _calm(self) -> None:
        self._row.set_error("")
