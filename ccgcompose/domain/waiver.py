"""A named person accepts a finding, with a reason; it holds while the words that were flagged stand as they did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ccgcompose.domain.canonical import digest
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.domain.people import Capacity, Designation, holding


@dataclass(frozen=True, slots=True)
class Waiver:
    """One acceptance. `account_id` None: for every account of the post.

    `words` is the digest of what was flagged; it is all that a waiver keeps of it. `message` is what the person
    was told. Nothing but the withdrawal ever changes.
    """

    id: str
    post_id: str
    rule: str
    clause: str
    severity: Severity  # what the finding weighed when it was accepted
    message: str
    words: str
    person_id: str
    reason: str
    given_at: datetime
    account_id: str | None = None
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = None

    def in_force(self, moment: datetime) -> bool:
        """Return whether it was given by then and not withdrawn."""
        return self.given_at <= moment and (self.withdrawn_at is None or moment < self.withdrawn_at)

    def covers(self, finding: Finding, words: str, account_id: str | None) -> bool:
        """Return whether it speaks of this finding in these words (their digest) on this account."""
        if self.account_id is not None and self.account_id != account_id:
            return False
        return (self.rule, self.clause, self.words) == (finding.rule, finding.clause, words)


def flagged(finding: Finding, words: str, passage: str) -> str:
    """Return the digest of what was flagged: the words, the passage they stand in, and what is said of them.

    The passage belongs to it: the same words in another sentence may mean something else.
    """
    return digest(
        {
            "rule": finding.rule,
            "message": finding.message,
            "media": finding.media_id,
            "words": words,
            "passage": passage,
        }
    )


def accepting(severity: Severity) -> tuple[Capacity, ...]:
    """Return the capacities of which one is needed to accept a finding of this weight."""
    return (Capacity.WAIVE,) if severity is Severity.BLOCK else (Capacity.SPEAK, Capacity.WAIVE)


def may_accept(held: tuple[Designation, ...], severity: Severity, moment: datetime, account_id: str) -> bool:
    """Return whether these designations let somebody accept a finding of this weight there and then."""
    return any(holding(held, capacity, moment, account_id) is not None for capacity in accepting(severity))
