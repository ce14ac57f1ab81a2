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
    # What links it to digits before or after: then it may be part of a longer number.
    linked_before: bool
    linked_after: bool

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
    for first, group in enumerate(groups):
        count, gaps = 0, []
        for last in range(first, min(first + length, len(groups))):
            if last > first:
                gaps.append(folded[groups[last - 1].end : groups[last].start])
                if not _is_gap(gaps[-1]):
                    break
            count += len(groups[last].digits)
            if count >= length:
                break
        if count == length:
            yield Row(
                tuple(groups[first : last + 1]),
                tuple(gaps),
                first > 0 and _is_gap(folded[groups[first - 1].end : group.start]),
                last + 1 < len(groups) and _is_gap(folded[groups[last].end : groups[last + 1].start]),
            )


def _is_gap(gap: str) -> bool:
    return _gap().fullmatch(gap) is not None


@cache
def _digits() -> re.Pattern[str]:
    return re.compile("[0-9]+")


@cache
def _gap() -> re.Pattern[str]:
    """Return the pattern of what people put inside a number: spaces, line ends, dots, hyphens, strokes."""
    return re.compile(r"[ \n]{0,2}[-./_·•]?[ \n]{0,2}")
