"""Wall times around the days on which clocks change, and how moments are written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ccgcompose.domain.moments import is_repeated, is_skipped, resolve, short_day, shown, time_shown, zone_of
from ccgcompose.errors import BadMoment

LONDON = "Europe/London"


def _wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_a_winter_time_is_utc() -> None:
    assert resolve(_wall("2026-11-30T09:00"), LONDON) == datetime(2026, 11, 30, 9, tzinfo=UTC)


def test_a_summer_time_is_an_hour_ahead() -> None:
    assert resolve(_wall("2026-07-01T09:00"), LONDON) == datetime(2026, 7, 1, 8, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2027-03-28T01:00", "2027-03-28T01:30", "2027-03-28T01:59"])
def test_a_time_that_clocks_jump_over_is_refused_with_the_next_that_exists(text: str) -> None:
    assert is_skipped(_wall(text), LONDON)
    with pytest.raises(BadMoment, match="does not exist") as refused:
        resolve(_wall(text), LONDON)
    assert "02:" in refused.value.next
    assert refused.value.kept


@pytest.mark.parametrize("text", ["2027-03-28T00:59", "2027-03-28T02:00", "2026-10-25T01:30"])
def test_times_beside_the_jump_exist(text: str) -> None:
    assert not is_skipped(_wall(text), LONDON)


def test_a_time_that_happens_twice_can_be_told_apart() -> None:
    wall = _wall("2026-10-25T01:30")
    assert is_repeated(wall, LONDON)
    first, second = resolve(wall, LONDON), resolve(wall, LONDON, second=True)
    assert (second - first).total_seconds() == 3600


def test_a_skipped_time_is_not_called_repeated() -> None:
    assert not is_repeated(_wall("2027-03-28T01:30"), LONDON)


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../../etc/passwd", "Europe"])
def test_a_zone_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(BadMoment, match="no time zone"):
        zone_of(name)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 11, 24, 9, 0, tzinfo=UTC), "24 November 2026, 9am (GMT)"),
        (datetime(2026, 7, 1, 16, 30, tzinfo=UTC), "1 July 2026, 5:30pm (BST)"),
        (datetime(2026, 11, 24, 0, 5, tzinfo=UTC), "24 November 2026, 12:05am (GMT)"),
        (datetime(2026, 11, 24, 12, 0, tzinfo=UTC), "24 November 2026, 12pm (GMT)"),
    ],
)
def test_moments_are_written_as_the_nhs_writes_them(moment: datetime, expected: str) -> None:
    assert shown(moment, LONDON) == expected


def test_a_badge_has_the_short_day_and_the_time_in_the_zone() -> None:
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert (short_day(late, LONDON), time_shown(late, LONDON)) == ("1 Jul 2026", "12:30am")
