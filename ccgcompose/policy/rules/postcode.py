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
from ccgcompose.policy.identifiers.kept import is_kept, is_somebodys
from ccgcompose.policy.identifiers.numerals import spelled
from ccgcompose.policy.identifiers.postcodes import Postcode, find_postcodes
from ccgcompose.policy.identifiers.venues import is_visited
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import View

_PLAIN = 7  # signs of "ch65 4bw" without one
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
        view = text.once(spelled)
        for postcode in find_postcodes(view.text):
            span = view.span(postcode.start, postcode.end)
            whole = _whole(text, postcode)
            severity = _severity(text, view, postcode, text.once(cues_of).around(*view.span(*whole)))
            if is_of_a_body(view, whole[0]):
                severity = None
            if severity is not None and not any(link.start <= span[0] < link.end for link in text.links):
                yield self._found(span, severity)

    def _found(self, span: tuple[int, int], severity: Severity) -> Finding:
        sure = severity is Severity.BLOCK
        whose = "This postcode stands beside a person." if sure else "This postcode may be somebody's home."
        return self.finding(f"{whose} About fifteen homes share it.", _REMEDY, span=span, severity=severity)


def _severity(text: Text, view: View, postcode: Postcode, stance: Stance) -> Severity | None:
    before = view.text[max(0, postcode.start - 60) : postcode.start]
    kept = is_kept(before)
    sure = kept or is_somebodys(before) or (stance.is_person and stance.person >= _SURE)
    if not postcode.valid and not kept and not (sure and _is_meant(text, view, postcode)):
        return None
    if not (
        _is_meant(text, view, postcode) or sure or _is_plain(view, postcode) or "postcode" in before[-16:]
    ):
        return None
    if (stance.is_service and not kept) or (not sure and is_visited(view, postcode.start, postcode.end)):
        return None
    return Severity.BLOCK if sure else Severity.WARN


def _street(text: Text, postcode: Postcode) -> Address | None:
    """Return the street that the postcode belongs to, or None where it stands alone."""
    before = [
        found
        for found in text.once(addresses_of)
        if not found.loose and 0 <= postcode.start - found.end <= _TOWN
    ]
    return before[-1] if before else None


def _whole(text: Text, postcode: Postcode) -> tuple[int, int]:
    """Return where the street is that the postcode belongs to, or the postcode where it stands alone."""
    street = _street(text, postcode)
    return (street.start, street.end) if street else (postcode.start, postcode.end)


def _is_plain(view: View, postcode: Postcode) -> bool:
    """Return whether small letters are a postcode: two letters, two digits and a space, as in no other sign."""
    written = view.text[postcode.start : postcode.end]
    return postcode.valid and written[1].isalpha() and " " in written and len(written) > _PLAIN


def _is_meant(text: Text, view: View, postcode: Postcode) -> bool:
    """Return whether it is written in capitals, or drawn apart or in words as nothing else would be."""
    start, end = view.span(postcode.start, postcode.end)
    written = text.original[start:end]
    return written.upper() == written or len(written) > postcode.end - postcode.start + 3
