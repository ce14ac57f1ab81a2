"""Many hands: in order, a few at a time, problems handed on, and no more than was asked for."""

from __future__ import annotations

import threading

import pytest

from ccgcompose.errors import BadInput, Problem
from ccgcompose.host.hands import ThreadHands


def doubled(number: int) -> int:
    if number == 3:
        raise BadInput("Three is no number for this.")
    return number * 2


def test_what_came_of_each_comes_in_order() -> None:
    came = list(ThreadHands(2).each(doubled, range(6)))
    assert [each for each in came if not isinstance(each, Problem)] == [0, 2, 4, 8, 10]
    assert isinstance(came[3], BadInput)
    assert list(ThreadHands(2).each(doubled, [])) == []


def test_two_work_side_by_side() -> None:
    both = threading.Barrier(2, timeout=20)
    assert len(list(ThreadHands(2).each(lambda _: both.wait(), range(2)))) == 2


def test_little_is_begun_before_it_is_asked_for() -> None:
    begun: list[int] = []
    going = ThreadHands(2).each(begun.append, range(100))
    assert begun == []
    next(going)
    going.close()
    assert len(begun) <= 4


def test_a_fault_of_the_program_is_not_swallowed() -> None:
    with pytest.raises(ZeroDivisionError):
        list(ThreadHands(2).each(lambda number: 1 // number, range(2)))
