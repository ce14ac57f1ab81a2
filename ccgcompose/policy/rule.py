"""The contract of a rule: code that checks one clause and says what it found."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from enum import Enum
from typing import ClassVar

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.text import Text

WHOLE_POST = (0, 0)


class Scope(Enum):
    """How far a rule looks from any place: in which pieces a text may be checked one by one, with the same result."""

    LINE = "line"
    PARAGRAPH = "paragraph"  # between empty lines
    WHOLE = "whole"


class Rule(ABC):
    """One check. Its `id` is stored with findings and waivers: it is never renamed and never reused."""

    id: ClassVar[str]
    title: ClassVar[str]
    clause: ClassVar[str]  # the clause it was made for
    severity: ClassVar[Severity]  # the worst that it says
    also: ClassVar[tuple[str, ...]] = ()  # other clauses that its findings may name
    # Looks at nothing but words, so that titles and alt texts are checked with it too.
    about_words: ClassVar[bool] = False
    # Looks at the links in `text`, so that codes in pictures are checked with it too.
    about_links: ClassVar[bool] = False
    # Too slow for a key press (a model, spelling): the windows ask it behind, the gates ask it like any other.
    slow: ClassVar[bool] = False
    # Depends on the text and on what the organisation sets; never on account, limits, title or media, which such a
    # rule is not shown. So it is asked once for several accounts. What is about words is so anyhow.
    text_only: ClassVar[bool] = False
    # How far it looks; what looks at lines only is not asked again about those that stayed as they were.
    scope: ClassVar[Scope] = Scope.WHOLE
    # The least that an organisation may make it weigh; None: what its clause demands (policy/bounds.py).
    floor: ClassVar[Severity | None] = None
    # Whether its findings can be accepted by nobody, nor silenced by an allowed phrase. None: only those that stop a
    # post for what leads to a patient.
    never_waived: ClassVar[bool | None] = None
    # Whether it speaks of a personal post (section 3). None: if its clause is about respect, patients or secrets.
    personal: ClassVar[bool | None] = None

    def applies(self, draft: Draft) -> bool:
        """Return whether the rule has anything to say about a draft of this kind."""
        return True

    @abstractmethod
    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield what is found. A rule about words looks at `text` and never at `draft.text`."""

    def finding(
        self,
        message: str,
        remedy: str,
        *,
        span: tuple[int, int] = WHOLE_POST,
        severity: Severity | None = None,
        clause: str | None = None,
        fix: Fix | None = None,
        media_id: str | None = None,
    ) -> Finding:
        """Return a finding of this rule; severity and clause are the rule's own unless said otherwise."""
        return Finding(
            rule=self.id,
            severity=severity or self.severity,
            clause=clause or self.clause,
            start=span[0],
            end=span[1],
            message=message,
            remedy=remedy,
            fix=fix,
            media_id=media_id,
        )
