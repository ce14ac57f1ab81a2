"""Cut a text into the tokens that the recogniser of names looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ccgcompose.policy.remembered import remembered

if TYPE_CHECKING:
    from ccgcompose.policy.text import Text


class Token(NamedTuple):
    """A word, a number, a sign or a line end.

    `low` is its folded form (lower case, no accents, no disguise), `written` what stands in the original; `start` and
    `end` are code points of the original.
    """

    low: str
    written: str
    start: int
    end: int


LINE_END = "¶"
_EDGE = Token(LINE_END, LINE_END, 0, 0)


def tokens_of(text: Text) -> tuple[Token, ...]:
    """Return the tokens of a text in their order, between two line ends of no length. The cost is linear."""
    return (_EDGE, *_tokens(text), _EDGE)


def _tokens(text: Text) -> Iterator[Token]:
    folded, original, span = text.folded.text, text.original, text.folded.span
    for match in _runs().finditer(folded):
        run, at = match.group(), match.start()
        if run == "\n":
            yield Token(LINE_END, LINE_END, *span(at, at + 1))
            continue
        for low, start, end in _parts_kept(run) if len(run) <= _SHORT else _parts(run):
            first, last = span(at + start, at + end)
            yield Token(low, original[first:last], first, last)


def _parts(run: str) -> tuple[tuple[str, int, int], ...]:
    """Return the tokens of what stands without white space, with their places in it; no token reaches over any."""
    found: list[tuple[str, int, int]] = []
    for match in _pattern().finditer(run):
        start, end = match.span()
        cut = _before_suffix(match.group()) if match.lastgroup == "word" else None
        for one, other in ((start, end),) if cut is None else ((start, start + cut), (start + cut, end)):
            found.append((run[one:other], one, other))
    return tuple(found)


_SHORT = 40  # signs; a run of more is hardly met twice
_parts_kept = remembered(16_384)(_parts)


def _before_suffix(word: str) -> int | None:
    """Return where the 's of "Margaret's" begins; None where the word has none."""
    stem, mark, suffix = word.rpartition("'")
    return len(stem) if mark and stem and suffix in _SUFFIXES else None


_SUFFIXES = frozenset({"s", "ll", "d", "re", "ve", "m"})


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(r"\n|\S+")


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a token; every repeat is bounded or of a class that nothing beside it overlaps."""
    link = r"(?P<link>(?:https?://|www\.)[^\s]{1,2000}|[a-z0-9][a-z0-9._+-]{0,40}@[a-z0-9-]{1,63}\.[a-z0-9.-]{2,80})"
    word = r"(?P<word>[^\W\d_]+(?:['-][^\W\d_]+)*)"
    return re.compile(
        rf"{link}|(?P<tag>[@#]\w{{1,80}})|{word}|(?P<number>\d+)|(?P<sign>(?P<one>\S)(?P=one){{7,999}}|\S)"
    )


# Titles that go with a post, an office or an honour; the others are anybody's.
HONOURS = frozenset(
    {
        "dr",
        "prof",
        "professor",
        "nurse",
        "sister",
        "matron",
        "midwife",
        "cllr",
        "councillor",
        "sir",
        "dame",
        "lord",
    }
    | {
        "lady",
        "baroness",
        "baron",
        "rev",
        "reverend",
        "father",
        "imam",
        "rabbi",
        "bishop",
        "canon",
        "captain",
    }
    | {
        "colonel",
        "major",
        "sergeant",
        "sgt",
        "pc",
        "king",
        "queen",
        "prince",
        "princess",
        "duke",
        "duchess",
        "pope",
    }
    | {"president", "judge", "doctor", "minister", "mp"}
)
_PLAIN_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "master", "baby"})


def title_length(folded: str) -> int:
    """Return how many characters of a folded name are its title, with the space after it."""
    first, space, _ = folded.partition(" ")
    return len(first) + 1 if space and first.rstrip(".") in HONOURS | _PLAIN_TITLES else 0
