"""Consents as tests fill them in, and people put on pictures with them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ccgcompose.domain.appearance import Appearance, Resolution
from ccgcompose.domain.region import Region
from ccgcompose.usecases.consent_form import ConsentForm
from tests.unit.usecases.world import World

FORM = ConsentForm(
    name="Mrs Green", scope=("social", "web"), given_on="2026-11-01", evidence="Cabinet 4, folder 12"
)
FACE = Region(1_000, 1_000, 2_000, 2_000)


def consented(world: World, **changes: Any) -> str:
    """Record a patient's consent and return its id."""
    return world.desk.consents.record(world.amara, replace(FORM, **changes)).id


def shown(world: World, media_id: str, consent_id: str, region: Region | None = FACE) -> Appearance:
    """Mark the person of a consent on a medium."""
    return world.desk.consents.mark(
        world.amara, media_id, Resolution.CONSENT, region=region, consent_id=consent_id
    )


def portrait(world: World, name: str = "clinic.png", colour: str = "navy", **changes: Any) -> tuple[str, str]:
    """Take in a permitted picture of a patient with consent; return the ids of the medium and the consent."""
    media_id = world.picture(name, colour)
    world.permit(media_id)
    consent_id = consented(world, **changes)
    shown(world, media_id, consent_id)
    return media_id, consent_id
