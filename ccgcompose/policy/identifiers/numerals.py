"""The folded text with numbers as digits that were written otherwise: in words, or with letters for digits.

"nine four three, double seven" becomes "943 77", "59I9" becomes "5919". Where nothing of the kind is written it is the
folded view itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ccgcompose.policy.text import Text
from ccgcompose.policy.view import View

_DIGITS = {
    "zero": "0", "oh": "0", "o": "0", "nought": "0", "naught": "0", "nil": "0", "one": "1", "two": "2", "three": "3",
    "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_TIMES = {"double": 2, "treble": 3, "triple": 3}
_LEAST_SPOKEN = 4  # fewer number words in a row are a count: "one or two", "two three-day events"
_LETTERS = str.maketrans({"o": "0", "i": "1", "l": "1", "s": "5", "b": "8", "z": "2", "q": "9", "g": "9"})


def numerals(text: Text) -> View:
    """Return the view; its spans lead to code points of the text as written. Ask for it with `text.once`."""
    folded = text.folded.text
    changes = sorted({**dict(_spoken(folded)), **dict(_mistyped(folded))}.items())
    if not changes:
        return text.folded
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for (start, end), digits in changes:
        if start >= done:
            _append(text, folded[done:start], done, pieces, starts, ends)
            pieces.append(digits)
            first, last = text.span(start, end)
            starts += [first] * len(digits)
            ends += [last] * len(digits)
            done = end
    _append(text, folded[done:], done, pieces, starts, ends)
    return View("".join(pieces), starts, ends)


def _append(text: Text, piece: str, at: int, pieces: list[str], starts: list[int], ends: list[int]) -> None:
    pieces.append(piece)
    for index in range(at, at + len(piece)):
        first, last = text.span(index, index + 1)
        starts.append(first)
        ends.append(last)


def _spoken(folded: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the place and the digits of each number word in a row of at least a few."""
    for run in _run().finditer(folded):
        words = list(_word().finditer(folded, run.start(), run.end()))
        if sum(word.group().isalpha() for word in words) < _LEAST_SPOKEN:
            continue
        previous = run.start()
        times = 1
        for word in words:
            gap_start = previous
            if word.group() in _TIMES:
                times = _TIMES[word.group()]
                continue
            digits = _DIGITS.get(word.group(), word.group()) * times
            times = 1
            comma = "," in folded[gap_start : word.start()]
            yield (gap_start, word.end()), (" " if comma else "") + digits
            previous = word.end()


def _mistyped(folded: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the place and the digits of each group in which a letter stands for a digit."""
    for match in _mixed().finditer(folded):
        written = match.group()
        digits = sum(sign.isdigit() for sign in written)
        others = set(written) - set("0123456789")
        if others and (others <= set("oil") or digits >= 3) and digits * 3 >= len(written):
            yield match.span(), written.translate(_LETTERS)


@cache
def _run() -> re.Pattern[str]:
    word = "|".join((*_DIGITS, *_TIMES))
    return re.compile(rf"\b(?:{word}|[0-9])(?:[ ,.;-]{{1,3}}(?:{word}|[0-9])\b){{3,40}}")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z]+|[0-9]")


@cache
def _mixed() -> re.Pattern[str]:
    """Return the pattern of a group of digits in which letters may stand; groups at its side are digits."""
    return re.compile(r"(?<![a-z0-9/@.#])[0-9oilsbzqg]{2,14}(?![a-z0-9@])")
