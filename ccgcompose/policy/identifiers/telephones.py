"""Telephone numbers in a text, and what kind of line each is. Source of the ranges: Ofcom, National Numbering Plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from phonenumbers import NumberParseException, is_possible_number, parse

_MOST_SIGNS = 26  # digits, spaces and brackets of the longest number


class Line(Enum):
    """Whose line it can be."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    PUBLIC = "public"  # 03, 05, 08, 09: services, never a home
    ABROAD = "abroad"


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number; positions are those of the view that was searched."""

    start: int
    end: int
    line: Line


def find_telephones(view: str) -> Iterator[Telephone]:
    """Yield the telephone numbers, those that are kept for films and examples (07700 900123) among them."""
    done = 0
    for match in _beginning().finditer(view):
        if match.start() < done:
            continue
        found = _read(view, match.start())
        if found is not None:
            done = found.end
            yield found
    for match in _without_nought().finditer(view):
        yield Telephone(*match.span("number"), Line.MOBILE)


def _read(view: str, start: int) -> Telephone | None:
    """Return the number that begins there: of the country, or of any with an international prefix."""
    match = _signs().match(view, start, start + _MOST_SIGNS + 2)
    if match is None:
        return None
    written = match.group()
    abroad = written.startswith(("+", "00"))
    for wanted in range(15, 9, -1) if abroad else (11, 10):
        end = _end_of(written, wanted + (2 if written.startswith("00") else 0))
        if end is not None and not view[start + end : start + end + 1].isalnum():
            line = _abroad(written[:end]) if abroad else _line(_digits(written[:end]))
            opened = written[0] == "(" and ")" not in written[:end]
            # With strokes it is rather a date, unless it begins like a mobile.
            dated = "/" in written[:end] and line is not Line.MOBILE
            return Telephone(start + opened, start + end, line) if line and not dated else None
    return None


def _end_of(written: str, wanted: int) -> int | None:
    """Return where the digit of that number ends, if it is the last of its group."""
    count = 0
    for index, sign in enumerate(written):
        count += sign.isdigit()
        if count == wanted:
            return None if written[index + 1 : index + 2].isdigit() else index + 1
    return None


def _line(digits: str) -> Line | None:
    if len(digits) not in (10, 11):
        return None
    if digits[1] in "12":
        return Line.LANDLINE
    if digits[1] == "7":
        return Line.MOBILE if len(digits) == 11 and digits[2] not in "06" else None
    return Line.PUBLIC if digits[1] in "3589" else None


def _abroad(written: str) -> Line | None:
    digits = _digits(written).removeprefix("00")
    if digits.startswith("44"):
        return _line("0" + digits[2:].removeprefix("0"))
    try:
        number = parse("+" + digits)
    except NumberParseException:
        return None
    return Line.ABROAD if is_possible_number(number) else None


def _digits(written: str) -> str:
    return "".join(sign for sign in written if sign.isdigit())


@cache
def _beginning() -> re.Pattern[str]:
    return re.compile(r"(?<![a-z0-9£$€/@=&?_-])(?<![0-9][.,:])(?:\+ ?\(?[1-9]|\(?0[ .-]?[1-9]|00[1-9])")


@cache
def _without_nought() -> re.Pattern[str]:
    """Return the pattern of a mobile without its first nought, behind a word that announces one."""
    label = r"(?:mob|mobile|tel|phone|whatsapp|daughter's no|son's no|her no|his no|number is|text|ring|call)"
    return re.compile(
        rf"\b{label}\.?:? (?:(?:her|him|is"
        rf"|on) )?(?P<number>7[1-57-9][0-9]{{2}}[ .-]?[0-9]{{3}}[ .-]?[0-9]{{3}})(?![0-9])"
    )


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(r"(?:\+ ?|\(?)\(?[0-9](?:[ .()_·•*/-]{0,2}\n?[0-9]){6,19}")
