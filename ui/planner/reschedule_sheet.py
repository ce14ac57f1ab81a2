"""Choosing another moment: the zone is said, and what will change, before anything does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ccgcompose.domain.moments import clock_name, is_repeated, shown, zone_of
from ccgcompose.errors import BadMoment
from ccgcompose.usecases.ports import Clock
from ccgcompose.usecases.schedule import When, at_wall_time, not_past
from ccgcompose.usecases.views import PlannerLine
from ui.planner.moving import QUARTER, both, difference
from ui.widgets.dialog import Sheet
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.text import label
from ui.words import joined


class RescheduleSheet(Sheet):
    """`given(When)` when the person decides. A moment that is past or does not exist is refused here."""

    given = Signal(object)
    considered = Signal(object)  # a When that could be: somebody may look at what would stop it then

    def __init__(
        self, lines: Sequence[PlannerLine], zone: str, clock: Clock, parent: QWidget | None = None
    ) -> None:
        line = lines[0]
        super().__init__(
            f"Reschedule “{line.headline}”", parent, primary="Move it", lead=_who(lines), width=720
        )
        self._line, self._zone, self._clock = line, zone, clock
        self._when: When | None = None
        self.moment = MomentEdit()
        self._change = label("", wrap=True)
        self._warning = label("", "error", wrap=True)
        self._warning.hide()
        for widget in (self.moment, self._change, self._warning):
            self.add(widget)
        start = _beginning(line.due_at, clock.now()).astimezone(zone_of(zone))
        self.moment.set_earliest(clock.now().astimezone(zone_of(zone)).date())
        self.moment.set_moment(start.date(), start.time())
        self.moment.changed.connect(self._judge)
        self._judge()
        self.moment.setFocus()

    def change(self) -> str:
        """Return what is said of the change."""
        return self._change.text()

    def warning(self) -> str:
        """Return what would stop it at that moment, or an empty text."""
        return self._warning.text()

    def set_warning(self, text: str) -> None:
        """Say what would stop it at the moment that was considered."""
        self._warning.setText(text)
        self._warning.setVisible(bool(text))

    def accept(self) -> None:
        """Decide, where the moment can be."""
        self._judge()
        if self._when is None or not self.primary.isEnabled():
            return
        super().accept()
        self.given.emit(self._when)

    def _judge(self) -> None:
        """Say what is wrong with the moment, or what would change."""
        wall = datetime.combine(self.moment.date(), self.moment.time())
        self.set_warning("")
        twice = is_repeated(wall, self._zone)
        self.moment.set_occurrences(both(wall, self._zone) if twice else ())
        try:
            when = at_wall_time(wall, self._zone, second=bool(self.moment.occurrence()))
            self._when = not_past(when, self._clock.now())
            self.moment.set_problem("")
        except BadMoment as problem:
            self._when = None
            self.moment.set_problem(str(problem))
        self._show_change()

    def _show_change(self) -> None:
        when = self._when
        self.primary.setEnabled(when is not None and when.due_at != self._line.due_at)
        self._change.setText("" if when is None else change_words(self._line.due_at, when.due_at, self._zone))
        if when is not None:
            self.moment.set_zone(clock_name(when.due_at, self._zone))
            if when.due_at != self._line.due_at:
                self.considered.emit(when)


def change_words(old: datetime, new: datetime, zone: str) -> str:
    """Return from when to when, and how far that is."""
    if old == new:
        return f"It is planned for {shown(old, zone)} now. Choose another moment."
    return f"From {shown(old, zone)} to {shown(new, zone)}: {difference(old, new)}."


def _who(lines: Sequence[PlannerLine]) -> str:
    accounts = joined([line.account for line in lines])
    together = " They move together." if len(lines) > 1 else ""
    return f"On {accounts}, under the name of {lines[0].speaker}.{together}"


def _beginning(due: datetime, now: datetime) -> datetime:
    """Return the moment to begin with: where it is planned, or soon where that has gone by."""
    if due > now:
        return due
    return now.replace(second=0, microsecond=0) + QUARTER - timedelta(minutes=now.minute % 15)
