"""Numbers in words as digits: "oh seven double seven", "seventy-seven hundred", "forty-two", "nineteen sixty-one"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ccgcompose.policy.view import Change

DIGITS = {
    "zero": "0", "oh": "0", "o": "0", "nought": "0", "naught": "0", "nil": "0", "one": "1", "two": "2", "three": "3",
    "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "niner": "9",
}  # fmt: skip
_TEENS = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TIMES = {"double": 2, "treble": 3, "triple": 3}
_SCALES = {"hundred": "00", "thousand": "000"}
_LEAST = 4  # fewer digits in words are a count: "one or two", "two three-day events"
_LEAST_BESIDE_SIGNS = 2  # so many words are enough where a row has digits as signs too: "four-four-0-2"


def numbers_in_words(folded: str) -> Iterator[Change]:
    """Yield each number word of a row that is more than a count, and the gaps that go with it."""
    for run in _run().finditer(folded):
        words = list(_word().finditer(folded, run.start(), run.end()))
        spoken = [word for word in words if word.group()[0].isalpha()]
        if _is_row(folded, run.start(), words, spoken) or any(_is_large(word) for word in spoken):
            yield from _digits(folded, words)


def _is_row(folded: str, start: int, words: list[re.Match[str]], spoken: list[re.Match[str]]) -> bool:
    """Return whether so many digits stand in a row that they are a number and no count."""
    hangs_on_a_code = folded[start - 1 : start] in ("-", "/") and start > 0
    least = _LEAST - hangs_on_a_code
    return len(spoken) >= least or (len(words) >= _LEAST and len(spoken) >= _LEAST_BESIDE_SIGNS)


def _is_large(word: re.Match[str]) -> bool:
    """Return whether it is ten or more by itself."""
    return bool(word["teen"] or word["tens"] or word["scale"])


def _digits(folded: str, words: list[re.Match[str]]) -> Iterator[Change]:
    """Yield each word with its digits, and each gap with a space where a comma parts two groups."""
    for index, word in enumerate(words):
        last = words[index - 1] if index else None
        if last is not None:
            comma = "," in folded[last.end() : word.start()]
            yield last.end(), word.start(), " " if comma else ""
        yield word.start(), word.end(), _read(word, last)


def _read(word: re.Match[str], last: re.Match[str] | None) -> str:
    if word["times"]:
        return ""
    times = _TIMES.get(last["times"] or "", 1) if last else 1
    if word["tens"]:
        return (
            str(_TENS.index(word["tens"]) + 2) + (DIGITS[word["one"]] if word["one"] else "0") + _scaled(word)
        )
    if word["teen"]:
        return str(_TEENS.index(word["teen"]) + 10) + _scaled(word)
    return DIGITS.get(word["digit"], word["digit"]) * times + _scaled(word)


def _scaled(word: re.Match[str]) -> str:
    """Return the noughts of hundreds or thousands, or the smaller number behind "and" in their place."""
    noughts = _SCALES.get(word["scale"] or "", "")
    if not word["rest"]:
        return noughts
    rest = "".join(_read(smaller, None) for smaller in _word().finditer(word["rest"]))
    return rest.zfill(len(noughts))[-len(noughts) :]


@cache
def _run() -> re.Pattern[str]:
    scales = rf"(?:{'|'.join(_SCALES)})(?: and {_small()}\b)?"
    either = rf"(?:{scales}|{'|'.join((*DIGITS, *_TIMES, *_TEENS))}|[0-9]|{_tens()})"
    return re.compile(rf"\b{either}\b(?:[ ,.;-]{{1,3}}{either}\b){{0,40}}")


@cache
def _word() -> re.Pattern[str]:
    """Return the pattern of one number: a digit in words or as a sign, ten or more, or hundreds of it."""
    digits, scales = "|".join(DIGITS), "|".join(_SCALES)
    number = rf"(?:{_tens('?P<tens>', '?P<one>')}|(?P<teen>{'|'.join(_TEENS)})|(?P<digit>{digits}|[0-9]))"
    hundreds = rf"[ -](?P<scale>{scales})(?: and (?P<rest>{_small()})\b)?"
    return re.compile(rf"\b(?:{number}(?:{hundreds})?|(?P<times>{'|'.join(_TIMES)}))\b")


def _small() -> str:
    """Return the pattern of a number below a hundred."""
    return rf"(?:{_tens()}|{'|'.join(_TEENS)}|{'|'.join(DIGITS)})"


def _tens(tens: str = "?:", one: str = "?:") -> str:
    """Return the pattern of "seventy" and "seventy-seven", and not of "seventy-seventh"."""
    ordinal = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    ones = "one|two|three|four|five|six|seven|eight|nine"
    return rf"({tens}{'|'.join(_TENS)})(?![ -]?(?:{ordinal}))(?:[ -]?({one}{ones}))?"
