"""Label, field, hint and error, one under the other, tied together for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.tokens import XS, M, S
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import label


class FormRow(QWidget):
    """One question. The label is above the field, the hint between them, the error under the field."""

    def __init__(self, text: str, field: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._row_name = text.replace("&", "")
        self._row_label = QLabel(text)
        self._row_label.setProperty("role", "strong")
        self._row_label.setWordWrap(True)
        self._row_label.setBuddy(field)
        self._row_hint = label(hint, "small", wrap=True)
        self._row_error = label("", "error", wrap=True)
        self._row_error_icon = IconLabel("alert-circle", "bad", 16)
        self._lay_out_row()
        self._row_hint.setVisible(bool(hint))  # not before: without a parent it would be a window
        field.setAccessibleName(self._row_name)
        self.set_error("")
        self._listen(field)

    def error(self) -> str:
        """Return the error that is shown, or an empty text."""
        return self._row_error.text()

    def set_error(self, text: str) -> None:
        """Show what is wrong with the answer under the field; an empty text takes it away."""
        self._row_error.setText(text)
        self._row_error.setVisible(bool(text))
        self._row_error_icon.setVisible(bool(text))
        theme.mark(self.field, "invalid", "true" if text else "false")
        self._describe_row()

    def set_hint(self, text: str) -> None:
        """Show another hint."""
        self._row_hint.setText(text)
        self._row_hint.setVisible(bool(text))
        self._describe_row()

    def _listen(self, field: QWidget) -> None:
        """What a person changes is judged anew when it is asked for: what was wrong with it is said no longer."""
        if isinstance(field, QLineEdit):
            field.textEdited.connect(self._forget_error)
        elif isinstance(field, QPlainTextEdit):
            field.textChanged.connect(self._forget_error)
        elif isinstance(field, QComboBox):
            field.activated.connect(self._forget_error)

    def _forget_error(self) -> None:
        if self.error():
            self.set_error("")

    def _describe_row(self) -> None:
        spoken = [part for part in (self._row_error.text(), self._row_hint.text()) if part]
        self.field.setAccessibleDescription(" ".join(spoken))

    def _lay_out_row(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        column.addWidget(self._row_label)
        column.addWidget(self._row_hint)
        column.addWidget(self.field)
        wrong = QHBoxLayout()
        wrong.setSpacing(XS + 2)
        wrong.addWidget(self._row_error_icon, 0, Qt.AlignmentFlag.AlignTop)
        wrong.addWidget(self._row_error, 1)
        column.addLayout(wrong)


class Form(QWidget):
    """Rows from top to bottom; `errors` shows several at once and goes to the first."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = M) -> None:
        super().__init__(parent)
        self._form_rows: dict[str, FormRow] = {}
        self._form_pairs: list[tuple[QBoxLayout, int]] = []
        self._form_column = QVBoxLayout(self)
        self._form_column.setContentsMargins(0, 0, 0, 0)
        self._form_column.setSpacing(spacing)

    def add(self, key: str, text: str, field: QWidget, hint: str = "") -> FormRow:
        """Add a question under `key`. An & in `text` gives the key that leads to the field."""
        row = FormRow(text, field, hint)
        self._form_rows[key] = row
        self._form_column.addWidget(row)
        return row

    def beside(self, left: str, right: str, *, shares: tuple[int, int] = (1, 1), least: int = 0) -> None:
        """Put the row `right` beside the row `left`, and under it where the form has fewer than `least` pixels.

        Either both have a hint or none, else they stand askew.
        """
        rows = self._form_rows[left], self._form_rows[right]
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(S * 2)
        place = self._form_column.indexOf(rows[0])
        for row, share in zip(rows, shares, strict=True):
            self._form_column.removeWidget(row)
            line.addWidget(row, share, Qt.AlignmentFlag.AlignTop)
        self._form_column.insertLayout(place, line)
        self._form_pairs.append((line, least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for line, least in self._form_pairs:
            line.setDirection(beside if self.width() >= least else under)

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no question."""
        self._form_column.addWidget(widget)

    def row(self, key: str) -> FormRow:
        """Return the row under `key`. Raises KeyError where there is none."""
        return self._form_rows[key]

    def set_errors(self, errors: dict[str, str]) -> None:
        """Show `errors` by key, take all others away, and go to the first wrong field."""
        first: FormRow | None = None
        for key, row in self._form_rows.items():
            row.set_error(errors.get(key, ""))
            if key in errors and first is None:
                first = row
        if first is not None:
            first.field.setFocus(Qt.FocusReason.OtherFocusReason)
