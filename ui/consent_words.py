"""How the people on a medium stand, in a few words for a badge in the library and in Compose."""

from __future__ import annotations

from collections.abc import Iterable

from ccgcompose.domain.media_gate import PersonFacts
from ui.tokens import Kind


def people_badge(people: Iterable[PersonFacts], unnamed_faces: int) -> tuple[Kind, str]:
    """Return how it stands with everybody shown: the worst of it, and of how many."""
    shown = list(people)
    wanting = sum(not person.allows for person in shown)
    if unnamed_faces:
        faces = "1 face" if unnamed_faces == 1 else f"{unnamed_faces} faces"
        return "record", f"{faces}: consent needed"
    if wanting:
        return "bad", f"{_people(wanting)}: no consent in force"
    return ("ok", f"{_people(len(shown))}: settled") if shown else ("neutral", "Nobody marked yet")


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"
