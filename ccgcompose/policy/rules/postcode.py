"""PAT006: full postcodes.

What it does
    Looks for a full postcode of an area that exists. Beside one person it stops the post; where nothing tells whose it
    is, it warns. Postcodes beside a service, a venue or an event are left alone.

Why it matters
    Clause PAT-1: a full postcode has about fifteen homes. With an age or an illness it is one person.

What to do
    Take it out. The first half ("S11") is shared by thousands of homes.

Known limits
    In small letters a postcode is believed only beside words about a person, or after "postcode".
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.identifiers.addresses import Address, addresses_of
from ccgcompose.policy.identifiers.bodies import is_of_a_body
from ccgcompose.policy.identifiers.cues import Stance, cues_of
from ccgcompose.policy.identifiers.postcodes import Postcode, find_postcodes
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_SURE = 2.0
_TOWN = 40  # characters of a town between a street and its postcode
_REMEDY = "Take the postcode out, or leave only its first half if a place is needed."


class FullPostcode(Rule):
    """A postcode that may be somebody's home."""

    id = "PAT006"
    title = "Postcode"
    clause = "PAT-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each postcode that is no service's."""
        for postcode in find_postcodes(text.folded.text):
            span = text.span(postcode.start, postcode.end)
            severity = _severity(text, postcode, text.once(cues_of).around(*_whole(text, postcode)))
            if is_of_a_body(text, _start(text, postcode)):
                severity = None
            if severity is not None and not any(link.start <= span[0] < link.end for link in text.links):
                yield self._found(span, severity)

    def _found(self, span: tuple[int, int], severity: Severity) -> Finding:
        sure = severity is Severity.BLOCK
        whose = "This postcode stands beside a person." if sure else "This postcode may be somebody's home."
        return self.finding(f"{whose} About fifteen homes share it.", _REMEDY, span=span, severity=severity)


def _severity(text: Text, postcode: Postcode, stance: Stance) -> Severity | None:
    before = text.folded.text[max(0, postcode.start - 16) : postcode.start]
    written = text.written(postcode.start, postcode.end)
    if not _is_written_large(written) and stance.person < _SURE and "postcode" not in before:
        return None
    if stance.is_service:
        return None
    return Severity.BLOCK if stance.is_person and stance.person >= _SURE else Severity.WARN


def _street(text: Text, postcode: Postcode) -> Address | None:
    """Return the street that the postcode belongs to, or None where it stands alone."""
    before = [found for found in text.once(addresses_of) if 0 <= postcode.start - found.end <= _TOWN]
    return before[-1] if before else None


def _start(text: Text, postcode: Postcode) -> int:
    street = _street(text, postcode)
    return street.start if street else postcode.start


def _whole(text: Text, postcode: Postcode) -> tuple[int, int]:
    """Return the code points of the street that the postcode belongs to, or of the postcode where it stands alone."""
    street = _street(text, postcode)
    return text.span(street.start, street.end) if street else text.span(postcode.start, postcode.end)


def _is_written_large(written: str) -> bool:
    return written.upper() == written
