"""RESP002: hatred of a group, with or without a coarse word.

What it does
    Weighs each passage with a small model of our own: derogation, dehumanising, exclusion, threats and denial of
    rights towards people for what they are. Words for groups are all the same to it, so that naming a group is never
    held against anybody. Denial ("we will never hate"), objection and quotation are learned too. Wordings that leave
    no doubt ("get back to your own country") are found as well, where the model has not spoken.

Why it matters
    Clause RESP-8: no post turns on people for what they are. Most hatred needs no slur.

What to do
    Take the sentence out. Where you object to hatred, say what you stand for, and leave the words of others out.

Known limits
    A model errs: it warns where it is unsure and stops only where it is sure, a group is named and some word is
    hostile by itself; without such a word it speaks only when it is nearly sure. Irony, allusions and codes of the
    day are missed. The figures are in docs/models/respect.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.people import GROUP, SLUR
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.surroundings import is_denied, is_reported
from ccgcompose.policy.text import Text

if TYPE_CHECKING:
    from ccgcompose.policy.weighing import Passage, Weighing

UNSURE, NEARLY_SURE, SURE = 0.5, 0.95, 0.97
_REMEDY = "Take the sentence out. Where you object to hatred, say what you stand for in your own words."


class Hateful(Rule):
    """Statements that turn on people for what they are."""

    id = "RESP002"
    title = "Hateful statement"
    clause = "RESP-8"
    severity = Severity.BLOCK
    about_words = True

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield one finding for each passage that the model holds for hateful."""
        weighing = self._shelf.weighing(text)
        spans: list[tuple[int, int]] = []
        for passage in weighing.passages:
            wanted = NEARLY_SURE if weighing.is_plain(passage) else UNSURE
            if passage.verdict.hateful >= wanted:
                found = self._found(passage, weighing, text)
                spans.append((found.start, found.end))
                yield found
        yield from self._said_outright(weighing, text, spans)

    def _said_outright(
        self, weighing: Weighing, text: Text, known: list[tuple[int, int]]
    ) -> Iterator[Finding]:
        """Yield wordings that leave no doubt, where the model has not spoken already."""
        reading = weighing.reading
        for spoken in self._shelf.sayings("hateful").find(reading):
            span = reading.span(spoken.first, spoken.last)
            in_quotes = spoken.first > 0 and reading.tokens[spoken.first - 1].word == '"'
            reported = in_quotes or is_reported(reading, spoken.first, spoken.last)
            if reported or is_denied(reading, spoken.first):
                continue
            if not any(start < span[1] and span[0] < end for start, end in known):
                shown = quoted(text.original[slice(*span)])
                message = f"{shown} turns on people for what they are."
                yield self.finding(message, _REMEDY, span=span, severity=Severity.WARN)

    def _found(self, passage: Passage, weighing: Weighing, text: Text) -> Finding:
        first, last = max(passage.sentences, key=lambda part: weighing.verdict(*part).hateful)
        span = weighing.reading.span(first, last)
        labels = {token.label for token in weighing.reading.tokens[passage.first : passage.last + 1]}
        sure = passage.verdict.hateful >= SURE and not labels.isdisjoint((GROUP, SLUR))
        sure = sure and weighing.has_hostile_words(passage)
        says = "turns on people for what they are" if sure else "may turn on people for what they are"
        return self.finding(
            f"{quoted(text.original[slice(*span)])} {says}.",
            _REMEDY,
            span=span,
            severity=Severity.BLOCK if sure else Severity.WARN,
        )
