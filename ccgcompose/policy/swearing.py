"""Find the words of a lexicon in a text: written plainly, stretched, inside other words, or in disguise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ccgcompose.policy.lexicon import Entry, Lexicon
from ccgcompose.policy.text import Text, Word

_NEAR = 4  # words to either side


@dataclass(frozen=True, slots=True)
class Hit:
    """A word found. `start` and `end` are positions of the folded view."""

    entry: Entry
    start: int
    end: int
    hidden: bool = False


def written_words(text: Text, lexicon: Lexicon) -> Iterator[Hit]:
    """Yield the words that stand there letter for letter, or stretched ("shiiit")."""
    inside = {base: entry for base, entry in lexicon.inside.items() if base in text.folded.text}
    for index, word in enumerate(text.words):
        entry = lexicon.by_form.get(word.letters)
        if entry is not None:
            if not _innocent(text, index, entry):
                yield Hit(entry, word.start, word.end)
        elif word.letters not in lexicon.innocent:
            hit = _inside(word, inside) or _stretched(word, lexicon)
            if hit is not None:
                yield hit


def _innocent(text: Text, index: int, entry: Entry) -> bool:
    """Return whether the words around it, or its capital, make it innocent."""
    word = text.words[index]
    if entry.name and _is_capitalised(text.written(word.start, word.end)):
        return True
    if not entry.near:
        return False
    around = text.words[max(0, index - _NEAR) : index + _NEAR + 1]
    return any(other.letters in entry.near for other in around if other is not word)


def _is_capitalised(written: str) -> bool:
    return written[:1].isupper() and not written.isupper()


def _inside(word: Word, inside: dict[str, Entry]) -> Hit | None:
    for base, entry in inside.items():
        if base in word.letters:
            return Hit(entry, word.start, word.end)
    return None


def _stretched(word: Word, lexicon: Lexicon) -> Hit | None:
    if _double().search(word.letters) is None:
        return None
    for form in unstretched(word.letters):
        entry = lexicon.by_form.get(form)
        if entry is not None:
            return Hit(entry, word.start, word.end, hidden=True)
    entry = lexicon.disguised.get(_double().sub(r"\1", word.letters))
    return Hit(entry, word.start, word.end, hidden=True) if entry else None


def unstretched(letters: str) -> tuple[str, ...]:
    """Return what the letters may be without stretching: each long run as one letter, and as two."""
    if _long_run().search(letters) is None:
        return ()
    return _long_run().sub(r"\1", letters), _long_run().sub(r"\1\1", letters)


@cache
def _double() -> re.Pattern[str]:
    return re.compile(r"([a-z])\1+")


@cache
def _long_run() -> re.Pattern[str]:
    return re.compile(r"([a-z])\1{2,}")
