"""Days as they stand in British spreadsheets: day before month, in words or figures, or as a spreadsheet counts."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EPOCH = date(1899, 12, 30)  # day 0 of spreadsheets, their leap day of 1900 allowed for
_FIRST_SERIAL, _LAST_SERIAL = 32_874, 73_050  # 1990 to 2099
_WITHOUT_END = frozenset(
    {
        *(
            "none",
            "n/a",
            "na",
            "-",
            "–",
            "ongoing",
            "indefinite",
            "indefinitely",
            "perpetual",
            "in perpetuity",
        ),
        *("no expiry", "no end", "without end", "unlimited", "never", "forever"),
    }
)


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[t ].*)?"),
        re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4}|\d{2})(?: \d.*)?"),
        re.compile(
            r"(?:[a-z]{3,9},? )?(?P<day>\d{1,2})(?:st|nd|rd|th)?[-/. ]"
            r"(?P<word>[a-z]{3,9})[.,]?[-/. ](?P<year>\d{4}|\d{2})"
        ),
    )


def uk_day(text: str) -> str | None:
    """Return a day as `2026-11-24`, or None for what is none. 11/24/2026 is none: there is no 24th month."""
    said = " ".join(text.casefold().split())
    if said.isdecimal() and len(said) == 5 and _FIRST_SERIAL <= int(said) <= _LAST_SERIAL:
        return (_EPOCH + timedelta(days=int(said))).isoformat()
    for shape in _shapes():
        match = shape.fullmatch(said)
        if match:
            return _day(match.groupdict())
    return None


def is_without_end(text: str) -> bool:
    """Return whether a cell says that there is no last day."""
    return " ".join(text.casefold().split()) in _WITHOUT_END


def _day(parts: dict[str, str | None]) -> str | None:
    year, word = int(parts["year"] or 0), parts.get("word")
    month = _MONTHS.index(word[:3]) + 1 if word and word[:3] in _MONTHS else int(parts.get("month") or 0)
    try:
        return date(year + 2000 if year < 100 else year, month, int(parts["day"] or 0)).isoformat()
    except ValueError:
        return None
