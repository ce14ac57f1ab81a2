"""SUBJ001: a post without a subject.

What it does
    Warns while a post for an account has no subject from the organisation's list, or one that is not on the list.

Why it matters
    Clause OWN-1: our accounts speak about what the organisation is there for. The subject says which part of that it
    is, and the record shows it.

What to do
    Choose the subject that comes nearest.

Known limits
    Looks at the choice and not at the text; SUBJ002 looks at the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text


class SubjectChosen(Rule):
    """A post for which nobody has said what it is about."""

    id = "SUBJ001"
    title = "Subject of the post"
    clause = "OWN-1"
    severity = Severity.WARN

    def applies(self, draft: Draft) -> bool:
        """Return whether the draft is for an account and knows of subjects."""
        return draft.account is not None and draft.subject is not None and not draft.personal

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding while no subject of the list is chosen."""
        subject = (draft.subject or "").strip()
        known = {each.casefold() for each in draft.subjects}
        if not subject:
            yield self.finding("The post has no subject.", "Choose one of the organisation's subjects.")
        elif known and subject.casefold() not in known:
            yield self.finding(
                f"{quoted(subject)} is not among the organisation's subjects.",
                "Choose one of them, or have this one added.",
                severity=Severity.ADVISE,
            )
