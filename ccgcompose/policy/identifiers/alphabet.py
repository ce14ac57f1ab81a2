"""Letters in the words of the spelling alphabet: "lima romeo one three, victor x-ray bravo" is "lr13 vxb".

Source of the words: ICAO Annex 10, volume II, 5.2.1.3. Many are also names or things, so that two of them count only
beside a digit, three anywhere, and one beside five digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ccgcompose.policy.identifiers.counting import DIGITS
from ccgcompose.policy.view import Change

_WORDS = (
    "alfa", "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "juliett",
    "kilo", "lima", "mike", "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango", "uniform", "victor",
    "whiskey", "whisky", "x-ray", "xray", "yankee", "zulu",
)  # fmt: skip
_LEAST, _LEAST_ALONE, _MANY = 2, 3, 5


def letters_in_words(folded: str) -> Iterator[Change]:
    """Yield each row of such words, and the digits among them, with what it spells."""
    for run in _run().finditer(folded):
        words = [word.group() for word in _word().finditer(run.group())]
        letters = sum(word in _WORDS for word in words)
        digits = sum(len(DIGITS.get(word, word)) for word in words if word not in _WORDS)
        if letters >= (_LEAST if digits else _LEAST_ALONE) or (
            letters and digits >= _MANY and "november" not in words
        ):
            yield run.start(), run.end(), "".join(_spelled(word) for word in words)


def _spelled(word: str) -> str:
    if word in _WORDS:
        return word[0]
    return " " if word == "," else DIGITS.get(word, word)


@cache
def _run() -> re.Pattern[str]:
    word = "|".join((*_WORDS, *DIGITS))
    return re.compile(rf"\b(?:{word}|[0-9]{{1,8}})(?:[ ,.-]{{1,3}}(?:{word}|[0-9]{{1,8}})\b){{1,24}}")


@cache
def _word() -> re.Pattern[str]:
    return re.compile("x-ray|[a-z]+|[0-9]+|,")
