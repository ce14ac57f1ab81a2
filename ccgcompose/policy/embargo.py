"""Find an embargo in a text and read until when it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from ccgcompose.domain.moments import resolve
from ccgcompose.errors import BadMoment

ZONE = "Europe/London"  # embargoes of this country's bodies are meant so
_WINDOW = 70  # how far after the word its date may stand
_HALF_A_YEAR = timedelta(days=183)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Embargo:
    """One embargo; positions are those of the folded view. `until` None: no date that we can read."""

    start: int
    end: int
    until: datetime | None


def find_embargoes(folded: str, moment: datetime) -> Iterator[Embargo]:
    """Yield the embargoes of a folded text. `moment` helps to tell the year where none is written."""
    if not any(cue in folded for cue in _CUES):
        return
    for match in _marker().finditer(folded):
        if _is_over(folded, match):
            continue
        window = folded[match.end() : match.end() + _WINDOW]
        until, length = _read(window, moment)
        yield Embargo(match.start(), match.end() + length, until)


_CUES = ("embargo", "not for ", "for release", "not to be ", "do not ", "don't ")


def _is_over(folded: str, match: re.Match[str]) -> bool:
    """Return whether the text says that the embargo does not hold."""
    before = folded[max(0, match.start() - 15) : match.start()].rstrip()
    after = folded[match.end() : match.end() + 40]
    return before.endswith(("no longer", "not", "never")) or bool(_lifted().match(after))


def _read(window: str, moment: datetime) -> tuple[datetime | None, int]:
    """Return the moment that a window begins with, and how many characters tell it."""
    day = _day().search(window)
    if day is None:
        return None, 0
    hour = _hour().search(window[: day.start()]) or _hour().match(window, day.end())
    end = max(day.end(), hour.end() if hour else 0)
    try:
        wall = datetime.combine(_date(day, moment), time())
        wall += _since_midnight(hour)
        return resolve(wall, ZONE), end
    except (ValueError, OverflowError, BadMoment):
        return None, end


def _date(match: re.Match[str], moment: datetime) -> date:
    """Return the date that was written. Raise ValueError for one that does not exist."""
    if match["iso"]:
        return date.fromisoformat(match["iso"])
    if match["d2"]:
        return date(_year(match["y2"]), int(match["m2"]), int(match["d2"]))
    day = int(match["d"] or match["d3"])
    month = _MONTHS.index((match["m"] or match["m3"])[:3]) + 1
    year = match["y"] or match["y3"]
    if year:
        return date(_year(year), month, day)
    return _nearest(day, month, moment)


def _nearest(day: int, month: int, moment: datetime) -> date:
    """Return the date of this year, or of the next where that lies more than half a year back."""
    this_year = date(moment.year, month, day)
    if this_year < moment.date() - _HALF_A_YEAR:
        return date(moment.year + 1, month, day)
    return this_year


def _year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)


def _since_midnight(match: re.Match[str] | None) -> timedelta:
    """Return the time of day, 0:00 where none is written. Raise ValueError for one that does not exist."""
    if match is None:
        return timedelta()
    if match["word"]:
        return timedelta(hours=24 if match["word"] == "midnight" else 12)
    written = match["military"] or (match["hour"] or match["full"]) + (match["minute"] or "00")
    hour, minute = int(written[:-2]), int(written[-2:])
    half = match["half"] or match["half2"]
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 24 or minute > 59:
        raise ValueError("no such time of day")
    return timedelta(hours=hour, minutes=minute)


@cache
def _marker() -> re.Pattern[str]:
    until = r"(?:(?:until|till|til|before|lifts?|ends?|expires?)\b|(?:to|for)(?= [0-9]))"
    return re.compile(
        rf"\b(?:strict(?:ly)? |press |media |under |news )*embargo(?:ed)?\b\W{{0,3}}{until}"
        r"|\bunder (?:a |an |strict |the |press |media )*embargo\b(?! (?:is|are) (?:a|the) )"
        r"|\bstrict(?:ly)? embargo(?:ed)?\b"
        r"|(?:^|(?<=\n)|(?<=[\[(*]))[ *#_>]*embargo(?:ed)?\b(?=[ *_]*(?:[:\-\])\n]|$|[0-9]))"
        r"|\bnot for (?:release|publication|broadcast|use|circulation|distribution) (?:before|until|till)\b(?! the)"
        r"|\b(?:strictly )?not to be (?:published|released|broadcast|used|shared) (?:before|until|till)\b(?="
        r" ?[0-9a-z]* ?[0-9])"
        r"|\bhold for (?:release|publication)\b(?: (?:until|till)\b)?"
        r"|\b(?:do not|don't) (?:publish|post|release|tweet|broadcast)(?: (?:this|it))?(?: yet| anything)?,? (?:until"
        r"|till|before)\b(?= ?(?:[0-9]|(?:next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|midday|midnight"
        r"|tomorrow))"
        r"|(?:^|(?<=\n))[ *_#>]*(?:news )?for release(?: on\b| at\b| from\b|:)(?=[^\n]{0,20}[0-9])"
    )


@cache
def _lifted() -> re.Pattern[str]:
    return re.compile(r"\W{0,3}(?:(?:is|was|has|now|been) ){0,3}(?:lifted|over|ended)\b|\W{0,3}no longer\b")


@cache
def _day() -> re.Pattern[str]:
    month = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    ending = r"(?:st|nd|rd|th)?"
    return re.compile(
        r"\b(?P<iso>\d{4}-\d{2}-\d{2})\b"
        r"|\b(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})[/.-](?P<y2>\d{4}|\d{2})\b"
        rf"|\b(?P<d>\d{{1,2}}){ending} (?:of )?(?P<m>{month})(?:,? (?P<y>\d{{4}})\b)?"
        rf"|\b(?P<m3>{month}) (?P<d3>\d{{1,2}}){ending}\b(?:,? (?P<y3>\d{{4}})\b)?"
    )


@cache
def _hour() -> re.Pattern[str]:
    return re.compile(
        r"[, ]*(?:at |from )?(?:\b(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?: ?(?P<half>[ap]\.?m)\b)?"
        r"|\b(?P<full>\d{1,2}) ?(?P<half2>[ap]\.?m)\b|\b(?P<word>noon|midday|midnight)\b"
        r"|\b(?P<military>\d{4}) ?(?:hrs|hours|h)\b)"
    )
