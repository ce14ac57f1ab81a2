"""British spelling: a hunspell dictionary and our own list of NHS words.

A word is reported only where something better is near: its British form, or a word of the dictionary one slip away. A
rare word or a name, near which nothing stands, is nobody's business. Candidates are looked up one by one, which is a
hundred times faster than asking hunspell for suggestions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from resources import folder

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONGEST = 24
_KEPT = 4_000  # words whose answer is remembered
# American endings and stems with the British ones; facts of spelling.
_AMERICAN = """
ize ise  izi isi  iza isa  yze yse  yzi ysi  or our  er re  og ogue  eled elled  eling elling  eler eller  ense ence
ill il  edi aedi  emi aemi  ema aema  eme aeme  emo aemo  ede oede  rhe rhoe  eso oeso  est oest  euv oeuv  neco naeco
esth aesth  eces aeces  gray grey  tire tyre  plow plough  mold mould  check cheque  aluminum aluminium
skeptic sceptic  fulfill fulfil  enroll enrol  pajama pyjama
"""


class Dictionary(Protocol):
    """What a hunspell dictionary can do for us."""

    def spell(self, word: str) -> bool:
        """Return whether it knows a word."""
        ...


@dataclass(frozen=True, slots=True)
class Misspelt:
    """What is better than a word that is not known; `american` where it is right in America."""

    better: tuple[str, ...]
    american: bool = False


@dataclass(slots=True)
class Speller:
    """A dictionary, more words (in lower case), and those that are likelier than others."""

    dictionary: Dictionary
    more: frozenset[str]
    everyday: frozenset[str]
    _known: dict[str, Misspelt | None] = field(default_factory=dict)
    _right: dict[str, bool] = field(default_factory=dict)

    def look(self, word: str) -> Misspelt | None:
        """Return what is better than a word in lower case, or None where it is right or nothing better is near."""
        if word not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[word] = self._judged(word)
        return self._known[word]

    def knows(self, word: str) -> bool:
        """Return whether a word is right, as it stands or as a name."""
        right = self._right.get(word)
        if right is None:
            if len(self._right) >= _KEPT:
                self._right.clear()
            right = self._right[word] = self._is_right(word)
        return right

    def _is_right(self, word: str) -> bool:
        stem = word.removesuffix("'s").removesuffix("'")
        return any(self._is_word(each) for each in (word, stem) if each) or self.dictionary.spell(
            stem.capitalize()
        )

    def _is_word(self, word: str) -> bool:
        return word in self.more or word in self.everyday or bool(self.dictionary.spell(word))

    def _judged(self, word: str) -> Misspelt | None:
        if len(word) > _LONGEST or self.knows(word) or all(map(self.knows, filter(None, word.split("-")))):
            return None
        british = tuple(new for new in _in_british(word) if self._is_word(new))
        if british:
            return Misspelt(british[:1], american=True)
        swapped = tuple(new for new in _swapped(word) if self._is_word(new))
        near = swapped or tuple(dict.fromkeys(new for new in _one_slip_away(word) if self._is_word(new)))
        likely = tuple(new for new in near if new in self.everyday or new in self.more)
        if len(likely) == 1:
            return Misspelt(likely)
        return Misspelt((*likely, *(new for new in near if new not in likely))) if near else None


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    words = _AMERICAN.split()
    return tuple(zip(words[::2], words[1::2], strict=True))


def _in_british(word: str) -> Iterator[str]:
    for american, british in _pairs():
        at = word.rfind(american)
        if at >= 0:
            yield word[:at] + british + word[at + len(american) :]


def _swapped(word: str) -> Iterator[str]:
    """Yield the words with two neighbouring letters in the other order."""
    for at in range(len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _one_slip_away(word: str) -> Iterator[str]:
    """Yield the words with one letter fewer, one more, or another one. The first letter is seldom wrong."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield from (left + right[1:] for left, right in cuts[1:] if right)
    yield from (left + letter + right for left, right in cuts[1:] for letter in _LETTERS)
    yield from (left + letter + right[1:] for left, right in cuts[1:] if right for letter in _LETTERS)


def load_speller(more: frozenset[str], everyday: frozenset[str]) -> Speller:
    """Return a speller. Raise ImportError or OSError where the library or the dictionary cannot be loaded."""
    import hunspell

    place = folder("dictionaries")
    if not (place / "en_GB.dic").is_file():
        raise OSError("the dictionary is not there")
    return Speller(hunspell.Hunspell("en_GB", hunspell_data_dir=f"{place}/"), more, everyday)
