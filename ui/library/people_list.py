"""The people on a picture as values for its list and its boxes: who is marked, and the faces of which nobody spoke."""

from __future__ import annotations

from dataclasses import dataclass

from ccgcompose.domain.appearance import Resolution
from ccgcompose.domain.region import Region
from ccgcompose.usecases.pictured import PersonShown, Pictured
from ui.library.people_words import NOBODY, person_badge, person_name
from ui.tokens import Kind
from ui.widgets.boxes import Box

FACE = "face:"


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person: marked, or (`person` None) a face that was found."""

    key: str
    name: str
    kind: Kind
    words: str
    region: Region | None
    person: PersonShown | None = None

    @property
    def resolution(self) -> Resolution:
        """Return what is on record."""
        return self.person.appearance.resolution if self.person is not None else Resolution.UNRESOLVED

    @property
    def is_open(self) -> bool:
        """Return whether somebody still has to say who it is, or to mend what was said."""
        return self.kind in ("record", "bad", "warn")


def somebodies(pictured: Pictured, zone: str) -> tuple[Somebody, ...]:
    """Return everybody on the picture: the faces without a name first, because they are to be done."""
    number = 0
    found = []
    for region in pictured.unresolved:
        number += 1
        key = f"{FACE}{region.x},{region.y},{region.width},{region.height}"
        found.append(Somebody(key, f"Face {number}", "record", NOBODY, region))
    for person in pictured.people:
        number += 1
        kind, words = person_badge(person, zone)
        name, region_of = person_name(person, number), person.appearance.region
        found.append(Somebody(person.appearance.id, name, kind, words, region_of, person))
    return tuple(found)


def boxes(people: tuple[Somebody, ...]) -> tuple[Box, ...]:
    """Return the boxes of those who have a place on the picture."""
    return tuple(
        Box(
            each.key,
            each.region,
            each.kind,
            each.name,
            dashed=each.person is None,
            movable=each.person is not None and each.person.is_own,
        )
        for each in people
        if each.region is not None
    )


def summary(people: tuple[Somebody, ...], *, looked: bool) -> str:
    """Return how it stands, in one sentence."""
    unnamed = sum(each.person is None for each in people)
    if unnamed:
        faces = "1 face" if unnamed == 1 else f"{unnamed} faces"
        return f"{faces} found of which nobody has said who it is. Nothing with this picture goes out before."
    if not people:
        return "No face was found. Mark whoever can be recognised." if looked else "Nobody is marked yet."
    wanting = sum(each.is_open for each in people)
    if wanting:
        return f"{wanting} of {len(people)} without a consent in force."
    return "1 person, and it is settled." if len(people) == 1 else f"{len(people)} people, all settled."
