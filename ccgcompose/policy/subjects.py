"""Does a text belong to what the organisation speaks about? A light measure that can be explained.

A text is near when one of its words begins like one of the organisation's subjects or name, or like a word of health
and of how health bodies work. Only a text of some length in which nothing of the kind stands is far.
"""

from __future__ import annotations

from collections.abc import Iterable

from ccgcompose.policy.text import Text
from ccgcompose.policy.view import fold

_LEAST_WORDS = 8  # a shorter text is a greeting
_LEAST_KNOWN = 0.3  # the part of everyday English words without which it is another language
_SHORT = 4  # a stem so short stands for itself, or for its plural
_STEM = 6  # letters of a subject's longer words that a near word shares


def is_far(text: Text, own: Iterable[str], stems: frozenset[str], everyday: frozenset[str]) -> bool:
    """Return whether nothing in the text is near. `own` are the organisation's subjects and names."""
    words = [word.letters for word in text.words]
    if len(words) < _LEAST_WORDS:
        return False
    known = sum(word in everyday for word in words)
    if known < _LEAST_KNOWN * len(words):
        return False
    mine = frozenset(stem for phrase in own for stem in _stems(phrase, everyday))
    near = stems | mine
    return not any(_begins(word, near) for word in set(words)) and not _has_number(text)


def _stems(phrase: str, everyday: frozenset[str]) -> Iterable[str]:
    """Return the beginnings of a subject's words, without the small ones."""
    for word in Text(phrase).words:
        if len(word.letters) > 3 or word.letters not in everyday:
            yield word.letters[: max(_SHORT, min(len(word.letters) - 2, _STEM))]


def _begins(word: str, stems: frozenset[str]) -> bool:
    if word in stems or (word.endswith("s") and word[:-1] in stems):
        return True
    return any(word[:length] in stems for length in range(_SHORT, min(len(word), 12)))


def _has_number(text: Text) -> bool:
    """Return whether a help line's number stands in the text."""
    folded = fold(text.original).text if text.original.isascii() else text.folded.text
    return any(f" {number}" in f" {folded}" for number in ("111", "999", "116 123"))
