"""ACC003: words in capitals, which look like shouting.

What it does
    Advises where a whole sentence or more than three words in a row stand in capitals. Offers small letters where
    every word is one that we know. Abbreviations such as NHS, GP, A&E and COVID-19 do not count.

Why it matters
    Clause LAW-1: words in capitals have no shape, which makes them hard to read for people with dyslexia or low
    vision. Some screen readers spell them out.

What to do
    Write as in a letter: a capital at the beginning and for names.

Known limits
    An abbreviation that nobody has told us counts as a word, yet one alone is never found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.sparing import sparingly
from ccgcompose.policy.text import Text

_MANY = 4  # words in a row, whatever stands around them
_SENTENCE = 2  # words that are a whole sentence


@dataclass(frozen=True, slots=True)
class _Loud:
    """A run of words in capitals inside one sentence: whether it begins it, and whether it is all of it."""

    start: int
    end: int
    words: tuple[str, ...]
    begins: bool
    whole: bool


class Capitals(Rule):
    """Sentences in capitals."""

    id = "ACC003"
    title = "Words in capitals"
    clause = "LAW-1"
    severity = Severity.ADVISE
    text_only = True

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each run of capitals that is long enough."""
        if self._hint.search(text.original) is not None:
            yield from sparingly(self._found(text))

    def _found(self, text: Text) -> Iterator[Finding]:
        for start, end in text.sentences:
            for loud in self._runs(text.original, start, end):
                shouted = [word for word in loud.words if not self._is_abbreviation(word)]
                if len(shouted) >= _MANY or (loud.whole and len(shouted) >= _SENTENCE):
                    yield self._finding(text.original[loud.start : loud.end], loud)

    def _runs(self, written: str, start: int, end: int) -> Iterator[_Loud]:
        words = list(self._word.finditer(written, start, end))
        run: list[re.Match[str]] = []
        for word in [*words, None]:
            if word is not None and word.group().isupper():
                run.append(word)
                continue
            if run:
                texts = tuple(part.group() for part in run)
                yield _Loud(run[0].start(), run[-1].end(), texts, run[0] is words[0], len(run) == len(words))
            run = []

    def _finding(self, written: str, loud: _Loud) -> Finding:
        quiet = self._quiet(written, loud.begins)
        return self.finding(
            f"{quoted(written)} stands in capitals, which are hard to read and look like shouting.",
            "Write it in small letters, with a capital at the beginning and for names.",
            span=(loud.start, loud.end),
            fix=Fix("Write it in small letters", quiet) if quiet else None,
        )

    def _quiet(self, written: str, begins: bool) -> str:
        """Return the words in small letters, or nothing where one of them may be a name."""
        words = self._word.findall(written)
        known = self._shelf.common_words
        if not all(self._is_abbreviation(word) or word.lower() in known for word in words):
            return ""
        low = self._word.sub(
            lambda match: match.group() if self._is_abbreviation(match.group()) else match.group().lower(),
            written,
        )
        return low[:1].upper() + low[1:] if begins else low

    def _is_abbreviation(self, word: str) -> bool:
        plain = word.replace("’", "'").removesuffix("'S").upper()
        return len(plain) < 2 or any(sign.isdigit() for sign in plain) or plain in self._shelf.abbreviations

    @cached_property
    def _word(self) -> re.Pattern[str]:
        return re.compile(r"(?<![#@\w/])[^\W\d_][\w&'’]*(?:-[\w&'’]+){0,4}")

    @cached_property
    def _hint(self) -> re.Pattern[str]:
        return re.compile(r"[A-Z]{2}[^a-z]{0,9}[A-Z]{2}")
