"""The moment that a person chose: whether it exists, once or twice, and whether it is still to come. No Qt."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from ccgcompose.domain.moments import is_repeated, is_skipped, resolve, zone_of
from ccgcompose.usecases.schedule import When, at_wall_time, not_past

MORNING = time(9, 0)
SATURDAY = 5


def first_offer(now: datetime, zone: str) -> tuple[date, time]:
    """Return the next working morning, which is when most posts are wanted."""
    day = now.astimezone(zone_of(zone)).date() + timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day, MORNING


def read(day: date, wall: time, zone: str, now: datetime, *, second: bool) -> When:
    """Return the moment. Raise BadMoment where clocks jump over it, or where it is past."""
    return not_past(at_wall_time(datetime.combine(day, wall), zone, second=second), now)


def occurrences(day: date, wall: time, zone: str) -> tuple[str, ...]:
    """Return how to tell the two moments of a wall time apart; empty where it happens once, or never."""
    typed = datetime.combine(day, wall)
    if is_skipped(typed, zone) or not is_repeated(typed, zone):
        return ()
    moments = (resolve(typed, zone, second=later).astimezone(zone_of(zone)) for later in (False, True))
    first, second = (moment.tzname() for moment in moments)
    return f"the first ({first})", f"the second ({second})"
