"""Days are dates where people live: the thresholds hold across zones and clock changes, to the second."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ccgcompose.domain.expiry import Notice, days_left, is_due, threshold

LONDON = "Europe/London"


def after(last_day: date, zone: str) -> datetime:
    """The first moment at which what holds up to a day no longer holds, in UTC."""
    tomorrow = last_day + timedelta(days=1)
    return datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def at(zone: str, *wall: int) -> datetime:
    return datetime(*wall, tzinfo=ZoneInfo(zone)).astimezone(UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize("zone", [LONDON, "Pacific/Auckland", "America/New_York", "Asia/Kathmandu", "UTC"])
@pytest.mark.parametrize(
    "last_day",
    [
        date(2026, 11, 24),
        date(2027, 3, 28),  # clocks go forward in Britain
        date(2027, 3, 29),
        date(2027, 4, 4),  # clocks go back in New Zealand
        date(2026, 10, 25),  # clocks go back in Britain
        date(2026, 10, 26),
        date(2028, 2, 29),
    ],
)
@pytest.mark.parametrize(("days", "told"), [(31, None), (30, 30), (8, 30), (7, 7), (2, 7), (1, 1), (0, 1)])
def test_a_threshold_is_reached_with_the_first_second_of_its_date_and_holds_to_the_last(
    zone: str, last_day: date, days: int, told: int | None
) -> None:
    ends, day = after(last_day, zone), last_day - timedelta(days=days)
    for wall in ((0, 0, 0), (12, 0, 0), (23, 59, 59)):
        now = at(zone, day.year, day.month, day.day, *wall)
        assert (days_left(ends, now, zone), threshold(ends, now, zone)) == (days, told)


def test_seven_days_before_a_clock_change_is_neither_an_hour_early_nor_late() -> None:
    forward, back = after(date(2027, 4, 3), LONDON), after(date(2026, 10, 31), LONDON)
    assert threshold(forward, at(LONDON, 2027, 3, 26, 23, 59, 59), LONDON) == 30
    assert threshold(forward, at(LONDON, 2027, 3, 27, 0, 0, 0), LONDON) == 7
    assert threshold(back, at(LONDON, 2026, 10, 23, 23, 59, 59), LONDON) == 30
    assert threshold(back, at(LONDON, 2026, 10, 24, 0, 0, 0), LONDON) == 7


def test_the_zone_decides_which_day_it_is() -> None:
    ends = after(date(2026, 11, 30), "Pacific/Auckland")
    now = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)  # 1am on the 29th in Auckland
    assert (days_left(ends, now, "Pacific/Auckland"), days_left(ends, now, LONDON)) == (1, 2)


def test_what_has_ended_is_over_from_that_moment_on() -> None:
    ends = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)  # at a time of day
    assert threshold(ends, ends - timedelta(seconds=1), LONDON) == 1
    assert threshold(ends, ends, LONDON) == 0
    assert days_left(ends, ends + timedelta(days=2), LONDON) == -2


def notice(days: int, *, record: str = "permission-1", what: str = "permission", ends: int = 1) -> Notice:
    return Notice(record, what, datetime(2026, 12, ends, tzinfo=UTC), days)


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ([], True),
        ([notice(30)], True),
        ([notice(7)], False),
        ([notice(1)], False),  # a nearer one said more; the clock was set back
        ([notice(7, record="permission-2")], True),
        ([notice(7, what="review of a consent")], True),
        ([notice(7, ends=2)], True),  # the end was moved
    ],
)
def test_a_notice_is_due_once_at_each_threshold(told: list[Notice], due: bool) -> None:
    assert is_due(notice(7), told) is due


def test_what_is_over_is_no_longer_told_beforehand() -> None:
    assert not is_due(notice(0), [])
