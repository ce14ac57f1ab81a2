"""Put broken words right: run together, taken apart, stretched, misspelled by a letter, or spelled with signs.

A word that the vocabulary knows is never touched. One that it does not know is read as the nearest thing that it does
know; only words that matter (groups, insults, threats) are looked for one letter away, so that names stay names. A
word of the dictionary is never taken for others: therapists and deadlines are what they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from math import log
from typing import NamedTuple

from ccgcompose.policy.disguise import SIGNS
from ccgcompose.policy.remembered import remembered
from ccgcompose.policy.word_sets import word_set

_LONGEST = 40  # letters; what is longer is no run of words that anybody reads
_SHORTEST_JOIN = 3
_SHORTEST_RUN = 7
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


class Piece(NamedTuple):
    """A word or mark with its place in the folded view. Words made from one place share it."""

    word: str
    start: int
    end: int


class Repair:
    """What is needed to put words right: `ranks` is the vocabulary, commonest word first.

    `is_word` tells the words of a dictionary, in lower case; it is asked seldom.
    """

    def __init__(
        self,
        ranks: Mapping[str, int],
        salient: frozenset[str],
        short: Mapping[str, str],
        is_word: Callable[[str], bool],
    ) -> None:
        self._ranks = ranks
        self._salient = salient
        self._short = short
        self._is_word = is_word
        self.words_of = remembered(4096)(self._words_of)
        self._parts_of = remembered(4096)(self._look_at_parts)

    def pieces(self, chunk: str, start: int) -> list[Piece]:
        """Return the words and marks of a run without white space that begins at `start`."""
        return [Piece(word, start + first, start + last) for word, first, last in self._parts_of(chunk)]

    def _look_at_parts(self, chunk: str) -> tuple[tuple[str, int, int], ...]:
        """Return the words and marks of a run with their places in it."""
        if _spread().fullmatch(chunk) is not None:
            return (("".join(letter for letter in chunk if letter.isalpha()), 0, len(chunk)),)
        return tuple(
            (word, match.start(), match.end())
            for match in _parts().finditer(chunk)
            for word in self.words_of(match.group())
        )

    def rejoined(self, pieces: list[Piece]) -> list[Piece]:
        """Return the pieces with letters that stand alone brought together: three in a row, or a short form."""
        joined = self._joined(pieces)
        return [
            piece._replace(word=self._short[piece.word])
            if len(piece.word) == 1 and piece.word in self._short
            else piece
            for piece in joined
        ]

    def _joined(self, pieces: list[Piece]) -> list[Piece]:
        if sum(len(piece.word) == 1 and piece.word.isalpha() for piece in pieces) < _SHORTEST_JOIN:
            return pieces
        joined: list[Piece] = []
        run: list[Piece] = []
        for piece in [*pieces, Piece("", 0, 0)]:
            if len(piece.word) == 1 and piece.word.isalpha() and (not run or piece.start - run[-1].end <= 1):
                run.append(piece)
                continue
            joined += self._together(run)
            run = [piece] if len(piece.word) == 1 and piece.word.isalpha() else []
            if not run:
                joined.append(piece)
        return joined[:-1]

    def _together(self, run: list[Piece]) -> list[Piece]:
        if len(run) < _SHORTEST_JOIN:
            return run
        letters = "".join(piece.word for piece in run)
        known = self._known(letters)
        words = known or self._parted(letters)
        if not words or not all(word in self._ranks or word in self._salient for word in words):
            return run
        return [Piece(word, run[0].start, run[-1].end) for word in words]

    def _known(self, letters: str) -> tuple[str, ...]:
        return (letters,) if letters in self._ranks or letters in self._salient else ()

    def _words_of(self, part: str) -> tuple[str, ...]:
        """Return the words that a reader takes one part for."""
        if len(part) > 1 and part in self._short:
            return tuple(self._short[part].split())
        if part in self._ranks or part in self._salient:
            return (part,)
        if len(part) == 1 and not part.isascii():
            return _picture(part)
        if not any("a" <= sign <= "z" for sign in part):
            return (part,) if len(part) == 1 and part in _MARKS else ("<number>",) if part.isdigit() else ()
        return self._unknown(part)

    def _unknown(self, part: str) -> tuple[str, ...]:
        base, apostrophe, ending = part.partition("'")
        if apostrophe:
            return (*self._words_of(base), "'s") if ending == "s" and base else self._words_of(base + ending)
        letters = part if part.isalpha() else self._plain(part)
        if letters is None:
            return ("<number>",) if part[0].isdigit() else (part.strip("@$!|+*€£") or part,)
        if len(letters) > 1 and letters in self._short:
            return tuple(self._short[letters].split())
        return self._known(letters) or self._unstretched(letters) or self._guessed(letters)

    def _guessed(self, letters: str) -> tuple[str, ...]:
        """Return what letters may have been meant for; a word of the dictionary is meant as it stands."""
        words = self._nearest(letters) or (self._parted(letters) if len(letters) >= _SHORTEST_RUN else ())
        return words if words and not self._is_word(letters) else (letters,)

    def _plain(self, part: str) -> str | None:
        """Return the letters behind signs and digits, where they make a word that is known."""
        for trimmed in (part, part.strip("@$!|+*€£")):
            if trimmed.isalpha():
                return trimmed
            for letter in "il":
                read = trimmed.translate(SIGNS).translate({ord(sign): letter for sign in "1|!"})
                if read.isalpha() and len(read) > 2 and (read in self._ranks or read in self._salient):
                    return read
        return None

    def _unstretched(self, letters: str) -> tuple[str, ...]:
        if _run_of_letters().search(letters) is None:
            return ()
        for form in (_run_of_letters().sub(r"\1", letters), _run_of_letters().sub(r"\1\1", letters)):
            if form in self._ranks or form in self._salient:
                return (form,)
        return ()

    def _nearest(self, letters: str) -> tuple[str, ...]:
        """Return the word that matters from which two letters were swapped, one left out, or one doubled."""
        if not 3 <= len(letters) <= 16:
            return ()
        swapped = (
            letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :] for at in range(len(letters) - 1)
        )
        added = (
            letters[:at] + letter + letters[at:] for at in range(len(letters) + 1) for letter in _ALPHABET
        )
        single = (
            letters[:at] + letters[at + 1 :]
            for at in range(1, len(letters))
            if letters[at] == letters[at - 1]
        )
        for form in (*swapped, *single, *(added if len(letters) > 3 else ())):
            if form in self._salient:
                return (form,)
        return ()

    def _parted(self, letters: str) -> tuple[str, ...]:
        """Return the commonest words that make up letters without a gap: "theyallhatewomen"."""
        if len(letters) > _LONGEST:
            return ()
        best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * len(letters)
        for end in range(1, len(letters) + 1):
            for start in range(max(0, end - 16), end):
                cost = best[start][0] + self._cost(letters[start:end])
                if cost < best[end][0]:
                    best[end] = (cost, start)
        if best[-1][0] > 3.2 * len(letters):
            return ()
        return tuple(reversed(list(_walk(letters, best))))

    def _cost(self, word: str) -> float:
        rank = self._ranks.get(word)
        if rank is None or (len(word) == 1 and word not in "ai"):
            return 6.0 if word in self._salient else float("inf")
        return 1.0 + log(rank + 2) + (3.0 if len(word) == 2 and rank > 120 else 0.0)


_MARKS = frozenset('!?".,:;#')


def _walk(letters: str, best: list[tuple[float, int]]) -> Iterator[str]:
    end = len(letters)
    while end > 0:
        start = best[end][1]
        yield letters[start:end]
        end = start


def _picture(sign: str) -> tuple[str, ...]:
    """Return the words of an emoji's name, marked with a colon so that they are no words of the sentence."""
    name = unicodedata.name(sign, "")
    if not name or unicodedata.category(sign) not in ("So", "Sk"):
        return ()
    words = (word for word in name.lower().replace("-", " ").split() if word not in word_set("emoji_fillers"))
    return tuple(f":{word}" for word in words if word.isalpha())[:3]


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(r"[a-z0-9@$*|+€£](?:[a-z0-9@$*|+€£]|!(?=[a-z0-9])){0,60}(?:'[a-z]{1,4})?|[^\s]")


@cache
def _spread() -> re.Pattern[str]:
    """Return the pattern of letters with one sign between any two: "h.a.t.e"."""
    return re.compile(r"[a-z](?:[.\-_*~,/|][a-z]){2,20}[.!?]?")


@cache
def _run_of_letters() -> re.Pattern[str]:
    return re.compile(r"([a-z])\1{2,}")
