"""Saying where a post was found that no platform could confirm."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.dialog import Sheet
from ui.widgets.form import FormRow

_WHOLE = "Paste the whole address of the live post, for example https://…"


class FoundSheet(Sheet):
    """`given(address)`; without one the sheet stays open and says so."""

    given = Signal(str)

    def __init__(self, account: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "Where is it?",
            parent,
            primary="It is out there",
            lead=f"You looked at {account} and the post is live. It is recorded as out, seen by you.",
        )
        self.address = QLineEdit()
        self.row = FormRow("&Address", self.address, "Copied from the live post")
        self.add(self.row)
        self.address.setFocus()

    def accept(self) -> None:
        """Close with an address, or say that one is needed."""
        text = self.address.text().strip()
        if "://" not in text:
            self.row.set_error(_WHOLE)
            self.address.setFocus()
            return
        super().accept()
        self.given.emit(text)
