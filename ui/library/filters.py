"""Which media the library shows: by permission state and by words, in an order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from ccgcompose.domain.permission import PermissionState
from ccgcompose.usecases.views import MediaLine

_S = PermissionState


class Standing(Enum):
    """A group of permission states that a person asks for; the value is its name in the window."""

    ALL = "All"
    IN_FORCE = "In force"
    EXPIRING = "Expires within 30 days"
    OVER = "Expired or withdrawn"
    NONE = "No permission yet"

    def takes(self, state: PermissionState) -> bool:
        """Return whether a medium whose permission stands so belongs here."""
        return self is Standing.ALL or state in _STATES[self]


_STATES: dict[Standing, frozenset[PermissionState]] = {
    # What expires soon is still in force, and may be used.
    Standing.IN_FORCE: frozenset({_S.IN_FORCE, _S.EXPIRING}),
    Standing.EXPIRING: frozenset({_S.EXPIRING}),
    Standing.OVER: frozenset({_S.EXPIRED, _S.REVOKED}),
    Standing.NONE: frozenset({_S.NONE, _S.NOT_YET}),
}


class Order(Enum):
    """In which order media are shown; the value is its name in the window."""

    NEWEST = "Newest first"
    OLDEST = "Oldest first"
    NAME = "By name"


class Use(Enum):
    """Whether media are shown in a post; the value is its name in the window."""

    ANY = "Used or not"
    USED = "In a post"
    UNUSED = "In no post"


ANYBODY, UNNAMED = "", "\0unnamed"  # who is shown: no matter who; somebody of whom nobody has said who it is


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is asked for besides words. `person` is a name in a consent, `ANYBODY` or `UNNAMED`."""

    standing: Standing = Standing.ALL
    person: str = ANYBODY
    use: Use = Use.ANY

    def takes(self, line: MediaLine) -> bool:
        """Return whether a medium is asked for."""
        if self.use is not Use.ANY and bool(line.used_in) is not (self.use is Use.USED):
            return False
        return self.standing.takes(line.verdict.state) and self._shows(line)

    def _shows(self, line: MediaLine) -> bool:
        if self.person == UNNAMED:
            return line.unnamed_faces > 0
        return self.person == ANYBODY or self.person in names_on(line)


def names_on(line: MediaLine) -> list[str]:
    """Return the names in the consents of whoever is shown."""
    return [person.consent.name for person in line.people if person.consent is not None]


def counts(lines: Iterable[MediaLine]) -> dict[Standing, int]:
    """Return how many media each group holds."""
    found = dict.fromkeys(Standing, 0)
    for line in lines:
        for standing in Standing:
            found[standing] += standing.takes(line.verdict.state)
    return found


def searched(line: MediaLine) -> str:
    """Return all that a search looks into, folded: name, description, words in it, creators and rights holders."""
    asset, said = line.asset, line.asset.metadata
    parts = [asset.filename, asset.alt_text, asset.text, asset.transcript, said.creator, said.credit]
    parts += [f"{record.creator} {record.rights_holder}" for record in line.permissions]
    return "\n".join(parts).casefold()


def chosen(
    lines: Iterable[MediaLine], folded: Iterable[str], wanted: Narrowing, text: str, order: Order
) -> list[MediaLine]:
    """Return the media of a group in which every word of `text` occurs, ordered.

    `lines` come newest first; `folded` is what `searched` says of each. Fast enough for each pause in typing.
    """
    words = text.casefold().split()
    kept = [
        line
        for line, said in zip(lines, folded, strict=True)
        if wanted.takes(line) and all(word in said for word in words)
    ]
    if order is Order.OLDEST:
        kept.reverse()
    elif order is Order.NAME:
        kept.sort(key=lambda line: (line.asset.filename.casefold(), line.asset.id))
    return kept
