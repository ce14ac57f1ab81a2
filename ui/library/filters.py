"""Which media the library shows: by permission state and by words, in an order."""

from __future__ import annotations

from collections.abc import Iterable
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


def counts(lines: Iterable[MediaLine]) -> dict[Standing, int]:
    """Return how many media each group holds."""
    found = dict.fromkeys(Standing, 0)
    for line in lines:
        for standing in Standing:
            found[standing] += standing.takes(line.verdict.state)
    return found


def searched(line: MediaLine) -> str:
    """Return all that a search looks into, folded: name, description, creators and rights holders."""
    said = line.asset.metadata
    parts = [line.asset.filename, line.asset.alt_text, said.creator, said.credit]
    parts += [f"{record.creator} {record.rights_holder}" for record in line.permissions]
    return "\n".join(parts).casefold()


def chosen(
    lines: Iterable[MediaLine], folded: Iterable[str], standing: Standing, text: str, order: Order
) -> list[MediaLine]:
    """Return the media of a group in which every word of `text` occurs, ordered.

    `lines` come newest first; `folded` is what `searched` says of each. Fast enough for each pause in typing.
    """
    words = text.casefold().split()
    kept = [
        line
        for line, said in zip(lines, folded, strict=True)
        if standing.takes(line.verdict.state) and all(word in said for word in words)
    ]
    if order is Order.OLDEST:
        kept.reverse()
    elif order is Order.NAME:
        kept.sort(key=lambda line: (line.asset.filename.casefold(), line.asset.id))
    return kept
