"""PAT005: postal addresses.

What it does
    Looks for a number and a street, a flat or a named house, and for a street that somebody "lives in".
    Beside one person it stops the post; where nothing tells whose address it is, it warns. Addresses beside
    a service, a venue or an event are left alone.

Why it matters
    Clause PAT-1: an address leads to a door, and behind it to one household.

What to do
    Take the address out. If a place is needed at all, name the town or the county.

Known limits
    Without a number only streets after "lives" and the like are seen. An address in small letters is
    believed only beside words about a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.identifiers.addresses import Address, addresses_of
from ccgcompose.policy.identifiers.bodies import is_of_a_body
from ccgcompose.policy.identifiers.cues import Stance, cues_of
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_SURE = 2.0  # how much must speak for one person where only the street is named, or in small letters
_REMEDY = "Take the address out. If a place is needed at all, name the town or the county."


class HomeAddress(Rule):
    """The address of somebody's home."""

    id = "PAT005"
    title = "Home address"
    clause = "PAT-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each address that is no service's."""
        for address in text.once(addresses_of):
            span = text.span(address.start, address.end)
            severity = _severity(text, address, text.once(cues_of).around(*span))
            if severity is not None:
                yield self._found(span, severity)

    def _found(self, span: tuple[int, int], severity: Severity) -> Finding:
        message = (
            "This is the address of somebody's home, or of where somebody was. It leads to one household."
        )
        if severity is Severity.WARN:
            message = "This may be the address of somebody's home. It would lead to one household."
        return self.finding(message, _REMEDY, span=span, severity=severity)


def _severity(text: Text, address: Address, stance: Stance) -> Severity | None:
    """Return how sure it is, or None for an address that anybody may know."""
    named = _is_named(text.written(*address.name))
    if not named and stance.person < _SURE:
        return None
    before = text.folded.text[max(0, address.start - 30) : address.start]
    if stance.is_service or _of_a_venue().search(before) or is_of_a_body(text, address.start):
        return None
    if address.street:
        return Severity.WARN if named else None
    return Severity.BLOCK if stance.is_person and stance.person >= _SURE else Severity.WARN


@cache
def _of_a_venue() -> re.Pattern[str]:
    """Match a venue right before an address: "the pharmacy at", "our surgery, "."""
    kinds = (
        "pharmacy|chemist|surgery|clinic|centre|hospital|practice|library|church|hall|school|hub|offices?"
        "|dentist|shop"
    )
    return re.compile(rf"\b(?:{kinds})(?: is)?(?: at| on|,) $")


def _is_named(written: str) -> bool:
    """Return whether a street is written as a name: with capitals, at both ends at least."""
    words = [
        word for word in written.replace(",", " ").split() if word.lower() not in ("the", "of", "y", "yr")
    ]
    return bool(words) and words[0][:1].isupper() and words[-1][:1].isupper()
