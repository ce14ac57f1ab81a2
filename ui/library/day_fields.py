"""Days as a person picks them; they leave as ISO text, as the permission form wants them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui.tokens import BUTTON_HEIGHT, XS, S
from ui.widgets.date_field import DateField


class DayField(DateField):
    """A day by keyboard or from a calendar."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("d MMM yyyy")
        self.setAccessibleName(name)
        self.setDateRange(QDate(1900, 1, 1), QDate(2999, 12, 31))
        self.setMinimumWidth(148)
        self.setFixedHeight(BUTTON_HEIGHT)

    def iso(self) -> str:
        """Return the day as "2026-11-24"."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day()).isoformat()

    def set_iso(self, text: str) -> None:
        """Show the day of an ISO text; a text that is none changes nothing."""
        day = QDate.fromString(text, "yyyy-MM-dd")
        if day.isValid():
            self.setDate(day)


class MaybeDayField(QWidget):
    """A day that is asked for only where it is ticked."""

    changed = Signal()

    def __init__(self, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = QCheckBox(words)
        self.day = DayField(name)
        self.day.setEnabled(False)
        self.setFocusProxy(self.wanted)
        self.wanted.toggled.connect(self._on_toggled)
        self.day.dateChanged.connect(self.changed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(S)
        line.addWidget(self.wanted)
        line.addWidget(self.day)
        line.addStretch(1)

    def iso(self) -> str:
        """Return the day as ISO text; empty where none is wanted."""
        return self.day.iso() if self.wanted.isChecked() else ""

    def set_iso(self, text: str) -> None:
        """Show a day, or that none is wanted for an empty text."""
        self.day.set_iso(text)
        self.wanted.setChecked(bool(text))

    def _on_toggled(self, wanted: bool) -> None:
        self.day.setEnabled(wanted)
        self.changed.emit()


class LastDayField(QWidget):
    """Without end, or up to a day and with it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.without_end = QRadioButton("Without end")
        self.until = QRadioButton("Up to and with")
        self.day = DayField("Last day")
        group = QButtonGroup(self)
        for radio in (self.without_end, self.until):
            group.addButton(radio)
        self.without_end.setChecked(True)
        self.day.setEnabled(False)
        self.setFocusProxy(self.without_end)
        self.until.toggled.connect(self._on_toggled)
        self.day.dateChanged.connect(self.changed)
        self._lay_out()

    def iso(self) -> str:
        """Return the last day as ISO text; empty for without end."""
        return self.day.iso() if self.until.isChecked() else ""

    def set_iso(self, text: str) -> None:
        """Show a last day, or without end for an empty text."""
        self.day.set_iso(text)
        (self.until if text else self.without_end).setChecked(True)

    def _on_toggled(self, until: bool) -> None:
        self.day.setEnabled(until)
        self.changed.emit()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(self.until)
        line.addWidget(self.day)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        column.addWidget(self.without_end)
        column.addLayout(line)
