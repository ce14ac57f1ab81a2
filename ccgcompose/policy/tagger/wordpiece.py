"""Cut words into the pieces that the tagger knows: the longest known beginning first (WordPiece).

The scheme is that of Schuster and Nakajima (2012), as BERT uses it: a piece that continues a word is written "##ing".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

from ccgcompose.policy.remembered import remembered

UNKNOWN, BEGIN, END = 100, 101, 102  # numbers of [UNK], [CLS] and [SEP] in the vocabulary
MOST = 8  # pieces of one word that are looked at; a link or a long tag has more
_LONGEST = 100  # characters; a longer word is taken for unknown


def pieces_of(low: str, vocabulary: Mapping[str, int]) -> tuple[int, ...]:
    """Return the numbers of a folded word's pieces, at least one and at most `MOST`."""
    found: list[int] = []
    for part in _parts().findall(low[:_LONGEST]):
        found += _cut(part, vocabulary)
        if len(found) >= MOST:
            break
    return tuple(found[:MOST]) or (UNKNOWN,)


def _cut(part: str, vocabulary: Mapping[str, int]) -> list[int]:
    found, start = list[int](), 0
    while start < len(part):
        end = len(part)
        lead = "##" if start else ""
        while end > start and lead + part[start:end] not in vocabulary:
            end -= 1
        if end == start:
            return [UNKNOWN]
        found.append(vocabulary[lead + part[start:end]])
        start = end
    return found


@cache
def _parts() -> re.Pattern[str]:
    """Return the pattern of what is cut by itself: a run of letters and digits, or one sign."""
    return re.compile(r"[^\W_]+|\S")


@cache
def vocabulary() -> Mapping[str, int]:
    """Return the pieces of the resources with their numbers."""
    words = resources.files("resources").joinpath("models/tagger/vocab.txt").read_text("utf-8")
    return {word: number for number, word in enumerate(words.split("\n"))}


@remembered(16_384)
def known_pieces(low: str) -> tuple[int, ...]:
    """Return the pieces of a folded word by the vocabulary of the resources."""
    return pieces_of(low, vocabulary())
