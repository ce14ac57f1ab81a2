"""A text in another spelling, with the way back: every position knows its code points in the original."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape

from ccgcompose.policy.fold import fold_character, is_mark
from ccgcompose.policy.lookalikes import regional_letter

_PLAIN_SPACES = str.maketrans("\t\r", " \n")

_A_FLAG = 2  # regional indicators; one alone shows as a letter, more than two are read as letters

Change = tuple[int, int, str]  # start, end, and what is written there instead


class View:
    """A folded text. Without a map each position stands for itself."""

    __slots__ = ("_ends", "_starts", "text")

    def __init__(self, text: str, starts: list[int] | None = None, ends: list[int] | None = None) -> None:
        self.text = text
        self._starts = starts
        self._ends = ends

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points of the original that `text[start:end]` was made from; `start < end`."""
        if self._starts is None or self._ends is None:
            return start, end
        return self._starts[start], self._ends[end - 1]

    def rewritten(self, changes: Iterable[Change]) -> View:
        """Return the text with pieces written otherwise; each sign of a new piece stands for the whole of the old.

        `changes` come in their order; one that begins within the last is left out.
        """
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        old_starts = self._starts or range(len(self.text))
        old_ends = self._ends or range(1, len(self.text) + 1)
        done = 0
        for start, end, piece in changes:
            if start < done:
                continue
            pieces += (self.text[done:start], piece)
            starts += old_starts[done:start]
            ends += old_ends[done:start]
            starts += [old_starts[start]] * len(piece)
            ends += [old_ends[end - 1]] * len(piece)
            done = end
        if not done:
            return self
        pieces.append(self.text[done:])
        starts += old_starts[done:]
        ends += old_ends[done:]
        return View("".join(pieces), starts, ends)


class _Builder:
    """Collects folded pieces together with the original positions of each character."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def same(self, piece: str, at: int) -> None:
        """Add a piece whose characters stand one for one for the original's from `at`."""
        self.pieces.append(piece)
        self.starts.extend(range(at, at + len(piece)))
        self.ends.extend(range(at + 1, at + 1 + len(piece)))

    def whole(self, folded: str, start: int, end: int) -> None:
        """Add what a stretch of the original stands for as a whole: "&#102;"."""
        self.pieces.append(folded)
        self.starts.extend([start] * len(folded))
        self.ends.extend([end] * len(folded))

    def character(self, folded: str, original: str, at: int) -> None:
        """Add what one original character folds to; a mark that folds away belongs to its base."""
        if folded:
            self.pieces.append(folded)
            self.starts.extend([at] * len(folded))
            self.ends.extend([at + 1] * len(folded))
        elif self.ends and is_mark(original):
            self.ends[-1] = at + 1


def fold(original: str) -> View:
    """Return the folded view of a text. The cost is linear, and next to nothing for plain ASCII."""
    special = _special_or_entity() if "&" in original and ";" in original else _special()
    if special.search(original) is None:
        return View(_lower(original))
    builder = _Builder()
    done = 0
    for piece in special.finditer(original):
        builder.same(_lower(original[done : piece.start()]), done)
        if piece.group()[0] == "&":
            meant = unescape(piece.group())
            builder.whole("".join(map(fold_character, meant)), *piece.span())
        else:
            for at, character, folded in _folded(piece.group(), piece.start()):
                builder.character(folded, character, at)
        done = piece.end()
    builder.same(_lower(original[done:]), done)
    return View("".join(builder.pieces), builder.starts, builder.ends)


def _lower(plain: str) -> str:
    return plain.lower().translate(_PLAIN_SPACES)


def _folded(piece: str, at: int) -> Iterator[tuple[int, str, str]]:
    spelled = {
        index
        for run in _regional_run().finditer(piece)
        if len(run.group()) != _A_FLAG
        for index in range(run.start(), run.end())
    }
    for index, character in enumerate(piece):
        folded = regional_letter(character) if index in spelled else fold_character(character)
        yield at + index, character, folded


@cache
def _special() -> re.Pattern[str]:
    return re.compile(r"[^\t\n\r\x20-\x7e]+")


@cache
def _special_or_entity() -> re.Pattern[str]:
    """Return the pattern of what HTML writes for a character as well; `unescape` says whether it is one."""
    return re.compile(r"[^\t\n\r\x20-\x7e]+|&(?:#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,8}[0-9]{0,2});")


@cache
def _regional_run() -> re.Pattern[str]:
    return re.compile("[\U0001f1e6-\U0001f1ff]+")
