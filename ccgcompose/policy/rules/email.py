"""PAT008: e-mail addresses of people.

What it does
    Looks for e-mail addresses, also in disguise ("jane dot hill at gmail dot com"). An address at a
    provider for everybody stops the post, unless a service announces it, and then it warns. A person's
    address at nhs.net warns. Offices' addresses (info@, pals@, comms@) are left alone, and colleagues' at
    their organisation too, unless a patient stands beside it.

Why it matters
    Clause PAT-1: an address often holds the name, and always leads to one person.

What to do
    Take the address out. Give the address of an office if people should write.

Known limits
    Roles are told by their words. A group's own address at such a provider warns unless one of those words
    is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.identifiers.cues import Stance, cues_of
from ccgcompose.policy.identifiers.emails import Email, Owner, find_emails
from ccgcompose.policy.identifiers.spacing import joined
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_SURE = 2.0
_BEFORE = 60  # characters in which it may be told that we wrote there
_REMEDY = "Take the address out. If people should write, give the address of an office."


class PersonalEmail(Rule):
    """An e-mail address that may be a patient's."""

    id = "PAT008"
    title = "E-mail address of a person"
    clause = "PAT-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each address that is no office's."""
        view = text.once(joined)
        for email in find_emails(view.text):
            span = view.span(email.start, email.end)
            before = view.text[max(0, email.start - _BEFORE) : email.start]
            theirs = _theirs().search(before) is not None
            severity = _severity(email, text.once(cues_of).around(*span), theirs=theirs)
            if severity is not None:
                yield self._found(span, severity)

    def _found(self, span: tuple[int, int], severity: Severity) -> Finding:
        message = "This is a person's e-mail address. It leads to one person, and often holds the name."
        if severity is Severity.WARN:
            message = "Is this a person's own e-mail address? It would lead to one person."
        return self.finding(message, _REMEDY, span=span, severity=severity)


def _severity(email: Email, stance: Stance, *, theirs: bool) -> Severity | None:
    person = theirs or (stance.is_person and stance.person >= _SURE)
    match email.owner:
        case Owner.OFFICE:
            return None
        case Owner.PERSON:
            return Severity.WARN if stance.is_service and not theirs else Severity.BLOCK
        case Owner.STAFF:
            if person:
                return Severity.WARN
            return Severity.WARN if email.domain == "nhs.net" and not stance.is_service else None
    if person:
        return Severity.BLOCK
    return None if stance.is_service else Severity.WARN


@cache
def _theirs() -> re.Pattern[str]:
    """Tell right before an address that somebody was written to there, or has it."""
    wrote = (
        r"(?:emailed|e-mailed|wrote to|written to|replied to|copied to|bounced|(?:went|gone|sent|resent"
        r"|posted|forwarded))"
    )
    whose = (
        r"(?:(?:get in touch with|contact|reach|email|write to) (?:her|him)|(?:her|his|your|mum's"
        r"|dad's) (?:new )?e-?mail)"
    )
    return re.compile(
        rf"\b(?:we|i|they|was|were|'ve|have|has|it)\b[^.!?\n]{{0,20}}{wrote}\b[^.!?\n]{{0,40}}$"
        rf"|\b{whose}\b[^.!?\n]{{0,20}}$"
    )
