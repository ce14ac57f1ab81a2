"""Find the words of a lexicon in a text: written plainly, stretched, inside other words, or in disguise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ccgcompose.policy.lexicon import Entry, Lexicon
from ccgcompose.policy.remembered import remembered
from ccgcompose.policy.text import Text

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
    for index, word in enumerate(text.words):
        entry = lexicon.by_form.get(word.letters)
        if entry is not None:
            if not _innocent(text, index, entry):
                yield Hit(entry, word.start, word.end)
        elif word.letters not in lexicon.innocent:
            entry, hidden = _looked_into(word.letters, lexicon)
            if entry is not None:
                yield Hit(entry, word.start, word.end, hidden)


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


@remembered(4096)
def _looked_into(letters: str, lexicon: Lexicon) -> tuple[Entry | None, bool]:
    """Return what a word that is no entry itself holds, and whether it hides it."""
    for base, entry in lexicon.inside.items():
        if base in letters:
            return entry, False
    return _stretched(letters, lexicon), True


def _stretched(letters: str, lexicon: Lexicon) -> Entry | None:
    if _double().search(letters) is None:
        return None
    for form in unstretched(letters):
        entry = lexicon.by_form.get(form)
        if entry is not None:
            return entry
    return lexicon.disguised.get(_double().sub(r"\1", letters))


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
