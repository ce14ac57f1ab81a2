"""A sheet that asks for a reason, because somebody will ask later."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.dialog import Sheet
from ui.widgets.form import FormRow


class ReasonSheet(Sheet):
    """`given` carries the reason; without one the sheet stays open and says so."""

    given = Signal(str)

    def __init__(
        self, title: str, lead: str, action: str, parent: QWidget | None = None, *, danger: bool = False
    ) -> None:
        super().__init__(title, parent, primary=action, lead=lead, kind="danger" if danger else "primary")
        self.reason = QLineEdit()
        self._row = FormRow("&Reason", self.reason, "It is kept in the history and shown to everybody here.")
        self.add(self._row)
        self.reason.setFocus()

    def accept(self) -> None:
        """Close with a reason, or say that one is needed."""
        text = self.reason.text().strip()
        if not text:
            self._row.set_error("Say why, in a few words.")
            self.reason.setFocus()
            return
        super().accept()
        self.given.emit(text)
