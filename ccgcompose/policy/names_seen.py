"""Which words of a text name a person or a body, told from titles and capitals, and by the recogniser of names.

Enough to know that somebody is spoken of; whose name it is matters to the rules about patients, not here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ccgcompose.policy.repair import Piece
from ccgcompose.policy.text import Text
from ccgcompose.policy.word_sets import word_set

PERSON, ORGANISATION = "<person>", "<body>"
_SURE = 0.8


def named(text: Text, pieces: Sequence[Piece]) -> dict[int, str]:
    """Return, by index of the pieces, which belong to the name of a person and which to that of a body."""
    recognised, labelled = dict(_recognised(text, pieces)), dict(_labelled(text, pieces))
    return {**recognised, **dict(_known(text, pieces)), **labelled}


def _known(text: Text, pieces: Sequence[Piece]) -> Iterator[tuple[int, str]]:
    """Yield the bodies whose name is a single word that many know: a supplier, a shop, a newspaper."""
    known = word_set("known_bodies")
    for index, piece in enumerate(pieces):
        written = text.folded.text[piece.start : piece.end]
        if written in known and text.written(piece.start, piece.end)[:1].isupper():
            yield index, ORGANISATION
            if (
                index + 1 < len(pieces)
                and _is_capital(text, pieces[index + 1])
                and _goes_on(piece, pieces[index + 1])
            ):
                yield index + 1, ORGANISATION


def _recognised(text: Text, pieces: Sequence[Piece]) -> Iterator[tuple[int, str]]:
    """Yield what the recogniser holds for names, of one word too ("Karen"), where it is fairly sure."""

    def start(piece: Piece) -> int:
        return text.span(piece.start, piece.end)[0]

    for name in text.names:
        if name.confidence >= _SURE:
            first, end = (bisect_left(pieces, place, key=start) for place in (name.start, name.end))
            for index in range(first, end):
                if pieces[index].word.isalpha():
                    yield index, PERSON


def _labelled(text: Text, pieces: Sequence[Piece]) -> Iterator[tuple[int, str]]:
    run: list[int] = []
    titles = word_set("titles")
    for index, piece in enumerate((*pieces, Piece("", 0, 0))):
        is_capital = _is_capital(text, piece)
        if run and not (is_capital and _goes_on(pieces[run[-1]], piece)):
            yield from _named_by(run, pieces)
            run = []
        if is_capital or (piece.word in titles and index + 1 < len(pieces)):
            run.append(index)
        elif piece.word == "@":
            run = []


def _goes_on(last: Piece, piece: Piece) -> bool:
    return piece.start == last.start or 0 < piece.start - last.end <= (
        2 if last.word in word_set("titles") else 1
    )


def _is_capital(text: Text, piece: Piece) -> bool:
    if not piece.word.isalpha():
        return False
    written = text.written(piece.start, piece.end)
    return written[:1].isupper() and not written.isupper()


def _named_by(run: list[int], pieces: Sequence[Piece]) -> Iterator[tuple[int, str]]:
    """Yield the labels of one run of words with capitals: two are a name, and one after a title."""
    titles = [at for at, index in enumerate(run) if pieces[index].word in word_set("titles")]
    kept = run[titles[0] :] if titles else list(run)
    while kept and pieces[kept[0]].word in word_set("plain"):
        kept.pop(0)
    words = [pieces[index].word for index in kept]
    if len(words) < 2:
        return
    if any(word in word_set("bodies") for word in words):
        yield from ((index, ORGANISATION) for index in kept)
    elif words[0] in word_set("titles") or not any(word in word_set("plain") for word in words):
        yield from ((index, PERSON) for index in kept)
