"""PROP001: protective markings and embargoes.

What it does
    Finds the marks under which information is kept inside: OFFICIAL-SENSITIVE with its handling
    instructions, SECRET and the older tiers, COMMERCIAL IN CONFIDENCE, NOT FOR PUBLICATION, PRIVATE AND
    CONFIDENTIAL, NHS CONFIDENTIAL, DRAFT - NOT FOR CIRCULATION. An embargo stops the post while it holds at
    the moment of publication, or when its date cannot be read; once it has passed, the line is only in the
    way.

Why it matters
    Clause PROP-1: a text that was copied together with its marking was never meant for the public.

What to do
    Ask the owner of the document. Do not just take the marking out: what it protects is the text beside it.

Known limits
    A text copied without its marking carries no trace of it. "Confidential" on the first or last line of a
    poster is taken for a marking. An embargo's time is read as time in the United Kingdom; "until Monday"
    cannot be read and stops the post.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.domain.moments import shown
from ccgcompose.policy.embargo import ZONE, Embargo, find_embargoes
from ccgcompose.policy.markings import Marking, find_markings
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_STOPS = (".", ":", ";", ",")
_ASK = (
    "Do not publish it before the owner of the document agrees. Taking out the marking alone is not enough."
)


class ProtectiveMarking(Rule):
    """A marking that keeps information inside, or an embargo."""

    id = "PROP001"
    title = "Protective marking or embargo"
    clause = "PROP-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each marking and each embargo."""
        for marking in find_markings(text):
            yield self._marked(marking, text)
        for embargo in find_embargoes(text.folded.text, draft.moment):
            yield self._embargoed(embargo, draft, text)

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

    def _embargoed(self, embargo: Embargo, draft: Draft, text: Text) -> Finding:
        span = text.span(embargo.start, embargo.end)
        if embargo.until is None:
            return self.finding(
                "There is an embargo, and its end cannot be read.",
                "Write when it ends, such as “Embargoed until 9am on 12 November 2026”, or take it out.",
                span=span,
            )
        until = shown(embargo.until, ZONE)
        if embargo.until > draft.moment:
            return self.finding(
                f"This is under embargo until {until}.",
                "Schedule the post for later than that, and take the line about the embargo out then.",
                span=span,
            )
        return self.finding(
            f"The embargo ended on {until}. The line about it is no longer needed.",
            "Take the line out.",
            span=text.span(embargo.start, _with_its_end(text.folded.text, embargo.end)),
            severity=Severity.ADVISE,
            fix=Fix("Remove the line", ""),
        )


def _with_its_end(folded: str, end: int) -> int:
    """Return where the next sentence begins: a line that goes takes its full stop with it."""
    if folded[end : end + 1] in _STOPS:
        end += 1
    while end < len(folded) and folded[end].isspace():
        end += 1
    return end
