"""Dates as people write them: 3 March 1961, 3rd of March 61, March 3rd, 03/03/1961, 1961-03-03, third of March."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ccgcompose.policy.text import Text

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth",
    "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CENTURIES = {"nineteen": 1900, "twenty": 2000}


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a text. `year` is None where none was written; positions are those of the text that was searched."""

    start: int
    end: int
    day: int
    month: int
    year: int | None = None


def find_days(folded: str) -> Iterator[Day]:
    """Yield the days that are named, in their order. Two digits of a year are of the last hundred years."""
    for match in _pattern().finditer(folded):
        found = _read(match)
        if found is not None:
            yield found


def days_of(text: Text) -> tuple[Day, ...]:
    """Return the days that the folded view names; ask for it with `text.once`."""
    return tuple(find_days(text.folded.text))


def _read(match: re.Match[str]) -> Day | None:
    part = match.groupdict()
    day = _day(part["d1"] or part["d2"] or part["d3"] or part["d4"] or part["d5"])
    month = _month(part["m1"] or part["m2"] or part["m3"] or part["m4"] or part["m5"])
    year = _year(part["y1"] or part["y2"] or part["y3"] or part["y4"] or part["y5"])
    if part["d3"] and month > 12 >= day:
        day, month = month, day
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return Day(match.start(), match.end(), day, month, year)


def _day(written: str) -> int:
    if written in _ORDINALS:
        return _ORDINALS.index(written) + 1
    return int("".join(sign for sign in written if sign.isdigit()))


def _month(written: str) -> int:
    return int(written) if written.isdigit() else _MONTHS.index(written[:3]) + 1


def _year(written: str | None) -> int | None:
    if not written:
        return None
    digits = written.strip("' ,.")
    if not digits.isdigit():
        return _spoken_year(digits)
    year = int(digits)
    if year > 99:
        return year
    return year + (2000 if year <= 30 else 1900)


def _spoken_year(words: str) -> int | None:
    century, *rest = re.split("[ -]+", words)
    values = [_TENS.get(word) or (_ONES.index(word) + 1 if word in _ONES else 0) for word in rest]
    return _CENTURIES[century] + sum(values)


@cache
def _pattern() -> re.Pattern[str]:
    ordinal = "|".join(sorted(_ORDINALS, key=len, reverse=True))
    month = (
        r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
        r"|oct(?:ober)?"
        r"|nov(?:ember)?|dec(?:ember)?"
    )
    spoken = (
        rf"(?:nineteen|twenty)[ -](?:{'|'.join(_TENS)}|oh)(?:[ -](?:{'|'.join(_ONES[:9])}))?|"
        rf"(?:nineteen|twenty)[ -](?:ten|eleven|twelve)"
    )
    year = rf"(?:1[89]|20)[0-9]{{2}}|'?[0-9]{{2}}(?![0-9:.]?[0-9]|%|[ap]m)|{spoken}"
    between = r"[ \n./,-]{0,2}"
    return re.compile(
        rf"(?<![a-z0-9£$€])(?:"
        rf"(?P<d1>[0-3]?[0-9](?:st|nd|rd|th)?|{ordinal})(?: of)?{between}\b(?P<m1>{month})\b(?:{between}"
        rf"(?P<y1>{year}))?"
        rf"|(?P<m2>{month})\b\.?[ -]?(?P<d2>[0-3]?[0-9](?:st|nd|rd|th)?|{ordinal})(?![0-9:])(?:{between}"
        rf"(?P<y2>{year}))?"
        r"|(?P<d3>[0-3]?[0-9]) ?[./\\|-] ?(?P<m3>[0-3]?[0-9]) ?[./\\|-] ?(?P<y3>(?:1[89]|20)[0-9]{2}"
        r"|[0-9]{2})(?![0-9]|[./-][0-9])"
        r"|(?P<y4>(?:1[89]|20)[0-9]{2})[./-](?P<m4>[01]?[0-9])[./-](?P<d4>[0-3]?[0-9])(?![0-9])"
        r"|(?P<d5>[0-3]?[0-9])(?P<m5>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?P<y5>(?:19"
        r"|20)?[0-9]{2})?"
        r")(?![a-z])"
    )
