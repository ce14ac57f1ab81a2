"""What a rule says of a span of text or of a medium."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a finding weighs. BLOCK and RECORD stop publication; WARN and ADVISE do not."""

    BLOCK = "BLOCK"  # must be mended
    RECORD = "RECORD"  # a record is missing
    WARN = "WARN"
    ADVISE = "ADVISE"

    @property
    def words(self) -> str:
        """Return how people read it."""
        return _WORDS[self]

    @property
    def stops(self) -> bool:
        """Return whether publication must wait for this finding."""
        return self in (Severity.BLOCK, Severity.RECORD)

    @property
    def rank(self) -> int:
        """Return 0 for the worst."""
        return list(Severity).index(self)


_WORDS = {
    Severity.BLOCK: "Must fix",
    Severity.RECORD: "Record needed",
    Severity.WARN: "Warning",
    Severity.ADVISE: "Advice",
}


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that is safe to make with one click: replace the finding's span by `replacement`."""

    label: str
    replacement: str


@dataclass(frozen=True, slots=True)
class Waived:
    """Who accepted a finding, and why. It counts for as long as that person may accept it."""

    waiver_id: str
    by: str  # the name
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found. `start` and `end` are code points of the text as given.

    A finding about the whole post or about a medium has start == end == 0; `media_id` names the medium it is
    about. `waived` says who accepted it; then it stops nothing. `also` holds what else was found in the same
    words, where that adds something for a reader.
    """

    rule: str
    severity: Severity
    clause: str
    start: int
    end: int
    message: str
    remedy: str
    fix: Fix | None = None
    media_id: str | None = None
    account_id: str | None = None
    waived: Waived | None = None
    also: tuple[Finding, ...] = ()

    @property
    def stops(self) -> bool:
        """Return whether publication must wait for it: it weighs enough, and nobody accepted it."""
        return self.severity.stops and self.waived is None


def worst_first(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings by severity, then by place."""
    return tuple(sorted(findings, key=lambda f: (f.severity.rank, f.start, f.end, f.rule)))
