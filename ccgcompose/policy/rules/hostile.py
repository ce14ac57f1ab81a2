"""RESP010: a hostile tone.

What it does
    Weighs each passage with the same small model as RESP002 and warns of one that reads as abuse of somebody, in
    whatever words: contempt, sneering, wishing ill.

Why it matters
    Clause RESP-7: no post insults anybody. Contempt needs no word that is on a list.

What to do
    Say what happened and what you would like. Write it as you would say it to the person's face, with others there.

Known limits
    A model errs, so that this never stops a post. Irony is missed. The figures are in docs/models/respect.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.text import Text

_LIKELY, _NEARLY_SURE = 0.65, 0.955  # the latter where no word is hostile by itself
_REMEDY = "Say what happened and what you would like instead, as you would to the person's face."


class Hostile(Rule):
    """Passages that read as abuse."""

    id = "RESP010"
    title = "Hostile tone"
    clause = "RESP-7"
    severity = Severity.WARN
    about_words = True

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield one finding for each passage that the model holds for abusive."""
        weighing = self._shelf.weighing(text)
        for passage in weighing.passages:
            wanted = _NEARLY_SURE if weighing.is_plain(passage) else _LIKELY
            if passage.verdict.abusive >= wanted:
                first, last = max(passage.sentences, key=lambda part: weighing.verdict(*part).abusive)
                span = weighing.reading.span(first, last)
                shown = quoted(text.original[slice(*span)])
                yield self.finding(f"{shown} sounds hostile to somebody.", _REMEDY, span=span)
