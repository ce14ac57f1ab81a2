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
from ccgcompose.policy.identifiers.kept import is_kept, is_somebodys
from ccgcompose.policy.identifiers.numerals import spelled
from ccgcompose.policy.identifiers.venues import is_a_venue, is_of_a_venue, is_visited
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import View

_BEFORE = 60
_NAME_ABOVE = 80  # characters of the line above, in which somebody may sign
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
        view = text.once(spelled)
        for address in text.once(addresses_of):
            span = view.span(address.start, address.end)
            severity = _severity(text, view, address, text.once(cues_of).around(*span))
            if severity is not None:
                yield self._found((span[0], _with_its_town(text.original, span[1])), severity)

    def _found(self, span: tuple[int, int], severity: Severity) -> Finding:
        message = (
            "This is the address of somebody's home, or of where somebody was. It leads to one household."
        )
        if severity is Severity.WARN:
            message = "This may be the address of somebody's home. It would lead to one household."
        return self.finding(message, _REMEDY, span=span, severity=severity)


def _severity(text: Text, view: View, address: Address, stance: Stance) -> Severity | None:
    """Return how sure it is, or None for an address that anybody may know."""
    start, end = view.span(*address.name)
    named = _is_named(text.original[start:end])
    kept = is_kept(view.text[max(0, address.start - _BEFORE) : address.start])
    whose = is_somebodys(view.text[max(0, address.start - _BEFORE) : address.start])
    surely = kept or whose or (stance.is_person and stance.person >= _SURE)
    if _is_signed(text.original, view.span(address.start, address.end)[0]):
        return Severity.WARN if named else None
    if not named and stance.person < _SURE:
        return None
    if (
        (stance.is_service and not kept)
        or is_of_a_venue(view, address.start)
        or is_a_venue(view, address.start, address.end)
        or is_of_a_body(view, address.start)
    ):
        return None
    if not surely and is_visited(view, address.start, address.end):
        return None
    if address.street:
        return Severity.WARN if named and (surely or not address.loose) else None
    return Severity.BLOCK if surely else Severity.WARN


def _with_its_town(written: str, end: int) -> int:
    """Return where the town or village ends that stands right behind a street."""
    town = _town().match(written, end)
    return town.end() if town else end


@cache
def _town() -> re.Pattern[str]:
    word = r"[A-Z][a-z][\w'’-]{0,20}"
    return re.compile(
        rf",[ \n]{{1,2}}{word}(?:[ -](?:(?:on|upon|in|le|the|under|by|of)[ -])?{word}){{0,2}}(?!\w)"
    )


def _is_signed(written: str, start: int) -> bool:
    """Return whether the line before is a name, as at the end of a letter."""
    lines = written[max(0, start - _NAME_ABOVE) : start].split("\n")
    return len(lines) > 2 and not lines[-1].strip() and _name().fullmatch(lines[-2].strip()) is not None


@cache
def _name() -> re.Pattern[str]:
    word = r"[^\W\d_][\w'’-]{0,20}\.?"
    return re.compile(rf"{word}(?: {word}){{1,3}},?(?: \([^)]{{1,20}}\))?")


def _is_named(written: str) -> bool:
    """Return whether a street is written as a name: with capitals, at both ends at least."""
    small = ("the", "of", "y", "yr", "flat", "apartment", "apt", "room")
    words = [
        word for word in written.replace(",", " ").split() if word[0].isalpha() and word.lower() not in small
    ]
    return bool(words) and words[0][:1].isupper() and words[-1][:1].isupper()
