"""Code points and UTF-16 units: Python counts the first, Qt's documents the second. No Qt here.

Every character beyond U+FFFF (most emoji) is one code point and two units, and shifts all that follow it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_WIDE = re.compile("[\U00010000-\U0010ffff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def without_lone_surrogates(text: str) -> str:
    """Return `text` with U+FFFD for each half of a pair that stands alone: no file can hold one."""
    return _LONE_SURROGATE.sub("\ufffd", text)


class Utf16Map:
    """Where each code point of one text stands in UTF-16 units, and the way back."""

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._points = [match.start() for match in _WIDE.finditer(text)]
        self.units = len(text) + len(self._points)
        self._units = [point + before for before, point in enumerate(self._points)]

    def to_units(self, point: int) -> int:
        """Return the place of code point `point`, which is kept inside the text."""
        point = max(0, min(point, self.length))
        return point + bisect_left(self._points, point)

    def to_points(self, unit: int) -> int:
        """Return the code point that stands at `unit`; inside a pair, the pair's own."""
        before = bisect_right(self._units, unit)
        if before and self._units[before - 1] + 1 == unit:
            return self._points[before - 1]
        return max(0, min(unit - bisect_left(self._units, unit), self.length))
