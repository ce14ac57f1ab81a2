"""STYLE001: long sentences, and texts that are hard to read.

What it does
    Advises on sentences of more than 25 words. For a text of 40 words or more, gives its reading age where most people
    would find it hard.

Why it matters
    Clause LAW-1: what we write is for everybody. The NHS writes for a reading age of 9 to 11, in sentences of up to 20
    words (NHS digital service manual, How we write). Readability is a hint and no verdict: the name of an illness may
    be long.

What to do
    Make two sentences of one. Use shorter words, and say who does what.

Known limits
    Counts syllables by rule, and knows English only. Lists without full stops count as one sentence for each line.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.english import is_english
from ccgcompose.policy.readability import reading_age, sentences
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.sparing import sparingly
from ccgcompose.policy.text import Text

_LONG = 25  # words; the NHS advises 20, and a hint is for what is clearly over it
_HARD = 15.5  # years


class Readable(Rule):
    """A text that many people would find hard."""

    id = "STYLE001"
    title = "Sentence length and reading age"
    clause = "LAW-1"
    severity = Severity.ADVISE
    text_only = True

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield the long sentences, and the reading age where it is high."""
        if not is_english(text, self._shelf.common_words):
            return
        yield from sparingly(
            self.finding(
                f"This sentence has {sentence.words} words.",
                "Make two of it. Up to 20 words are easy to follow.",
                span=(sentence.start, sentence.end),
            )
            for sentence in sentences(text)
            if sentence.words > _LONG
        )
        age = reading_age(text)
        if age is not None and age > _HARD:
            shown = f"{min(age, 22):.0f}"
            yield self.finding(
                f"The text reads like one for people of {shown} years and more.",
                "Shorter sentences and everyday words help. Take it as a hint: the names of illnesses count, too.",
            )
