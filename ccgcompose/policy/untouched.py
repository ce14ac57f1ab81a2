"""The places of a text that are no prose: links, e-mail addresses, @handles and hashtags."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from ccgcompose.policy.text import Text

_LONGEST_NAME = 64


class Untouched:
    """These places of one text, as written. Advice about words has no business in them."""

    def __init__(self, text: Text) -> None:
        spans = [(link.start, link.end) for link in text.links]
        if any(mark in text.original for mark in "@#＃"):
            spans += _marked(text.original)
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def hold(self, start: int, end: int) -> bool:
        """Return whether a place touches one of them."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._spans[at][1] > start


def untouched_of(text: Text) -> Untouched:
    """Return these places of a text; ask for it with `text.once`."""
    return Untouched(text)


def _marked(written: str) -> Iterator[tuple[int, int]]:
    """Yield handles, hashtags and addresses. What stands before an @ is looked at only where there is one."""
    done = 0
    for match in _marks().finditer(written):
        start, end = match.span()
        floor = max(done, start - _LONGEST_NAME)
        while written[match.start()] == "@" and start > floor and _is_of_a_name(written[start - 1]):
            start -= 1
        yield start, end
        done = end


def _is_of_a_name(sign: str) -> bool:
    return sign.isalnum() or sign in "_.+-"


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"@[\w.-]{1,255}|[#＃]\w+")
