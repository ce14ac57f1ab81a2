"""A rule that is a table: wordings to look for, and what is said of each."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.clues import Clues, Trace
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.respelling import spellings
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one meaning: `message` quotes what was written where it has {}."""

    message: str
    remedy: str
    severity: Severity | None = None


class ClueRule(Rule):
    """A rule whose findings all come from clues."""

    about_words = True

    @abstractmethod
    def clues(self) -> Clues:
        """Return the wordings to look for; the same ones each time."""

    @abstractmethod
    def said(self) -> Mapping[str, Said]:
        """Return what is said for each meaning that a clue has."""

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each wording that is there and meant."""
        for spelled in spellings(text):
            for trace in self.clues().find(spelled):
                if self.is_meant(trace, draft, spelled):
                    yield self.found(trace, spelled)

    def is_meant(self, trace: Trace, draft: Draft, text: Text) -> bool:
        """Return whether a wording counts in this draft."""
        return True

    def found(self, trace: Trace, text: Text) -> Finding:
        """Return the finding for one wording."""
        span = text.span(trace.start, trace.end)
        said = self.said()[trace.says]
        message = said.message.format(quoted(text.original[slice(*span)]))
        return self.finding(message, said.remedy, span=span, severity=said.severity)
