"""Find verse by its shape: short lines in a row that rhyme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_LEAST_LINES = 4
_LEAST_RHYMES = 2
_MOST_WORDS = 11
_VOWELS = "aeiouy"


def find_verse(written: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each run of at least four short lines of which two pairs rhyme. The cost is linear."""
    return (span for run in _runs(written) if (span := _rhyming(run)))


def find_short_lines(written: str, least: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each run of at least `least` short lines, as verse has them, rhyming or not."""
    for run in _runs(written):
        verse = [row for row in run if _listed().search(row[2]) is None]
        # The line that names the poem ends in a colon and is none of its own.
        if len(verse) >= least and len(run) - len(verse) <= 1:
            yield verse[0][0], verse[-1][1]


def _runs(written: str) -> Iterator[list[tuple[int, int, str]]]:
    run: list[tuple[int, int, str]] = []
    for start, end, line in _lines(written):
        if _is_short(line):
            run.append((start, end, line))
            continue
        if line.strip() or len(run) < _LEAST_LINES:  # an empty line only parts two verses
            yield run
            run = []
    yield run


def _lines(written: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for line in written.splitlines(keepends=True):
        body = line.rstrip("\r\n\u2028\u2029\x85")
        # Poems come on one line too, with strokes between their verses.
        for piece in _stroke().finditer(body) if body.count(" / ") >= _LEAST_LINES - 1 else ():
            yield start + piece.start(), start + piece.end(), piece.group()
        if body.count(" / ") < _LEAST_LINES - 1:
            yield start, start + len(body), body
        start += len(line)


def _is_short(line: str) -> bool:
    words = line.split()
    return 2 <= len(words) <= _MOST_WORDS and len(line) <= 70


def _rhyming(run: list[tuple[int, int, str]]) -> tuple[int, int] | None:
    if len(run) < _LEAST_LINES or any(_listed().search(line) for _, _, line in run):
        return None
    endings = [_ending(line) for _, _, line in run]
    rhymes = 0
    for index, ending in enumerate(endings):
        before = endings[max(0, index - 2) : index]
        rhymes += any(_rhyme(ending, other) for other in before)
    told = sum(line.rstrip().endswith((".", "!", "?")) for _, _, line in run)
    if told * 4 >= len(run) * 3 or rhymes < max(_LEAST_RHYMES, len(run) // 3):
        return None
    return run[0][0], run[-1][1]


def _ending(line: str) -> str:
    return "".join(sign for sign in line.lower().split()[-1] if sign.isalpha())


def _rhyme(one: str, other: str) -> bool:
    """Return whether two words end in the same sound, as far as spelling shows it. A word is no rhyme on itself."""
    if not one or not other or one == other or one.endswith("day"):
        return False
    tail = _tail(one)
    return len(tail) >= 2 and tail == _tail(other)


def _tail(word: str) -> str:
    """Return the last vowels of a word and what follows; a silent e belongs to what stands before it."""
    body = word[:-1] if word.endswith("e") and len(word) > 3 and word[-2] not in _VOWELS else word
    index = len(body)
    while index and body[index - 1] not in _VOWELS:
        index -= 1
    while index and body[index - 1] in _VOWELS:
        index -= 1
    return body[index:].replace("oo", "o").replace("ee", "e").replace("ea", "e")


@cache
def _stroke() -> re.Pattern[str]:
    return re.compile(r"[^/\n]+")


@cache
def _listed() -> re.Pattern[str]:
    """Return what stands in lists and notices and in no verse: bullets, links, times, prices, handles."""
    return re.compile(
        r"^\s*(?:[-•*·▪✅✔☑➡👉📅📍🕐📞]|\d{1,2}[.)])|https?:|www\.|[@#]\w|\d[:.]\d\d|\d ?[ap]m\b|£|:\s*$|\d{3}"
    )
