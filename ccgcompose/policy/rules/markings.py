"""PROP001: protective markings.

What it does
    Finds the marks under which information is kept inside: OFFICIAL-SENSITIVE with its handling
    instructions, SECRET and the older tiers, COMMERCIAL IN CONFIDENCE, NOT FOR PUBLICATION, PRIVATE AND
    CONFIDENTIAL, NHS CONFIDENTIAL, DRAFT - NOT FOR CIRCULATION. Embargoes are PROP006.

Why it matters
    Clause PROP-1: a text that was copied together with its marking was never meant for the public.

What to do
    Ask the owner of the document. Do not just take the marking out: what it protects is the text beside it.

Known limits
    A text copied without its marking carries no trace of it. "Confidential" on the first or last line of a
    poster is taken for a marking.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.markings import Marking, find_markings
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.respelling import spellings
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_ASK = (
    "Do not publish it before the owner of the document agrees. Taking out the marking alone is not enough."
)


class ProtectiveMarking(Rule):
    """A marking that keeps information inside."""

    id = "PROP001"
    title = "Protective marking"
    clause = "PROP-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each marking."""
        for spelled in spellings(text):
            for marking in find_markings(spelled):
                yield self._marked(marking, spelled)

    def _marked(self, marking: Marking, text: Text) -> Finding:
        span = text.span(marking.start, marking.end)
        mark = quoted(text.original[slice(*span)])
        if marking.weak:
            return self.finding(
                f"{mark} looks like the marking of a document that is not for the public.",
                "If it is one, ask the owner of the document first. If not, begin in another way.",
                span=span,
                severity=Severity.WARN,
            )
        return self.finding(f"{mark} marks information that is not for the public.", _ASK, span=span)
