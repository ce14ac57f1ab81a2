"""A text as a reader takes it: words put right where they were broken, stretched, run together or spelled in signs.

Where RESP001 asks whether one coarse word hides in a text, this asks what the whole of it says. Words for groups of
people, names of persons and names of bodies are replaced by what they are, so that no group is weighed by its name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from ccgcompose.policy.names_seen import ORGANISATION, PERSON, named
from ccgcompose.policy.people import GROUP, INNOCENT, OTHERS, SLUR, People
from ccgcompose.policy.repair import Piece, Repair
from ccgcompose.policy.text import Text

LINK, NUMBER = "<link>", "<number>"
_MARKS = {"!": "!", "?": "?", '"': '"', ".": ".", ",": ",", ":": ":", ";": ";", "#": "#", "\n": "."}


class Token(NamedTuple):
    """One word or mark. `start` and `end` are positions of the folded view; `raw` is the word behind a label.

    `word` shows the label for all but other people: patterns name trades and parties by their words.
    """

    word: str
    start: int
    end: int
    raw: str
    label: str = ""


class Reading:
    """The tokens of a text, and the same as one line with a space between any two."""

    def __init__(self, text: Text, tokens: tuple[Token, ...]) -> None:
        self._text = text
        self.tokens = tokens
        self.line = " ".join(token.word for token in tokens)
        self._starts: list[int] = []
        at = 0
        for token in tokens:
            self._starts.append(at)
            at += len(token.word) + 1

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Return where each word stands, by the numbers of its tokens."""
        found: dict[str, list[int]] = {}
        for index, token in enumerate(self.tokens):
            found.setdefault(token.word, []).append(index)
        return found

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the code points as typed of the tokens from `first` to `last`, both included."""
        return self._text.span(self.tokens[first].start, self.tokens[last].end)

    def raw(self, index: int) -> str:
        """Return the word behind a token, in small letters: of a number its digits."""
        token = self.tokens[index]
        return self._text.folded.text[token.start : token.end] if token.word == NUMBER else token.raw

    def index_at(self, position: int) -> int:
        """Return the token that stands at a position of the line."""
        return bisect_right(self._starts, position) - 1

    def position(self, index: int) -> int:
        """Return where the token stands in the line."""
        return self._starts[index]


def read(text: Text, repair: Repair, people: People) -> Reading:
    """Return the reading of a text. The cost is linear; words that are known cost next to nothing."""
    pieces = [piece for piece in _pieces(text, repair) if piece.word]
    names = named(text, pieces)
    words = tuple(piece.word for piece in pieces)
    tokens: list[Token] = []
    for index, piece in enumerate(pieces):
        label = people.label(words, index)
        if label in (None, OTHERS):
            label = names.get(index, label)  # "Councillor Reed" is a name, though a councillor has a trade
        if not label and tokens and tokens[-1].word == GROUP and _is_of_people(piece.word, people):
            label = GROUP  # "Polish people" is said of a group once, not twice
        if label in (PERSON, ORGANISATION, GROUP, SLUR) and tokens and _same(tokens[-1], label, piece.start):
            tokens[-1] = Token(label, tokens[-1].start, piece.end, f"{tokens[-1].raw} {piece.word}", label)
        else:
            shown = piece.word if label in (None, OTHERS) else label
            label = None if label == INNOCENT else label
            tokens.append(
                Token(shown, piece.start, piece.end, shown if shown == INNOCENT else piece.word, label or "")
            )
    return Reading(text, tuple(tokens))


def _is_of_people(word: str, people: People) -> bool:
    return word in people.persons and word != "lives"


def _same(token: Token, label: str, start: int) -> bool:
    """Return whether a label goes on: names of several words, "gay black women"."""
    return token.word == label and start - token.end <= 1


def _pieces(text: Text, repair: Repair) -> list[Piece]:
    pieces: list[Piece] = []
    links = _Links(text)
    for match in _chunks().finditer(text.folded.text):
        start, end = match.span()
        chunk = match.group()
        if links.hold(start):
            pieces.append(Piece(LINK, start, end))
        elif chunk[0] in _MARKS and len(chunk) == 1:
            pieces.append(Piece(_MARKS[chunk[0]], start, end))
        else:
            pieces += repair.pieces(chunk, start)
    return repair.rejoined(pieces)


class _Links:
    """The links of a text, asked about in the order of the text."""

    def __init__(self, text: Text) -> None:
        self._span = text.folded.span
        self._spans = [(link.start, link.end) for link in reversed(text.links)]

    def hold(self, start: int) -> bool:
        """Return whether a position of the folded view, none before the last one asked about, stands in a link."""
        if not self._spans:
            return False
        at, _ = self._span(start, start + 1)
        while self._spans and self._spans[-1][1] <= at:
            self._spans.pop()
        return bool(self._spans) and self._spans[-1][0] <= at


@cache
def _chunks() -> re.Pattern[str]:
    """Return the pattern of what stands between white space, with the marks that structure a sentence apart."""
    return re.compile(r"\n|[^\s]+")
