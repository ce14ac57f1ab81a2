"""Find what is quoted at length: between quotation marks, or on lines that are set apart as a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’"}
_LONGEST = 6_000  # characters; a quotation mark without its partner must not reach over a whole book


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks. `start` and `end` are code points of the text as written."""

    start: int
    end: int
    words: int


def find_quotations(written: str) -> Iterator[Quotation]:
    """Yield the quotations of a text in their order; nested ones count with the one around them."""
    if not any(mark in written for mark in _CUES):
        return
    position = 0
    for opening in _opening().finditer(written):
        if opening.start() < position:
            continue
        end = _closing(written, opening.start())
        if end:
            position = end
            yield Quotation(opening.start(), end, _count(written[opening.start() : end]))
    yield from _set_apart(written)


_CUES = ("“", "«", "„", '"', "‘", ">")


def _closing(written: str, start: int) -> int:
    """Return where the quotation that opens at `start` ends, 0 for none."""
    closing = _PAIRS[written[start]]
    place = start
    while True:
        place = written.find(closing, place + 1, start + _LONGEST)
        if place < 0:
            return 0
        # An apostrophe looks like a closing mark: those inside words are none.
        inside = closing == "’" and written[place + 1 : place + 2].isalnum()
        # A paragraph of a long quotation opens anew and is not closed.
        if not inside:
            return place + 1


def _set_apart(written: str) -> Iterator[Quotation]:
    for block in _block().finditer(written):
        yield Quotation(block.start(), block.end(), _count(block.group()))


def _count(piece: str) -> int:
    return sum(1 for _ in _word().finditer(piece))


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)[“«„\"‘](?=[\w'‘“(…])")


@cache
def _block() -> re.Pattern[str]:
    return re.compile(r"(?:^[ \t]{0,3}>[^\n]*(?:\n|$)){1,400}", re.MULTILINE)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w[\w’'-]*")
