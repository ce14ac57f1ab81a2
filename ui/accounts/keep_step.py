"""What the account is called here, and how it is kept."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.accounts.arrange_form import ArrangeForm
from ui.tokens import M
from ui.widgets.form import FormRow


class KeepStep(QWidget):
    """`is_right` says what is wrong where something is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken: frozenset[str] = frozenset()
        self.called = QLineEdit()
        self._row = FormRow(
            "What you call the acco&unt", self.called, "It stands on the chips and in the history."
        )
        self.form = ArrangeForm()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addWidget(self._row)
        column.addWidget(self.form)
        column.addStretch(1)

    def begin(self, name: str, taken: Collection[str]) -> None:
        """Propose a name that is free."""
        self._taken = frozenset(each.casefold() for each in taken)
        number = 2
        free = name
        while free.casefold() in self._taken:
            free = f"{name} {number}"
            number += 1
        self.called.setText(free)
        self._row.set_error("")

    def is_right(self) -> bool:
        """Return whether one may go on; say what is wrong."""
        errors = self.form.errors()
        self.form.set_errors(errors)
        self._row.set_error(self._name_error())
        if self._row.error():
            self.called.setFocus()
        return not errors and not self._row.error()

    def _name_error(self) -> str:
        name = self.called.text().strip()
        if not name:
            return "Give it the name you call it by."
        taken = name.casefold() in self._taken
        return f"There is an account called {name} already." if taken else ""
