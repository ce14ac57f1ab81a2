"""Find the words of a list however they are dressed up: joined, dotted, spaced out, with digits for letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from ccgcompose.policy.text import Text
from ccgcompose.policy.view import fold

_WIDEST_GAP = 3
_LEAST_DISGUISED = 4  # letters; shorter words arise by chance
_SIGNS = str.maketrans("013457@$|!", "oieastasii")


@dataclass(frozen=True, slots=True)
class Seen:
    """A listed word that was seen; positions are the folded view's."""

    listed: str
    start: int
    end: int


class WatchList:
    """Words and names to look for."""

    def __init__(self, listed: tuple[str, ...]) -> None:
        pairs = ((fold(word).text.strip(), word) for word in listed)
        self._words = {_squeezed(folded): (folded, word) for folded, word in pairs if _squeezed(folded)}
        self._plain = _matcher(list(self._words))
        self._decoded = {_decoded(word): word for word in self._words if len(word) >= _LEAST_DISGUISED}
        self._disguised = _matcher(list(self._decoded))

    def find(self, text: Text) -> Iterator[Seen]:
        """Yield each listed word that stands in the text as a whole, once for each place."""
        folded = text.folded.text
        letters, places = _compact(folded)
        taken: set[int] = set()
        for key, first, last in (*self._written(letters), *self._hidden(letters)):
            start, end = places[first], places[last - 1] + 1
            phrase, listed = self._words[key]
            if start not in taken and _is_meant(folded, start, end, phrase):
                taken.add(start)
                yield Seen(listed, start, end)

    def _written(self, letters: str) -> Iterator[tuple[str, int, int]]:
        keys = list(self._words)
        for index, first, last in self._plain.find_matches_as_indexes(letters) if self._plain else ():
            yield keys[index], first, last

    def _hidden(self, letters: str) -> Iterator[tuple[str, int, int]]:
        """Yield what stands there with digits or signs for some of its letters."""
        keys = list(self._decoded.values())
        row = _decoded(letters)
        for index, first, last in self._disguised.find_matches_as_indexes(row) if self._disguised else ():
            if not letters[first:last].isalpha():
                yield keys[index], first, last


def _matcher(words: list[str]) -> AhoCorasick | None:
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest) if words else None


def _squeezed(folded: str) -> str:
    return "".join(sign for sign in folded if sign.isalnum())


def _decoded(letters: str) -> str:
    """Return it with the letters that digits and signs stand for, and l as i: a 1 may be either."""
    return letters.translate(_SIGNS).replace("l", "i")


def _compact(folded: str) -> tuple[str, list[int]]:
    """Return the letters, digits and signs that stand for letters, and where each stands."""
    places = [index for index, sign in enumerate(folded) if sign.isalnum() or sign in "@$|!"]
    return "".join(folded[index] for index in places), places


def _is_meant(folded: str, start: int, end: int, phrase: str) -> bool:
    if folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum():
        return False
    pieces = _pieces(folded[start:end])
    if pieces is None:
        return False
    written = "".join(sign if sign.isalnum() else " " for sign in phrase).split()
    spaced = any(sign.isspace() for sign in folded[start:end])
    return len(pieces) <= len(written) or not spaced or all(len(piece) == 1 for piece in pieces)


def _pieces(written: str) -> list[str] | None:
    """Return the runs between gaps, or None where a gap is too wide for one word."""
    pieces, gap = [""], 0
    for sign in written:
        if sign.isalnum() or sign in "@$|!":
            if gap:
                pieces.append("")
            pieces[-1] += sign
            gap = 0
        else:
            gap += 1
            if gap > _WIDEST_GAP:
                return None
    return pieces
