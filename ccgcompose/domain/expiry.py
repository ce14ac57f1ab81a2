"""When it is time to say that a permission or a consent runs out: 30, 7 and 1 days before its last day.

People count days where they live, not hours: "tomorrow" is the next date in the organisation's zone, also where the
clocks change between. So days are counted between dates there.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from ccgcompose.domain.moments import zone_of

THRESHOLDS = (1, 7, 30)  # days before the last day
OVER = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """That a record runs out was told at a threshold. `what` is what ends of it; another end is another notice."""

    record_id: str
    what: str
    ends_at: datetime
    threshold: int


def days_left(ends_at: datetime, now: datetime, zone: str) -> int:
    """Return how many dates lie between today and the last day in `zone`: 0 on the last day, negative after it.

    `ends_at` is the first moment at which it no longer holds.
    """
    here = zone_of(zone)
    last_day = (ends_at - timedelta(microseconds=1)).astimezone(here).date()
    return (last_day - now.astimezone(here).date()).days


def threshold(ends_at: datetime, now: datetime, zone: str) -> int | None:
    """Return the smallest threshold that is reached; None where the end is further away, 0 once it has ended."""
    if now >= ends_at:
        return OVER
    left = days_left(ends_at, now, zone)
    return next((each for each in THRESHOLDS if left <= each), None)


def is_due(notice: Notice, told: Collection[Notice]) -> bool:
    """Return whether a person is still to be told: not at this threshold yet, and not at a nearer one."""
    return notice.threshold != OVER and not any(
        each.threshold <= notice.threshold
        and (each.record_id, each.what, each.ends_at) == (notice.record_id, notice.what, notice.ends_at)
        for each in told
    )
