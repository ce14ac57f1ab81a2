"""The wider terms of a permission: read from the form, kept, checked by somebody else, and held by the gate."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ccgcompose.domain.media import EmbeddedMetadata, Provenance
from ccgcompose.domain.permission import CreditPlace, Exclusivity, PermissionState
from ccgcompose.domain.source_type import SourceType
from ccgcompose.domain.uses import Alteration, Use
from ccgcompose.errors import BadInput, NotFound, Refused
from tests.unit.usecases.test_consents import refusals
from tests.unit.usecases.test_permissions import FORM
from tests.unit.usecases.world import World

FULL = replace(
    FORM,
    licensor="Agency",
    licensor_contact="desk@agency.example",
    licence_version="4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    spdx_id="CC-BY-4.0",
    reference="2041",
    granted_on="2026-11-01",
    uses=("social", "web", "web"),
    territory="United Kingdom",
    exclusivity="not exclusive",
    alterations=("crop", "overlay"),
    credit_place="in the post",
    source_type="trainedAlgorithmicMedia",
)


def test_everything_filled_in_is_kept(world: World) -> None:
    record = world.desk.permissions.record(world.amara, world.picture(), FULL)
    terms = record.terms
    assert (terms.licensor, terms.spdx_id, terms.reference) == ("Agency", "CC-BY-4.0", "2041")
    assert (terms.uses, terms.alterations) == ((Use.SOCIAL, Use.WEB), (Alteration.CROP, Alteration.OVERLAY))
    assert (terms.exclusivity, terms.credit_place) == (Exclusivity.SHARED, CreditPlace.POST)
    assert terms.source_type is SourceType.AI
    assert terms.granted_on is not None
    with world.store.read() as unit:
        assert unit.media.permission(record.id) == record
    assert world.desk.past.verify().intact


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"uses": ("posters",)}, "uses"),
        ({"alterations": ("melt",)}, "alterations"),
        ({"alterations": ("none", "crop")}, "alterations"),
        ({"exclusivity": "very"}, "exclusivity"),
        ({"credit_place": "nowhere"}, "credit_place"),
        ({"source_type": "magic"}, "source_type"),
        ({"spdx_id": "CC BY 4.0"}, "spdx_id"),
        ({"licence_url": "creativecommons"}, "licence_url"),
        ({"granted_on": "yesterday"}, "granted_on"),
    ],
)
def test_each_field_says_what_is_wrong_with_it(world: World, change: dict[str, Any], field: str) -> None:
    assert set(world.desk.permissions.problems(replace(FULL, **change))) == {field}


@pytest.mark.parametrize(("said", "kept"), [((), None), (("none",), ()), (("flip",), (Alteration.FLIP,))])
def test_saying_nothing_is_not_forbidding(
    world: World, said: tuple[str, ...], kept: tuple[Alteration, ...] | None
) -> None:
    record = world.desk.permissions.record(world.amara, world.picture(), replace(FORM, alterations=said))
    assert record.terms.alterations == kept


def test_evidence_in_the_vault_is_evidence(world: World) -> None:
    source = world.folder / "licence.pdf"
    source.write_bytes(b"%PDF-")
    file = world.desk.evidence.add(world.amara, source, "licence")
    form = replace(FORM, evidence="", evidence_files=(file.id,))
    record = world.desk.permissions.record(world.amara, world.picture(), form)
    assert record.evidence_files == (file.id,)
    with pytest.raises(NotFound):
        world.desk.permissions.record(
            world.amara, world.picture(), replace(form, evidence_files=("evidence-none",))
        )


def test_a_use_that_is_not_permitted_stops_the_post(world: World) -> None:
    media_id = world.picture()
    world.desk.permissions.record(world.amara, media_id, replace(FORM, uses=("print",)))
    (refusal,) = refusals(world, world.post(media=(media_id,)))
    assert "does not cover this use" in refusal.message
    world.desk.permissions.record(world.amara, media_id, replace(FORM, uses=("web",)))
    assert refusals(world, world.post(media=(media_id,))) == ()
    assert world.desk.library.lines()[0].verdict.state is PermissionState.IN_FORCE


def test_a_record_is_checked_by_somebody_else(world: World) -> None:
    record = world.desk.permissions.record(world.amara, world.picture(), FORM)
    with pytest.raises(Refused, match="yourself"):
        world.desk.permissions.checked(world.amara, record.id)
    checked = world.desk.permissions.checked(world.priya, record.id)
    assert (checked.checked_by, checked.checked_at) == (world.priya.id, world.clock.now())
    assert world.desk.past.verify().intact


def test_what_the_file_says_of_its_licence_and_its_making_fills_the_form(world: World) -> None:
    asset = world.desk.library.get(world.picture())
    said = EmbeddedMetadata(
        creator="R. Patel",
        web_statement="https://creativecommons.org/licenses/by/4.0/",
        licensor="Agency",
        source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    )
    form = world.desk.permissions.prefill(replace(asset, metadata=said))
    assert (form.kind, form.licence, form.spdx_id, form.licence_version) == (
        *("open licence", "CC BY"),
        "CC-BY-4.0",
        "4.0",
    )
    assert (form.licensor, form.source_type) == ("Agency", "digitalCapture")
    signed = replace(asset, provenance=Provenance(state="valid", source_type="trainedAlgorithmicMedia"))
    assert world.desk.permissions.prefill(signed).source_type == "trainedAlgorithmicMedia"
    with pytest.raises(BadInput):
        world.desk.permissions.record(world.amara, asset.id, form)
