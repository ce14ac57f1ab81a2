"""Full postcodes of the United Kingdom. Source of their form: Royal Mail, Programmers' Guide to PAF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ccgcompose.policy.lexicon import load_words

_NEVER_LAST = frozenset("cikmov")  # the last two letters are none of these


@dataclass(frozen=True, slots=True)
class Postcode:
    """A full postcode; positions are those of the view that was searched.

    `valid` is False where its last letters are never given out: it may be mistyped.
    """

    start: int
    end: int
    valid: bool = True


def find_postcodes(folded: str) -> Iterator[Postcode]:
    """Yield each full postcode of an area that exists, with or without spaces in it."""
    for match in _pattern().finditer(folded):
        if match["area"].replace(" ", "") in _areas():
            yield Postcode(match.start(), match.end(), not _NEVER_LAST.intersection(match["last"]))


@cache
def _areas() -> frozenset[str]:
    return load_words("postcode-areas")


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern. A nought may be typed as the letter."""
    return re.compile(
        r"(?<![a-z0-9@#/._-])(?P<area>[a-z](?: ?[a-z])?) ?[0-9](?: ?[0-9a-z])?(?:[ -]{0,2}| ?[./] ?)\n?"
        r"[0-9o] ?(?P<last>[a-z] ?[a-z])(?![a-z0-9@_])"
    )
