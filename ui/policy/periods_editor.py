"""The pre-election periods: those that are kept, and a line to add one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ccgcompose.domain.policy_settings import ElectionPeriod
from ccgcompose.errors import Problem
from ui.policy.lists import PERIODS
from ui.policy.words import period_words
from ui.tokens import BUTTON_HEIGHT, M, S
from ui.widgets.banner import Banner
from ui.widgets.button import button, icon_button
from ui.widgets.date_field import DateField
from ui.widgets.form import FormRow
from ui.widgets.text import heading, label


@dataclass(frozen=True, slots=True)
class _Fields:
    name: QLineEdit
    first: DateField
    last: DateField


class PeriodsEditor(QWidget):
    """`saveWanted(periods)` carries all that are to be kept; `set_periods` shows what is."""

    saveWanted = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: tuple[ElectionPeriod, ...] | None = None
        self._may_change = True
        self._problem: Banner | None = None
        self.fields = _Fields(QLineEdit(), DateField(), DateField())
        self.fields.name.setPlaceholderText("Local elections")
        for field in (self.fields.first, self.fields.last):
            field.setDisplayFormat("d MMM yyyy")
            field.setFixedHeight(BUTTON_HEIGHT)
        self.add = button("Add the period", "primary")
        self._adding = QWidget()
        self._lay_out()
        self.add.clicked.connect(self._add)

    def set_periods(self, periods: tuple[ElectionPeriod, ...], today: date) -> None:
        """Show what is kept; a new period is offered from `today` on. What is typed stays while nothing changed."""
        if periods == self._kept:
            return
        self._kept = periods
        self.show_problem(None)
        self.fields.name.clear()
        for field in (self.fields.first, self.fields.last):
            field.setDate(QDate(today.year, today.month, today.day))
        self._show_rows()

    def set_may_change(self, may: bool) -> None:
        """Let periods be added and taken out, or only read."""
        self._may_change = may
        self._adding.setVisible(may)
        self._show_rows()

    def show_problem(self, problem: Problem | None) -> None:
        """Say why it was not saved; what was typed stays."""
        if self._problem is not None:
            self._problem.hide()
            self._problem.deleteLater()
            self._problem = None
        if problem is not None:
            self._problem = Banner.of(problem)
            self._top.addWidget(self._problem)
            self._problem.announce()

    def _add(self) -> None:
        period = ElectionPeriod(
            self.fields.name.text().strip(), _day(self.fields.first), _day(self.fields.last)
        )
        self.show_problem(None)
        self.saveWanted.emit((*(self._kept or ()), period))

    def _remove(self, period: ElectionPeriod) -> None:
        self.saveWanted.emit(tuple(kept for kept in self._kept or () if kept != period))

    def _show_rows(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for period in self._kept or ():
            self._rows.addWidget(self._row(period))
        if not self._kept:
            self._rows.addWidget(
                label("No period is kept. Add one as soon as an election is called.", wrap=True)
            )

    def _row(self, period: ElectionPeriod) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(period.name, "strong", wrap=True))
        words.addWidget(label(period_words(period.first, period.last), "small", wrap=True))
        line.addLayout(words, 1)
        if self._may_change:
            remove = icon_button("x", f"Take out {period.name}", small=True)
            remove.clicked.connect(partial(self._remove, period))
            line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _lay_out(self) -> None:
        self._top = QVBoxLayout()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(S)
        fields = QHBoxLayout()
        fields.setSpacing(M)
        fields.addWidget(FormRow("&Election", self.fields.name), 2)
        fields.addWidget(FormRow("&First day", self.fields.first), 1)
        fields.addWidget(FormRow("&Last day", self.fields.last), 1)
        adding = QVBoxLayout(self._adding)
        adding.setContentsMargins(0, M, 0, 0)
        adding.setSpacing(S)
        adding.addLayout(fields)
        adding.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(M, M, M, M)
        column.setSpacing(S)
        column.addWidget(heading(PERIODS.name))
        column.addWidget(label(PERIODS.lead, "muted", wrap=True))
        column.addLayout(self._top)
        column.addSpacing(S)
        column.addLayout(self._rows)
        column.addWidget(self._adding)
        column.addStretch(1)


def _day(field: DateField) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
