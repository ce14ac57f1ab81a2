"""Moving over changes of the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ccgcompose.errors import BadMoment
from tests.ui.planner.lines import ZONE
from ui.planner.moving import Step, both, difference, stepped


def test_a_day_later_keeps_the_time_on_the_wall_when_clocks_go_forward() -> None:
    saturday = datetime(2027, 3, 27, 9, 0, tzinfo=UTC)  # 9am GMT
    moved = stepped(saturday, ZONE, Step(days=1))
    assert moved.due_at == datetime(2027, 3, 28, 8, 0, tzinfo=UTC)  # 9am BST
    assert moved.wall_time == "2027-03-28T09:00"


def test_a_day_that_has_no_such_time_is_refused() -> None:
    saturday = datetime(2027, 3, 27, 1, 30, tzinfo=UTC)
    with pytest.raises(BadMoment, match="does not exist"):
        stepped(saturday, ZONE, Step(days=1))


def test_a_quarter_of_an_hour_is_real_time_in_the_hour_that_happens_twice() -> None:
    first = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)  # 1:45am BST
    moved = stepped(first, ZONE, Step(quarters=1))
    assert moved.due_at == first + timedelta(minutes=15)
    assert moved.wall_time == "2026-10-25T01:00"  # 1am once more, in GMT


def test_there_and_back_is_where_it_was() -> None:
    start = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    for there, back in ((Step(days=1), Step(days=-1)), (Step(quarters=1), Step(quarters=-1))):
        assert stepped(stepped(start, ZONE, there).due_at, ZONE, back).due_at == start


def test_the_two_that_share_a_time_are_told_apart() -> None:
    assert both(datetime(2026, 10, 25, 1, 30), ZONE) == ("the first (BST)", "the second (GMT)")  # noqa: DTZ001


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        (timedelta(days=1), "1 day later"),
        (timedelta(days=-2, hours=-3), "2 days 3 hours earlier"),
        (timedelta(minutes=15), "15 minutes later"),
        (timedelta(hours=1, minutes=1), "1 hour 1 minute later"),
        (timedelta(), "the same moment"),
    ],
)
def test_how_far_is_said(gap: timedelta, said: str) -> None:
    start = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    assert difference(start, start + gap) == said
