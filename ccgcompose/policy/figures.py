"""Times, dates, ranges and numbers that are not written as the NHS writes them, each with the way it does.

Source: the NHS content style guide, "Numbers, measurements, dates and time": 5:30pm, 9am to 5pm, 6 August 2018, "to"
in ranges, numerals, midday and midnight.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from ccgcompose.policy.nearby import has_any

MONTHS = tuple(calendar.month_name)[1:]
_DAYS = tuple(calendar.day_name)
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Restyled:
    """One place as written, what kind of figure it is, and how the NHS writes it."""

    start: int
    end: int
    kind: str
    better: str


def restyled(written: str) -> Iterator[Restyled]:
    """Yield the figures that want another style, in their order within each kind, without overlaps of one kind."""
    if not any(sign.isdigit() for sign in written) and _worded().search(written) is None:
        return
    for kind, pattern, better in _kinds():
        if kind == "number" and not has_any(written, _NUMBERS):
            continue
        for match in pattern.finditer(written):
            new = better(match)
            if new and new != match.group():
                yield Restyled(match.start(), match.end(), kind, new)


Better = Callable[[re.Match[str]], str]


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str], Better], ...]:
    unit = r"(?:day|week|month|year|hour|minute)s?|times a (?:day|week|month|year)|doses|tablets"
    day = "|".join(f"{name[:3]}(?:{'|'.join(_tails(name))})?" for name in _DAYS)
    number = "|".join(_NUMBERS)
    return (
        *_times(),
        *_dates(),
        ("range of days", re.compile(rf"\b(?P<a>{day}) ?[-–—/] ?(?P<b>{day})\b", re.I), _range_of_days),
        (
            "range",
            re.compile(rf"(?P<a>\d(?<![\d.,£$/:-].)\d{{0,2}}) ?[-–—] ?(?P<b>\d{{1,3}})(?= (?:{unit})\b)"),
            _range,
        ),
        ("number", re.compile(rf"\b(?P<w>{number})(?= (?:{unit})\b)"), _number),
        ("percentage", re.compile(r"(?P<v>\d\d{0,8}(?:\.\d{1,9})?) (?:per cent|percent)\b"), _percentage),
    )


def _times() -> tuple[tuple[str, re.Pattern[str], Better], ...]:
    # What must not stand before is looked at behind the first digit: digits are quickly looked for.
    before, half = r"(?<![\d:.,£$/-].)", r"(?:[ap]m\b|[ap]\.m\b\.?)"
    first = rf"(?P<h1>\d{before}\d?)(?:[:.](?P<m1>[0-5]\d))? ?(?P<half1>{half})?"
    last = rf"(?P<h2>\d{{1,2}})(?:[:.](?P<m2>[0-5]\d))? ?(?P<half2>{half})"
    clock = rf"(?P<h>\d{before}\d?)(?:[:.](?P<m>[0-5]\d))? ?(?P<half>{half})(?! ?[-–—] ?\d)"
    late = rf"(?P<h>[12]{before}(?:(?<=1)[3-9]|(?<=2)[0-3])):(?P<m>[0-5]\d)(?: ?hrs?\b)?(?![\d:.%])"
    return (
        ("range of times", re.compile(rf"{first} ?[-–—] ?{last}", re.I), _range_of_times),
        ("time", re.compile(clock, re.I), _time),
        ("time", re.compile(late), _late),
    )


def _dates() -> tuple[tuple[str, re.Pattern[str], Better], ...]:
    long = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS if name not in ("May", "September"))
    month = rf"(?:{long}|May|Sept?(?:ember)?)"
    ordinal = r"(?:st|nd|rd|th)"
    day_first = rf"(?P<d>\d(?<![\d/].)\d?){ordinal}?(?: of)? (?P<mon>{month})\b"
    # "In August 20 people came" is no date: it takes an ordinal or a year.
    month_first = (
        rf"\b(?P<mon>{month}) (?P<d>\d{{1,2}})(?:{ordinal}(?:,? (?P<y>20\d\d))?|,? (?P<year>20\d\d))\b"
    )
    numbered = r"(?P<d>\d(?<![\d/.-].)\d?)(?:/(?P<n>\d{1,2})/|\.(?P<dot>\d{1,2})\.(?=20))(?P<y>20\d\d|\d\d)(?![\d/-])"
    return (
        ("date", re.compile(day_first, re.I), _date),
        ("date", re.compile(month_first, re.I), _date),
        ("date", re.compile(numbered), _numbered),
    )


def _tails(name: str) -> tuple[str, ...]:
    return (name[3:], *{"Tuesday": ("s",), "Thursday": ("r", "rs"), "Wednesday": ("s",)}.get(name, ()))


@cache
def _worded() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{'|'.join(_NUMBERS)}) |day ?[-–—/]|\b[MTWFS][a-z]{{2,4}} ?[-–—/]", re.IGNORECASE
    )


def _clock(hours: str, minutes: str | None, half: str) -> str:
    """Return 5pm or 5:30pm, midday or midnight, or nothing where it is no time."""
    hour, afternoon = int(hours), half.lower().startswith("p")
    if not 1 <= hour <= 12:
        return ""
    if hour == 12 and minutes in (None, "00"):
        return "midday" if afternoon else "midnight"
    past = f":{minutes}" if minutes not in (None, "00") else ""
    return f"{hour}{past}{'pm' if afternoon else 'am'}"


def _time(match: re.Match[str]) -> str:
    return _with_stop(match, _clock(match["h"], match["m"], match["half"]))


def _with_stop(match: re.Match[str], better: str) -> str:
    """Keep the full stop that ends the sentence: "at 5 p.m." followed by nothing or a capital."""
    after = match.string[match.end() : match.end() + 2].lstrip(" ")
    ends = match.group().endswith(".") and (not after or after[0].isupper() or after[0] == "\n")
    return f"{better}." if better and ends else better


def _range_of_times(match: re.Match[str]) -> str:
    first = _clock(match["h1"], match["m1"], match["half1"] or match["half2"])
    if not match["half1"] and int(match["h1"]) > int(match["h2"]):
        return ""  # "11-2pm" begins in the morning, perhaps
    last = _clock(match["h2"], match["m2"], match["half2"])
    return _with_stop(match, f"{first} to {last}" if first and last else "")


def _late(match: re.Match[str]) -> str:
    return _clock(str(int(match["h"]) - 12), match["m"], "pm")


def _date(match: re.Match[str]) -> str:
    groups = match.groupdict()
    written = match["mon"][:3].lower()
    if (written == "may" and match["mon"].islower()) or not 1 <= int(match["d"]) <= 31:
        return ""
    month = next(name for name in MONTHS if name.lower().startswith(written))
    found = groups.get("y") or groups.get("year")
    year = f" {found}" if found else ""
    return f"{int(match['d'])} {month}{year}"


def _numbered(match: re.Match[str]) -> str:
    day, month, year = int(match["d"]), int(match["n"] or match["dot"]), int(match["y"]) % 100 + 2000
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return ""
    return f"{day} {MONTHS[month - 1]} {year}"


def _range_of_days(match: re.Match[str]) -> str:
    return f"{_day(match['a'])} to {_day(match['b'])}" if _day(match["a"]) != _day(match["b"]) else ""


def _day(written: str) -> str:
    return next(name for name in _DAYS if name.lower().startswith(written[:3].lower()))


def _range(match: re.Match[str]) -> str:
    return f"{match['a']} to {match['b']}" if int(match["a"]) < int(match["b"]) else ""


def _number(match: re.Match[str]) -> str:
    return str(_NUMBERS.index(match["w"]) + 2)


def _percentage(match: re.Match[str]) -> str:
    return f"{match['v']}%"
