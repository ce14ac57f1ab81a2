"""Where a text quotes somebody: between quotation marks that belong together, on one line."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from ccgcompose.policy.text import Text

_LONGEST = 600


class Quotations:
    """The places of a text that stand in quotation marks, by the code points of the text as written."""

    def __init__(self, written: str) -> None:
        spans = [match.span() for match in _pattern().finditer(written)] if _has_marks(written) else []
        self.spans = tuple(spans)
        self._starts = [start for start, _ in spans]

    def hold(self, start: int, end: int) -> bool:
        """Return whether this place is inside a quotation."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self.spans[at][1]


def quotations_of(text: Text) -> Quotations:
    """Return the quotations of a text; ask for it with `text.once`."""
    return Quotations(text.original)


def _has_marks(written: str) -> bool:
    return any(mark in written for mark in '"“«„')


@cache
def _pattern() -> re.Pattern[str]:
    pairs = (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“”"))
    inside = rf"{{1,{_LONGEST}}}"
    return re.compile("|".join(rf"{opens}[^\n{opens}{closes}]{inside}[{closes}]" for opens, closes in pairs))
