"""Look for many patterns at the price of one: a pattern is tried only near one of its cues.

A post has none of the cues of most patterns. One pass over the folded text wakes the few that are worth trying, and
each is tried in the part of the line around its cue alone. So a rule may know hundreds of wordings and still cost next
to nothing at each key press.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from ccgcompose.policy.nearby import stretches
from ccgcompose.policy.text import Text

_LONGEST_SENTENCE = 400  # to either side; keeps the cost linear on a text without full stops


@dataclass(frozen=True, slots=True)
class Clue:
    """A wording to look for, in the spelling of the folded view.

    `says` tells the rule what it means. `pattern` is tried near each of `cues` (bars between them) and in its line,
    or in the whole text where it stretches over `lines`; its group "at", where it has one, is the place. `unless`
    makes it innocent in the same sentence, `only` must stand there too, and `anywhere` makes it innocent in the whole
    text.
    """

    says: str
    cues: str
    pattern: str
    unless: str = ""
    only: str = ""
    anywhere: str = ""
    lines: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """A wording found. `start` and `end` are positions of the folded view."""

    says: str
    start: int
    end: int
    match: re.Match[str]


class Clues:
    """Wordings to look for together. A pattern is compiled when it is first tried."""

    def __init__(self, clues: Iterable[Clue]) -> None:
        self.clues = tuple(clues)
        wakes: dict[str, list[int]] = {}
        for index, clue in enumerate(self.clues):
            for cue in clue.cues.split("|"):
                wakes.setdefault(cue, []).append(index)
        self._wakes = tuple(wakes.values())
        self._cues = AhoCorasick(list(wakes))

    def find(self, text: Text) -> Iterator[Trace]:
        """Yield what is found, clue by clue; within a clue in the order of the text."""
        folded = text.folded.text
        woken: dict[int, list[tuple[int, int]]] = {}
        for cue, start, end in self._cues.find_matches_as_indexes(folded, overlapping=True):
            for index in self._wakes[cue]:
                woken.setdefault(index, []).append((start, end))
        for index in sorted(woken):
            yield from _traces(self.clues[index], folded, woken[index])


def sentence_around(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a place begins and ends, in the folded view. Line ends end it too."""
    floor = max(0, start - _LONGEST_SENTENCE)
    before = folded[floor:start]
    first = floor + max((before.rfind(mark) + len(mark) for mark in _MARKS if mark in before), default=0)
    after = folded[end : end + _LONGEST_SENTENCE]
    last = end + min((after.find(mark) + 1 for mark in _MARKS if mark in after), default=len(after))
    return first, last


_MARKS = (". ", "! ", "? ", "\n")


def _traces(clue: Clue, folded: str, places: list[tuple[int, int]]) -> Iterator[Trace]:
    if clue.anywhere and _compiled(clue.anywhere).search(folded):
        return
    pattern = _compiled(clue.pattern)
    for low, high in ((0, len(folded)),) if clue.lines else stretches(folded, places):
        for match in pattern.finditer(folded, low, high):
            if not _is_innocent(clue, folded, match):
                start, end = match.span("at") if "at" in pattern.groupindex else match.span()
                yield Trace(clue.says, start, end, match)


def _is_innocent(clue: Clue, folded: str, match: re.Match[str]) -> bool:
    if not clue.unless and not clue.only:
        return False
    first, last = sentence_around(folded, *match.span())
    if clue.unless and _compiled(clue.unless).search(folded, first, last):
        return True
    return bool(clue.only) and _compiled(clue.only).search(folded, first, last) is None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)
