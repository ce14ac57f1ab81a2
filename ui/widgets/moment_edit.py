"""A moment as a person says it: a date, a time on the wall, and the zone in plain words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.tokens import BUTTON_HEIGHT, XS, S
from ui.widgets.date_field import DateField
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import label
from ui.widgets.time_field import HINT, TimeField


class MomentEdit(QWidget):
    """Asks for a wall time. Whether it exists, once or twice, is judged outside and said here.

    `changed` comes with every edit by a person. `set_problem` says what is wrong with the moment, for example
    that the clocks go forward over it; `set_occurrences` asks which one is meant where it happens twice.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._date = DateField()
        self._time = TimeField()
        self._zone = label("", "muted")
        self._which = QComboBox()
        self._which.setAccessibleName("Which of the two")
        self._problem = label("", "error", wrap=True)
        self._problem_icon = IconLabel("alert-circle", "bad", 16)
        self._lay_out()
        self.set_problem("")
        self.set_occurrences(())
        self._date.dateChanged.connect(self.changed)
        self._time.timeChanged.connect(self.changed)
        self._which.currentIndexChanged.connect(self.changed)

    def date(self) -> dt.date:
        """Return the date as typed."""
        shown = self._date.date()
        return dt.date(shown.year(), shown.month(), shown.day())

    def time(self) -> dt.time:
        """Return the wall time as typed, to the minute."""
        return self._time.time()

    def occurrence(self) -> int:
        """Return 0, or 1 where the wall time happens twice and the second is meant (datetime's `fold`)."""
        return max(0, self._which.currentIndex())

    def set_moment(self, day: dt.date, wall: dt.time) -> None:
        """Show another date and time; `changed` is not sent."""
        self._date.blockSignals(True)
        self._date.setDate(QDate(day.year, day.month, day.day))
        self._date.blockSignals(False)
        self._time.set_time(wall)

    def set_earliest(self, day: dt.date) -> None:
        """Offer no date before `day`."""
        self._date.setMinimumDate(QDate(day.year, day.month, day.day))

    def set_zone(self, text: str) -> None:
        """Say which clock is meant, for example "London (GMT)"."""
        self._zone.setText(text)
        self._describe()

    def set_occurrences(self, labels: Sequence[str]) -> None:
        """Ask which one is meant, by `labels`; with fewer than two nothing is asked."""
        self._which.blockSignals(True)
        if [self._which.itemText(i) for i in range(self._which.count())] != list(labels):
            self._which.clear()
            self._which.addItems(list(labels))
        self._which.blockSignals(False)
        self._which.setVisible(len(labels) > 1)

    def problem(self) -> str:
        """Return what is said to be wrong with the moment, or an empty text."""
        return self._problem.text()

    def set_problem(self, text: str) -> None:
        """Say what is wrong with the moment; an empty text takes it away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._problem_icon.setVisible(bool(text))
        for field in (self._date, self._time):
            theme.mark(field, "invalid", "true" if text else "false")
        self._describe()

    def _describe(self) -> None:
        spoken = " ".join(part for part in (self._problem.text(), self._zone.text()) if part)
        self._date.setAccessibleDescription(spoken)
        self._time.setAccessibleDescription(f"{spoken} {HINT}".strip())

    def _lay_out(self) -> None:
        self._date.setMinimumWidth(216)
        self._time.setMinimumWidth(116)
        self._date.setFixedHeight(BUTTON_HEIGHT)
        self._time.setFixedHeight(BUTTON_HEIGHT)
        line = QHBoxLayout()
        line.setSpacing(S)
        for field in (self._date, self._time, self._zone, self._which):
            line.addWidget(field)
        line.addStretch(1)
        wrong = QHBoxLayout()
        wrong.setSpacing(XS + 2)
        wrong.addWidget(self._problem_icon, 0, Qt.AlignmentFlag.AlignTop)
        wrong.addWidget(self._problem, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        column.addLayout(line)
        column.addLayout(wrong)
        self.setFocusProxy(self._date)
