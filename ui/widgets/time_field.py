"""A time of day: typed in any usual way, or chosen from the half hours."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.widgets.wall_time import parse_time, write_time

HINT = "For example 9:00am or 14:30"


class TimeField(QComboBox):
    """What is shown is what counts: on leaving, words that mean no time give way to the time before them."""

    timeChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time = dt.time(9)
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(10)
        self.addItems([write_time(dt.time(half // 2, half % 2 * 30)) for half in range(48)])
        self.setAccessibleName("Time")
        self.setAccessibleDescription(HINT)
        self.setToolTip(HINT)
        self.setCompleter(None)  # type: ignore[arg-type]
        self.set_time(self._time)
        self.editTextChanged.connect(self._on_text)
        self._line.editingFinished.connect(self._tidy)

    def time(self) -> dt.time:
        """Return the time that was understood last."""
        return self._time

    def set_time(self, moment: dt.time) -> None:
        """Show another time; `timeChanged` is not sent."""
        self._time = dt.time(moment.hour, moment.minute)
        self.blockSignals(True)
        self.setCurrentIndex(self.findText(write_time(self._time)))
        self.setEditText(write_time(self._time))
        self.blockSignals(False)
        if not self._line.hasFocus():
            self._line.setCursorPosition(0)  # a narrow field shows the hour

    def _on_text(self, text: str) -> None:
        understood = parse_time(text)
        if understood is not None and understood != self._time:
            self._time = understood
            self.timeChanged.emit()

    def _tidy(self) -> None:
        self.set_time(self._time)
