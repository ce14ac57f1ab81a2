"""Embargoes and their dates."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ccgcompose.policy.embargo import find_embargoes
from tests.unit.policy.drafts import MOMENT


def until(text: str, moment: datetime = MOMENT) -> datetime | None:
    (embargo,) = find_embargoes(text, moment)
    return embargo.until


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("9am on 25 november 2026", (2026, 11, 25, 9, 0)),
        ("09:30 on 25 november 2026", (2026, 11, 25, 9, 30)),
        ("00:01 wednesday 25 november 2026", (2026, 11, 25, 0, 1)),
        ("0001 hrs 25 nov 2026", (2026, 11, 25, 0, 1)),
        ("12.01 am, 25th of november 2026", (2026, 11, 25, 0, 1)),
        ("12 noon 25 november 2026", (2026, 11, 25, 12, 0)),
        ("midday on 25/11/2026", (2026, 11, 25, 12, 0)),
        ("midnight 25.11.26", (2026, 11, 26, 0, 0)),
        ("2026-11-25", (2026, 11, 25, 0, 0)),
        ("november 25, 2026", (2026, 11, 25, 0, 0)),
        ("november 25th at 5.30pm", (2026, 11, 25, 17, 30)),
        ("25 november", (2026, 11, 25, 0, 0)),
        ("3 march", (2027, 3, 3, 0, 0)),
        ("30 october", (2026, 10, 30, 0, 0)),
        ("1 july 2026", (2026, 6, 30, 23, 0)),  # summer time
    ],
)
def test_dates_are_read_as_british_time(text: str, moment: tuple[int, ...]) -> None:
    year, month, day, hour, minute = moment
    assert until(f"embargoed until {text}. new beds") == datetime(year, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        *("monday", "further notice", "31 february 2026", "32/13/2026", "9am", "25:99 on 25 november 2026"),
        "1.30am on 29 march 2026",
        "99999999999",
        "",
    ],
)
def test_what_cannot_be_read(text: str) -> None:
    assert until(f"embargoed until {text}") is None


def test_the_year_ahead_is_meant_at_the_turn_of_the_year() -> None:
    assert until("embargoed until 2 january", datetime(2026, 12, 30, tzinfo=UTC)) == datetime(
        2027, 1, 2, tzinfo=UTC
    )


def test_a_leap_day_that_does_not_come_cannot_be_read() -> None:
    assert until("embargoed until 29 february", MOMENT) is None


@pytest.mark.parametrize(
    "text", ["the arms embargo", "no longer under embargo", "not for us", "embargo lifted"]
)
def test_no_embargo(text: str) -> None:
    assert list(find_embargoes(text, MOMENT)) == []
