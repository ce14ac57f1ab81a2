"""Pictures with people, and the library that looks at them."""

from __future__ import annotations

from ccgcompose.domain.appearance import Appearance
from ccgcompose.domain.consent import ConsentRecord
from ccgcompose.usecases.consent_form import ConsentForm
from tests.ui.library.pictures import picture
from tests.ui.library.world import World


def add_picture(world: World, name: str = "clinic.jpg", colour: str = "teal") -> str:
    """Add a picture and return its id."""
    return world.desk.library.add(world.amara, picture(world.folder / "in" / name, colour), "A clinic").id


def agree(
    world: World, name: str = "Sam Patel", relation: str = "staff", last_day: str = ""
) -> ConsentRecord:
    """Record a consent of somebody."""
    form = ConsentForm(
        name=name,
        relation=relation,
        scope=("social", "web"),
        given_on="2026-11-20",
        evidence="Folder 12",
        valid_to=last_day,
    )
    return world.desk.consents.record(world.amara, form)


def marks(world: World, media_id: str) -> list[Appearance]:
    """Return who is marked on a picture."""
    return [person.appearance for person in world.desk.pictured.read(world.amara, media_id).people]
