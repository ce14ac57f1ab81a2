"""PROP006: embargoes.

What it does
    Finds a line that holds a text back until a moment: "Embargoed until 00:01 on 3 December", "not for publication
    before", "hold for release". It stops the post while the embargo holds at the moment of publication, or when its end
    cannot be read; once that has passed, the line is only in the way.

Why it matters
    Clauses PROP-1 and LAW-1: an embargo is a promise to those who let us know early. For official statistics the law
    says who may know early (Pre-release Access to Official Statistics Order 2008, with others for Scotland, Wales and
    Northern Ireland).

What to do
    Schedule the post for a moment after the embargo, and take the line out.

Known limits
    The time is read as time in the United Kingdom. "Until Monday" cannot be read and stops the post.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.domain.moments import shown
from ccgcompose.policy.embargo import ZONE, Embargo, find_embargoes
from ccgcompose.policy.respelling import spellings
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_STOPS = (".", ":", ";", ",")


class EmbargoHolds(Rule):
    """An embargo: over, still holding, or without an end that can be read."""

    id = "PROP006"
    title = "Embargo"
    clause = "PROP-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each embargo."""
        for spelled in spellings(text):
            for embargo in find_embargoes(spelled.folded.text, draft.moment):
                yield self._embargoed(embargo, draft, spelled)

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
