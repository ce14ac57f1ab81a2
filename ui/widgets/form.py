"""Label, field, hint and error, one under the other, tied together for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.tokens import XS, M, S
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import label


class FormRow(QWidget):
    """One question. The label is above the field, the hint between them, the error under the field."""

    def __init__(self, text: str, field: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._name = text.replace("&", "")
        self._label = QLabel(text)
        self._label.setProperty("role", "strong")
        self._label.setWordWrap(True)
        self._label.setBuddy(field)
        self._hint = label(hint, "small", wrap=True)
        self._hint.setVisible(bool(hint))
        self._error = label("", "error", wrap=True)
        self._error_icon = IconLabel("alert-circle", "bad", 16)
        self._lay_out()
        field.setAccessibleName(self._name)
        self.set_error("")

    def error(self) -> str:
        """Return the error that is shown, or an empty text."""
        return self._error.text()

    def set_error(self, text: str) -> None:
        """Show what is wrong with the answer under the field; an empty text takes it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._error_icon.setVisible(bool(text))
        theme.mark(self.field, "invalid", "true" if text else "false")
        self._describe()

    def set_hint(self, text: str) -> None:
        """Show another hint."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self._describe()

    def _describe(self) -> None:
        spoken = [part for part in (self._error.text(), self._hint.text()) if part]
        self.field.setAccessibleDescription(" ".join(spoken))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        column.addWidget(self._label)
        column.addWidget(self._hint)
        column.addWidget(self.field)
        wrong = QHBoxLayout()
        wrong.setSpacing(XS + 2)
        wrong.addWidget(self._error_icon, 0, Qt.AlignmentFlag.AlignTop)
        wrong.addWidget(self._error, 1)
        column.addLayout(wrong)


class Form(QWidget):
    """Rows from top to bottom; `errors` shows several at once and goes to the first."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = M) -> None:
        super().__init__(parent)
        self._rows: dict[str, FormRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    def add(self, key: str, text: str, field: QWidget, hint: str = "") -> FormRow:
        """Add a question under `key`. An & in `text` gives the key that leads to the field."""
        row = FormRow(text, field, hint)
        self._rows[key] = row
        self._column.addWidget(row)
        return row

    def add_pair(self, left: FormRow, right: FormRow) -> None:
        """Put two short rows beside each other; they are not asked for by key."""
        line = QHBoxLayout()
        line.setSpacing(S * 2)
        for row in (left, right):
            line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(line)

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no question."""
        self._column.addWidget(widget)

    def row(self, key: str) -> FormRow:
        """Return the row under `key`. Raises KeyError where there is none."""
        return self._rows[key]

    def set_errors(self, errors: dict[str, str]) -> None:
        """Show `errors` by key, take all others away, and go to the first wrong field."""
        first: FormRow | None = None
        for key, row in self._rows.items():
            row.set_error(errors.get(key, ""))
            if key in errors and first is None:
                first = row
        if first is not None:
            first.field.setFocus(Qt.FocusReason.OtherFocusReason)
