"""That a person appears: in a place on a picture or a film, or described in a post; and what lets us show them.

Together the appearances of a medium are its facts about "people shown". What the machine sees (faces) is no
appearance before a person has said who it is: until then it is unresolved and nothing goes out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from ccgcompose.domain.region import Region, covers


class Resolution(Enum):
    """What lets us show this person."""

    UNRESOLVED = "not resolved"
    CONSENT = "consent"
    STAFF = "staff in their role, with a record"
    NOT_RECOGNISABLE = "not recognisable"
    CROWD = "in a crowd at a public event"
    NO_PERSON = "not a person"  # what the machine took for a face

    @property
    def needs_record(self) -> bool:
        """Return whether a consent record must stand behind it."""
        return self in (Resolution.CONSENT, Resolution.STAFF)


@dataclass(frozen=True, slots=True)
class Appearance:
    """One person on one medium or in one post's text; exactly one of `media_id` and `post_id` is named.

    `region` None means somewhere on the medium. `removed_at` is when a person said that it was a mistake.
    """

    id: str
    resolution: Resolution
    recorded_by: str
    recorded_at: datetime
    media_id: str | None = None
    post_id: str | None = None
    region: Region | None = None
    consent_id: str | None = None
    note: str = ""
    removed_at: datetime | None = None


def unresolved(faces: Iterable[Region], appearances: Iterable[Appearance]) -> tuple[Region, ...]:
    """Return the faces of which no appearance says who they are."""
    marked = [each.region for each in appearances if each.region is not None and each.removed_at is None]
    return tuple(face for face in faces if not any(covers(region, face) for region in marked))
