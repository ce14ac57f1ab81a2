"""Which part of a text a person has just replaced. No Qt here: what its documents report is often too much."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """Code points `start` to `old_end` of the text before became `start` to `new_end` of the text now."""

    start: int
    old_end: int
    new_end: int

    def moved(self, place: int) -> int:
        """Return where `place` of the text before is now; a place that is gone is where the part begins."""
        if place <= self.start:
            return place
        return place + self.new_end - self.old_end if place >= self.old_end else self.start


def changed_part(before: str, after: str) -> Part:
    """Return the smallest part that differs. Compares slices, so that 100,000 characters take microseconds."""
    shorter = min(len(before), len(after))
    start = _same(shorter, lambda a, b: before[a:b] == after[a:b])
    end = _same(
        shorter - start,
        lambda a, b: before[len(before) - b : len(before) - a] == after[len(after) - b : len(after) - a],
    )
    return Part(start, len(before) - end, len(after) - end)


def _same(most: int, equal: Callable[[int, int], bool]) -> int:
    """Return how far `equal(a, b)` holds from 0, halving what is unknown at each step."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if equal(low, middle):
            low = middle
        else:
            high = middle - 1
    return low
