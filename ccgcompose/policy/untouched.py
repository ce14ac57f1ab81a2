"""The places of a text that are no prose: links, e-mail addresses, @handles and hashtags."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from ccgcompose.policy.text import Text


class Untouched:
    """These places of one text, as written. Advice about words has no business in them."""

    def __init__(self, text: Text) -> None:
        spans = [(link.start, link.end) for link in text.links]
        if any(mark in text.original for mark in "@#＃"):
            spans += [match.span() for match in _marked().finditer(text.original)]
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def hold(self, start: int, end: int) -> bool:
        """Return whether a place touches one of them."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._spans[at][1] > start


@cache
def _marked() -> re.Pattern[str]:
    return re.compile(r"[\w.+-]{0,64}@[\w.-]{1,255}|[#＃]\w+")
