"""Days as they stand in British spreadsheets: day before month, in words or figures, or as a spreadsheet counts."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EPOCH = date(1899, 12, 30)  # day 0 of spreadsheets, their leap day of 1900 allowed for
_FIRST_SERIAL, _LAST_SERIAL = 32_874, 73_050  # 1990 to 2099
_PIVOT = 80  # of two digits for a year: from 80 on they are of the last century
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
    days, _, hours = said.partition(".")  # behind the point stands the time of day
    counted = days.isdecimal() and len(days) == 5 and (hours.isdecimal() or not hours)
    if counted and _FIRST_SERIAL <= int(days) <= _LAST_SERIAL:
        return (_EPOCH + timedelta(days=int(days))).isoformat()
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
        return date(_whole_year(year), month, int(parts["day"] or 0)).isoformat()
    except ValueError:
        return None


def _whole_year(year: int) -> int:
    """Return the year that two digits mean; a permission that ended in 98 must not hold until 2098."""
    if year >= 100:
        return year
    return year + (1900 if year >= _PIVOT else 2000)
