"""One text as the rules see it: as written, folded, in words, in links; each made once, on demand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, cached_property
from typing import Any, NamedTuple, TypeVar

from ccgcompose.policy.links import Link, find_links
from ccgcompose.policy.names import NameSpan, find_names
from ccgcompose.policy.sentences import sentence_spans
from ccgcompose.policy.view import View, fold

T = TypeVar("T")

_SIMILAR_SCRIPTS = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "LISU")


class Word(NamedTuple):
    """A run of letters of the folded view; `start` and `end` are positions there."""

    letters: str
    start: int
    end: int


class Text:
    """A text and its views. Positions in a view are brought back by `span`."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._made: dict[Callable[[Text], Any], Any] = {}

    def once(self, make: Callable[[Text], T]) -> T:
        """Return what `make` says of this text; it is asked once, however many rules want the answer."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @cached_property
    def folded(self) -> View:
        """Return the text in lower case without accents, disguises and invisible characters."""
        return fold(self.original)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Return the runs of letters in the folded view, in their order."""
        found = _letters().finditer(self.folded.text)
        return tuple(Word(match.group(), *match.span()) for match in found)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Return the links in the text as written."""
        return find_links(self.original)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Return (start, end) of each sentence in the text as written."""
        return sentence_spans(self.original)

    @cached_property
    def names(self) -> tuple[NameSpan, ...]:
        """Return the people's names in the text, by code points of the original."""
        return find_names(self)

    @cached_property
    def is_latin(self) -> bool:
        """Return whether most letters are Latin, in whatever style, and not of a script that looks like it."""
        if self.original.isascii():
            return True
        letters = [character for character in self.original if character.isalpha()]
        others = sum(
            not letter.isascii() and unicodedata.name(letter, "").startswith(_SIMILAR_SCRIPTS)
            for letter in letters
        )
        return 2 * others <= len(letters)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points of the original behind `folded.text[start:end]`."""
        return self.folded.span(start, end)

    def written(self, start: int, end: int) -> str:
        """Return what was written where the folded view has `start` to `end`."""
        first, last = self.folded.span(start, end)
        return self.original[first:last]


@cache
def _letters() -> re.Pattern[str]:
    return re.compile("[a-z]+")
