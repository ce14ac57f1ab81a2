"""How hard a text is to read: the reading age by the formula of Flesch and Kincaid, and the length of sentences.

Source: J. P. Kincaid and others, Derivation of new readability formulas (1975): grade = 0.39 x words for each sentence
+ 11.8 x syllables for each word - 15.59. Reading age is the grade and five years. Syllables are counted by rule, right
for about nine words in ten, which is enough for a hint.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from ccgcompose.policy.remembered import remembered
from ccgcompose.policy.text import Text

_LEAST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as written, with its number of words."""

    start: int
    end: int
    words: int


def sentences(text: Text) -> tuple[Sentence, ...]:
    """Return the sentences that have words; links, tags and numbers are no words."""
    return text.once(_sentences)


def _sentences(text: Text) -> tuple[Sentence, ...]:
    starts, found = [start for start, _ in text.once(_words)], []
    for start, end in text.sentences:
        words = bisect_left(starts, end) - bisect_left(starts, start)
        if words:
            found.append(Sentence(start, end, words))
    return tuple(found)


def _words(text: Text) -> tuple[tuple[int, str], ...]:
    """Return the words with where they start. None reaches over the end of a sentence, where white space follows."""
    return tuple((match.start(), match.group()) for match in _word().finditer(text.original))


def reading_age(text: Text) -> float | None:
    """Return the age at which most people can read it, in years, or None for a short text."""
    words = text.once(_words)
    parts = sentences(text)
    if len(words) < _LEAST_WORDS or not parts:
        return None
    count = sum(syllables(word.lower()) for _, word in words)
    return 0.39 * len(words) / len(parts) + 11.8 * count / len(words) - 15.59 + 5


@remembered(4096)
def syllables(word: str) -> int:
    """Return how many syllables an English word has, counted by rule."""
    letters = re.sub(r"[^a-z]", "", word)
    if len(letters) <= 3:
        return 1
    groups = len(_vowels().findall(letters)) - _is_mute(letters)
    groups += len(_apart().findall(letters))
    return max(1, groups)


def _is_mute(letters: str) -> bool:
    """Return whether the last vowel is not said: home, homes, asked."""
    if letters.endswith("e"):
        return not letters.endswith(("le", "ee", "oe", "ye"))
    if letters.endswith("es"):
        return letters[-3] not in "sxzcgie" and not letters.endswith(("shes", "ches"))
    return letters.endswith("ed") and letters[-3] not in "tdi"


@cache
def _vowels() -> re.Pattern[str]:
    return re.compile(r"[aeiouy]+")


@cache
def _apart() -> re.Pattern[str]:
    """Return the pattern of vowels that are said apart: idea, science, medium, diabetes."""
    return re.compile(r"i(?:a(?!l|n$)|o(?!n|u)|u)|e(?:o(?!p|u)|i(?:ng))|ua(?!r)|y[aeiou](?=[^aeiouy])|sm$")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"(?<![\w@#./:-])[^\W\d_](?:[^\W\d_]|['’](?=\w)|-(?=\w)){0,40}(?![\w@/])(?!\.\w|://)")
