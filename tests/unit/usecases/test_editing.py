"""Pictures made fit for a platform, under the permission and the consents of what they were made from."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from ccgcompose.domain.appearance import Resolution
from ccgcompose.domain.region import EVERYWHERE, Region
from ccgcompose.domain.shape import Focus
from ccgcompose.domain.uses import Alteration
from ccgcompose.errors import BadInput, EnvironmentFault, GateRefused, NotFound
from ccgcompose.host.darkroom import FolderDarkroom
from ccgcompose.host.mediafiles import FolderMediaFiles
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.editing import Edit, contrast_told, shapes_of
from ccgcompose.usecases.shapes import all_shapes
from ccgcompose.usecases.views import EntryQuery
from tests.fakes.sight import FakeDarkroom
from tests.unit.usecases.consenting import consented, shown
from tests.unit.usecases.test_consents import refusals
from tests.unit.usecases.test_permissions import FORM
from tests.unit.usecases.world import World


@pytest.fixture
def desk(world: World) -> Desk:
    files = world.context.files
    assert isinstance(files, FolderMediaFiles)
    return Desk(replace(world.context, darkroom=FolderDarkroom(files)), "publisher-1")


@pytest.fixture
def media_id(world: World) -> str:
    return world.picture()  # 64 x 48, navy


def test_a_shape_is_cut_and_remembered(world: World, desk: Desk, media_id: str) -> None:
    made = desk.editing.derive(world.amara, media_id, Edit(shape="square"), "A clinic, cut square")
    assert (made.width, made.height) == (48, 48)
    assert made.derivation is not None
    assert (made.derivation.origin_id, made.derivation.alterations) == (media_id, (Alteration.CROP,))
    assert made.derivation.crop == Region(1_250, 0, 7_500, 10_000)
    assert made.alt_text == "A clinic, cut square"
    with world.store.read() as unit:
        assert unit.media.derived_from(media_id) == (made,)
    assert "made" in desk.past.entries(EntryQuery(limit=1))[0].entry.summary
    assert desk.past.verify().intact


def test_may_not_be_cropped_refuses_at_once_and_at_the_gate(world: World, desk: Desk, media_id: str) -> None:
    square = desk.editing.derive(world.amara, media_id, Edit(shape="square"))
    desk.permissions.record(world.amara, media_id, replace(FORM, alterations=("overlay",)))
    with pytest.raises(GateRefused, match=r"clinic\.png may not be cropped") as caught:
        desk.editing.derive(world.amara, media_id, Edit(shape="wide"))
    (refusal,) = caught.value.refusals
    assert refusal.gate == "permission"
    assert desk.editing.plan(media_id, Edit(shape="wide")).refusals == (refusal,)
    # What was made before the record says so is stopped by the one gate, at scheduling.
    assert "altered in a way" in refusals(world, world.post(media=(square.id,)))[0].message
    # And so is everything made from that.
    with pytest.raises(GateRefused, match=r"clinic\.png may not be cropped"):
        desk.editing.derive(world.amara, square.id, Edit(height=40))


def test_what_is_allowed_goes_out_under_the_origins_permission(
    world: World, desk: Desk, media_id: str
) -> None:
    made = desk.editing.derive(world.amara, media_id, Edit(shape="square"))
    assert [each.gate for each in refusals(world, world.post(media=(made.id,)))] == ["permission"]
    desk.permissions.record(world.amara, media_id, replace(FORM, alterations=("crop",)))
    assert refusals(world, world.post(media=(made.id,))) == ()
    for edit, said in (
        (Edit(flipped=True), "be flipped"),
        (Edit(words="Open now"), "have words laid over it"),
    ):
        with pytest.raises(GateRefused, match=said):
            desk.editing.derive(world.amara, media_id, edit)
    assert desk.editing.derive(world.amara, media_id, Edit(height=40)).derivation is not None


def test_the_people_shown_are_the_focus_and_come_along(world: World, desk: Desk, media_id: str) -> None:
    consent = consented(world)
    shown(world, media_id, consent, Region(8_000, 1_000, 1_500, 2_000))
    assert desk.editing.focus(media_id) == Focus(8_750, 2_000)
    plan = desk.editing.plan(media_id, Edit(shape="square"))
    assert (plan.making.derivation.crop.x, plan.cut_people) == (2_500, 0)
    assert desk.editing.plan(media_id, Edit(shape="square", focus=Focus(0, 0))).cut_people == 0
    assert desk.editing.plan(media_id, Edit(crop=Region(0, 0, 9_000, 9_000))).cut_people == 1
    made = desk.editing.derive(world.amara, media_id, Edit(shape="square"))
    with world.store.read() as unit:
        (there,) = unit.consents.on_media(made.id)
    assert (there.consent_id, there.resolution) == (consent, Resolution.CONSENT)


def test_words_are_said_in_the_alt_text_and_kept_with_the_picture(
    world: World, desk: Desk, media_id: str
) -> None:
    source = world.folder / "large.png"
    Image.new("RGB", (1_200, 900), "navy").save(source)
    large = desk.library.add(world.amara, source, "A navy wall")
    made = desk.editing.derive(world.amara, large.id, Edit(words=" Open on Monday "))
    assert made.derivation is not None
    assert made.derivation.words == "Open on Monday"
    assert made.alt_text == "A navy wall. Words on it: “Open on Monday”"
    told = desk.editing.derive(world.amara, large.id, Edit(words="NHS number 943 476 5919"))
    found = desk.compose.check(world.content(media=(told.id,)), world.amara, desk.compose.surroundings())
    assert "PAT001" in {each.rule for each in found if each.media_id == told.id}
    trial = desk.editing.try_out(large.id, Edit(words="Open", ground=""))
    assert trial.contrast is not None
    assert trial.contrast > 15
    with pytest.raises(BadInput, match=r"a contrast of 1\.2:1"):
        desk.editing.derive(world.amara, large.id, Edit(words="Open", colour="#1A2A80", ground=""))


def test_a_contrast_is_never_rounded_up(world: World, media_id: str) -> None:
    assert contrast_told(4.499) == "4.4:1"
    desk = Desk(replace(world.context, darkroom=FakeDarkroom(4.499)), "publisher-1")
    with pytest.raises(BadInput, match=r"4\.4:1 .* 4\.5:1 is the least"):
        desk.editing.derive(world.amara, media_id, Edit(words="Open"))


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (Edit(), "stay as it is"),
        (Edit(width=9_000), "stay as it is"),
        (Edit(crop=EVERYWHERE), "stay as it is"),
        (Edit(crop=Region(5_000, 0, 6_000, 100)), "not on the picture"),
        (Edit(width=-1), "negative"),
        (Edit(words="x", colour="blue"), "no colour"),
        (Edit(words="x", ground="#12"), "no colour"),
    ],
)
def test_what_cannot_be_meant_is_refused(desk: Desk, media_id: str, edit: Edit, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        desk.editing.plan(media_id, edit)


def test_only_pictures_are_cut(world: World, desk: Desk, media_id: str) -> None:
    quotation = desk.library.quote(world.amara, "I measured out my life with coffee spoons")
    with pytest.raises(BadInput, match="is no picture"):
        desk.editing.plan(quotation.id, Edit(shape="square"))
    with pytest.raises(NotFound, match="There is no shape “round”"):
        desk.editing.plan(media_id, Edit(shape="round"))
    with pytest.raises(EnvironmentFault):
        world.desk.editing.try_out(media_id, Edit(shape="square"))


def test_the_shapes_are_facts_with_sources() -> None:
    keys = [shape.key for shape in all_shapes()]
    assert len(set(keys)) == len(keys)
    assert all(shape.width >= 320 and shape.height >= 320 and shape.source for shape in all_shapes())
    assert [shape.platform for shape in shapes_of(("instagram",))][:3] == ["instagram"] * 3
    assert {shape.platform for shape in shapes_of(("instagram",))} == {"instagram", "any"}
    assert len(shapes_of()) == len(keys)
    for shape in shapes_of(("instagram",))[:3]:
        assert 0.8 <= shape.width / shape.height <= 1.91
