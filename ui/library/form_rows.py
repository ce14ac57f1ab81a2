"""A question whose answer may have been filled in for the person, and says so until it is touched."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.badge import Badge
from ui.widgets.form import FormRow


class MarkedRow(FormRow):
    """`set_mark` in; the mark goes away with `clear_mark`, for example when the person edits."""

    def __init__(self, text: str, field: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, field, hint, parent)
        self._mark = Badge("info", "", icon="info-circle")
        self._mark.hide()
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.count(), self._mark)

    def mark(self) -> str:
        """Return what is said of the answer, or an empty text."""
        return "" if self._mark.isHidden() else self._mark.text()

    def set_mark(self, text: str) -> None:
        """Say where the answer comes from; an empty text takes it away."""
        self._mark.set_state("info", text)
        self._mark.setVisible(bool(text))
        if text:
            self.field.setAccessibleDescription(text)

    def clear_mark(self) -> None:
        """The person has touched the answer: it is theirs now."""
        self.set_mark("")

    def layout_at_top(self) -> None:
        """Keep the question together where the one beside it is higher."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.addStretch(1)
