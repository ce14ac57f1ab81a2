"""Sortable ids: their time part, clocks that go wrong, and other processes."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta

from ccgcompose.host.ids import SortableIds
from tests.fakes.clock import NOON, FixedClock

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
MAKE_MANY = """
from ccgcompose.host.clock import SystemClock
from ccgcompose.host.ids import SortableIds
ids = SortableIds(SystemClock())
print(*(ids.new("post") for _ in range(2000)))
"""


def number(made: str) -> int:
    value = 0
    for letter in made.partition("-")[2]:
        value = value * 32 + ALPHABET.index(letter)
    return value


def test_an_id_holds_the_milliseconds_and_the_chance() -> None:
    made = SortableIds(FixedClock(NOON), lambda bits: bits).new("post")
    assert len(made) == len("post-") + 20
    assert number(made) >> 52 == int(NOON.timestamp() * 1000)
    assert number(made) & (2**52 - 1) == 52


def test_ids_sort_by_time_whatever_the_chance() -> None:
    clock = FixedClock(NOON)
    chances = iter([2**52 - 1, 0])
    ids = SortableIds(clock, lambda bits: next(chances))
    first = ids.new("post")
    clock.advance(timedelta(milliseconds=1))
    assert ids.new("post") > first


def test_a_clock_that_is_set_back_makes_no_smaller_id() -> None:
    clock = FixedClock(NOON)
    ids = SortableIds(clock)
    first = ids.new("post")
    clock.advance(-timedelta(days=400))
    assert ids.new("post") > first


def test_two_that_go_on_from_one_number_part_by_chance() -> None:
    """As after a fork, with a clock that was set back."""
    made = []
    for chance in (7, 8):
        clock = FixedClock(NOON)
        ids = SortableIds(clock, lambda bits, chance=chance: 5 if bits == 52 else chance)  # type: ignore[misc]
        ids.new("post")
        clock.advance(-timedelta(hours=1))
        made.append(ids.new("post"))
    assert made[0] != made[1]


def test_a_clock_before_1970_still_gives_ids() -> None:
    ids = SortableIds(FixedClock(datetime(1901, 1, 1, tzinfo=UTC)))
    assert ids.new("post") < ids.new("post")


def test_processes_never_share_an_id() -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", MAKE_MANY], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    made = [each for process in running for each in process.communicate()[0].split()]
    assert len(made) == len(set(made)) == 6_000
