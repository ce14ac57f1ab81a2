"""Moving a moment by a day or a quarter of an hour, over changes of the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from ccgcompose.domain.moments import resolve, zone_of
from ccgcompose.usecases.schedule import When, at_instant, at_wall_time

QUARTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Step:
    """A move by keyboard: `days` keep the time on the wall, `quarters` are real time."""

    days: int = 0
    quarters: int = 0


def stepped(moment: datetime, zone: str, step: Step) -> When:
    """Return the moment after a step. Raise BadMoment where the clocks jump over it on that day."""
    if step.quarters:
        return at_instant(moment + step.quarters * QUARTER, zone)
    wall = moment.astimezone(zone_of(zone)).replace(tzinfo=None, fold=0) + timedelta(days=step.days)
    return at_wall_time(wall, zone)


def both(wall: datetime, zone: str) -> tuple[str, str]:
    """Return how the two moments of a wall time that happens twice are told apart, the first one first."""
    first, second = (resolve(wall, zone, second=later).astimezone(zone_of(zone)) for later in (False, True))
    return f"the first ({first.tzname()})", f"the second ({second.tzname()})"


def difference(old: datetime, new: datetime) -> str:
    """Return "2 days later", "15 minutes earlier": how far a moment was moved."""
    gap = abs(new - old)
    days, hours = gap.days, gap.seconds // 3600
    minutes = gap.seconds % 3600 // 60
    parts = [_many(days, "day"), _many(hours, "hour"), _many(minutes, "minute")]
    said = " ".join(part for part in parts if part)
    if not said:
        return "the same moment"
    return f"{said} {'later' if new > old else 'earlier'}"


def _many(count: int, word: str) -> str:
    return "" if count == 0 else f"1 {word}" if count == 1 else f"{count} {word}s"
