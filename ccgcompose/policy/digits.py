"""Rows of digits as people write long numbers: in groups, with spaces, dots or hyphens between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Group:
    """Digits without a gap; positions are those of the folded view."""

    digits: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """Neighbouring groups that together have a wanted number of digits, and what stands between them."""

    groups: tuple[Group, ...]
    gaps: tuple[str, ...]

    @property
    def digits(self) -> str:
        """Return all the digits."""
        return "".join(group.digits for group in self.groups)

    @property
    def shape(self) -> tuple[int, ...]:
        """Return how many digits each group has."""
        return tuple(len(group.digits) for group in self.groups)

    @property
    def start(self) -> int:
        """Return where it begins in the folded view."""
        return self.groups[0].start

    @property
    def end(self) -> int:
        """Return where it ends in the folded view."""
        return self.groups[-1].end


def rows_of(folded: str, length: int) -> Iterator[Row]:
    """Yield every row of whole groups that has exactly `length` digits. The cost is linear."""
    groups = [Group(match.group(), match.start(), match.end()) for match in _digits().finditer(folded)]
    for first in range(len(groups)):
        row = _row(folded, groups[first : first + length], length)
        if row is not None:
            yield row


def _row(folded: str, groups: list[Group], length: int) -> Row | None:
    """Return the row that begins with the first of these groups, if their digits add up."""
    count = len(groups[0].digits)
    gaps: list[str] = []
    while count < length and len(gaps) + 1 < len(groups):
        one, other = groups[len(gaps)], groups[len(gaps) + 1]
        gap = folded[one.end : other.start]
        if not _is_gap(gap):
            return None
        gaps.append(gap)
        count += len(other.digits)
    return Row(tuple(groups[: len(gaps) + 1]), tuple(gaps)) if count == length else None


def _is_gap(gap: str) -> bool:
    return _gap().fullmatch(gap) is not None


@cache
def _digits() -> re.Pattern[str]:
    return re.compile("[0-9]+")


@cache
def _gap() -> re.Pattern[str]:
    """Return the pattern of what people put inside a number: spaces, line ends, dots, strokes, brackets."""
    return re.compile(r"[ \n]{0,2}[-./_·•,:;|*~()]{0,3}[ \n]{0,2}")
