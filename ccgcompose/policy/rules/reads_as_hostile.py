"""RESP011: a post that reads as abuse or hatred, by its sense.

What it does
    A small language model of our own reads the whole post on this device and weighs whether it turns on somebody:
    with contempt, threats or insult, or with hatred of a group. It warns of the sentence that does. RESP002 and
    RESP010 weigh words in their order; this rule knows more of what sentences mean.

Why it matters
    Clauses RESP-7 and RESP-8: no post insults anybody or turns on people for what they are, in whatever words.

What to do
    Say what happened and what you would like instead, as you would to the person's face.

Known limits
    A model errs, so that this never stops a post. It runs behind the typing. Irony is missed. The figures are in
    docs/accuracy-respect.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.tagger.reading import Turn, turns, worst_sentence
from ccgcompose.policy.text import Text

_ABUSIVE, _HATEFUL = 0.65, 0.6
_REMEDY = "Say what happened and what you would like instead, as you would to the person's face."


class ReadsAsHostile(Rule):
    """Sentences that turn on somebody, by their sense."""

    id = "RESP011"
    title = "Reads as hostile"
    clause = "RESP-7"
    also = ("RESP-8",)
    severity = Severity.WARN
    text_only = True
    slow = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield one finding for each window that turns on somebody, at its worst sentence."""
        for turn in turns(text):
            if turn.hateful >= _HATEFUL or turn.abusive >= _ABUSIVE:
                yield self._found(text, worst_sentence(text, turn), hateful=turn.hateful >= _HATEFUL)

    def _found(self, text: Text, turn: Turn, *, hateful: bool) -> Finding:
        start, end = turn.span
        says = "may turn on people for what they are" if hateful else "reads as hostile to somebody"
        return self.finding(
            f"{quoted(text.original[start:end])} {says}.",
            _REMEDY,
            span=(start, end),
            clause="RESP-8" if hateful else None,
        )
