"""What pictures show is judged like the text, and what is made from a picture falls under its records."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from ccgcompose.domain.appearance import Resolution
from ccgcompose.domain.media import Derivation, MediaKind
from ccgcompose.domain.permission import PermissionState
from ccgcompose.domain.region import Region
from ccgcompose.domain.sight import Print, Sight
from ccgcompose.domain.uses import Alteration
from ccgcompose.errors import BadInput, EnvironmentFault, GateRefused
from ccgcompose.usecases.check import draft_of
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.library_lines import MediaQuery
from ccgcompose.usecases.permissions import PermissionForm
from ccgcompose.usecases.ports import Making, Overlay
from ccgcompose.usecases.schedule import at_instant
from ccgcompose.usecases.similar import Likenesses
from tests.fakes.sight import FACE, FakeDarkroom, FakeEyes
from tests.unit.usecases.consenting import portrait
from tests.unit.usecases.test_consents import refusals
from tests.unit.usecases.test_permissions import FORM
from tests.unit.usecases.world import World

CROPPED = Making(Derivation("", (Alteration.CROP, Alteration.FLIP), Region(0, 0, 5_000, 5_000), flipped=True))


def seeing(world: World, eyes: FakeEyes) -> Desk:
    return Desk(replace(world.context, eyes=eyes, darkroom=FakeDarkroom()), "publisher-1")


def test_a_face_that_nobody_named_stops_the_post(world: World) -> None:
    media_id = world.picture()
    world.permit(media_id)
    post_id = world.post(media=(media_id,))
    assert refusals(world, post_id) == ()
    eyes = FakeEyes(faces=2)
    desk = seeing(world, eyes)
    assert desk.library.look(media_id) == desk.library.look(media_id)
    assert len(eyes.looked) == 1
    (refusal,) = refusals(world, post_id)
    assert (refusal.gate, "2 faces" in refusal.message) == ("consent", True)
    desk.consents.mark(world.amara, media_id, Resolution.CROWD, region=Region(0, 0, 10_000, 10_000))
    assert refusals(world, post_id) == ()


def test_what_nobody_looked_at_is_looked_at_before_the_gates(world: World) -> None:
    media_id = world.picture()
    world.permit(media_id)
    post_id = world.post(media=(media_id,))
    world.plan(post_id)
    eyes = FakeEyes(faces=1)
    desk = seeing(world, eyes)
    world.clock.advance(timedelta(hours=1))
    (stopped,) = desk.deliver.run_due().stopped
    assert "Nobody has said who is shown" in world.delivery(stopped).reason
    assert len(eyes.looked) == 1
    other = world.picture("other.png", "red")
    world.permit(other)
    when = at_instant(world.clock.now() + timedelta(hours=1), "Europe/London")
    with pytest.raises(GateRefused, match="Nobody has said who is shown"):
        desk.schedule.schedule(world.amara, world.post(media=(other,)), when, confirmed=True)
    assert len(eyes.looked) == 2


def test_words_in_a_picture_are_checked_like_the_text(world: World) -> None:
    media_id = world.picture()
    world.permit(media_id)
    seeing(world, FakeEyes(words="NHS number 943 476 5919")).library.look(media_id)
    found = world.desk.compose.check(
        world.content(media=(media_id,)), world.amara, world.desk.compose.surroundings()
    )
    (finding,) = [each for each in found if each.rule == "PAT001"]
    assert finding.message.startswith("In the picture clinic.png: ")
    assert finding.media_id == media_id
    assert {refusal.gate for refusal in refusals(world, world.post(media=(media_id,)))} == {"findings"}


def test_a_code_in_a_picture_is_checked_like_a_link(world: World) -> None:
    media_id = world.picture()
    world.permit(media_id)
    seeing(world, FakeEyes(code="https://bit.ly/abc")).library.look(media_id)
    found = world.desk.compose.check(
        world.content(media=(media_id,)), world.amara, world.desk.compose.surroundings()
    )
    (finding,) = [each for each in found if each.rule == "LINK001"]
    assert finding.message.startswith("In the QR code in clinic.png: ")


def test_a_picture_made_from_another_falls_under_its_records(world: World) -> None:
    media_id, consent_id = portrait(world)
    desk = seeing(world, FakeEyes())
    made = desk.library.make(world.amara, media_id, CROPPED)
    assert desk.library.make(world.amara, media_id, CROPPED) == made
    assert made.derivation == replace(CROPPED.derivation, origin_id=media_id)
    with world.store.read() as unit:
        (shown,) = unit.consents.on_media(made.id)
    assert (shown.consent_id, shown.region) == (consent_id, Region(4_000, 2_000, 4_000, 4_000))
    line = next(line for line in desk.library.lines() if line.asset.id == made.id)
    assert line.verdict.state is PermissionState.ALTERED
    (refusal,) = refusals(world, world.post(media=(made.id,)))
    assert "altered in a way" in refusal.message
    form = replace(
        PermissionForm(rights_holder="Club", licence="Invoice", evidence="x", valid_from="2026-11-24"),
        alterations=("crop", "flip"),
    )
    world.desk.permissions.record(world.amara, media_id, form)
    post_id = world.post(media=(made.id,))
    assert refusals(world, post_id) == ()
    world.plan(post_id)
    done = world.desk.withdrawing.withdraw(world.amara, consent_id, "Asked to")
    assert len(done.stopped) == 1
    assert world.desk.past.verify().intact


def test_nobody_has_to_say_what_was_done_to_a_picture(world: World) -> None:
    media_id = world.picture()
    whole = Making(Derivation(""), overlay=Overlay("Open now", "#FFFFFF", "#005EB8"), width=1200, height=675)
    library = seeing(world, FakeEyes()).library
    made = library.make(world.amara, media_id, whole)
    smaller = library.make(world.amara, media_id, Making(Derivation(""), width=600))
    cut = library.make(
        world.amara, made.id, replace(CROPPED, derivation=replace(CROPPED.derivation, alterations=()))
    )
    for asset, done in (
        (made, (Alteration.OVERLAY,)),
        (smaller, ()),
        (cut, (Alteration.CROP, Alteration.FLIP)),
    ):
        assert asset.derivation is not None
        assert asset.derivation.alterations == done
    world.desk.permissions.record(world.amara, media_id, replace(FORM, alterations=("crop", "flip")))
    states = {line.asset.id: line.verdict.state for line in library.lines()}
    assert states[cut.id] is states[made.id] is PermissionState.ALTERED
    assert states[smaller.id] is PermissionState.IN_FORCE


def test_a_person_shown_may_be_named_where_they_agreed(world: World) -> None:
    media_id, consent_id = portrait(world, may_be_named=True)
    around = world.desk.compose.surroundings()
    content = world.content(media=(media_id,))
    draft = draft_of(content, world.page, world.amara, world.clock.now(), around)
    assert [(each.consent_id, each.allows, each.may_be_named) for each in draft.consents] == [
        (consent_id, True, True)
    ]


def test_who_was_cut_away_is_not_brought_along(world: World) -> None:
    media_id, _ = portrait(world)
    away = replace(CROPPED, derivation=replace(CROPPED.derivation, crop=Region(6_000, 6_000, 4_000, 4_000)))
    made = seeing(world, FakeEyes()).library.make(world.amara, media_id, away)
    with world.store.read() as unit:
        assert unit.consents.on_media(made.id) == ()


def test_without_a_darkroom_nothing_is_made(world: World) -> None:
    media_id = world.picture()
    with pytest.raises(EnvironmentFault):
        world.desk.library.make(world.amara, media_id, CROPPED)
    assert world.desk.library.look(media_id) is None


WORDS = "I measured out my life with coffee spoons"


def test_recorded_words_of_others_need_a_permission_in_force(world: World) -> None:
    quotation = world.desk.library.quote(world.amara, f"“{WORDS},”", "Eliot")
    assert world.desk.library.quote(world.priya, WORDS.upper()) == quotation
    assert (quotation.kind, quotation.filename) == (MediaKind.TEXT, "Eliot")
    post_id = world.post(text=f"As the poet says:\n‘{WORDS}.’")
    assert [refusal.gate for refusal in refusals(world, post_id)] == ["permission"]
    assert refusals(world, world.post(text="Coffee spoons are in the kitchen.")) == ()
    world.permit(quotation.id)
    assert refusals(world, post_id) == ()
    world.plan(post_id)
    found = world.desk.compose.check(
        world.content(text=WORDS), world.amara, world.desk.compose.surroundings()
    )
    assert "COPY001" not in {each.rule for each in found}


@pytest.mark.parametrize("words", ["", "two words", "x " * 10_001])
def test_what_is_no_quotation_is_refused(world: World, words: str) -> None:
    with pytest.raises(BadInput):
        world.desk.library.quote(world.amara, words)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["other.png", "clinic.png"]),
        ({"text": "camera CLUB"}, ["clinic.png"]),
        ({"text": "club nowhere"}, []),
        ({"states": (PermissionState.NONE,)}, ["other.png"]),
        ({"person": "green"}, ["clinic.png"]),
        ({"text": "green"}, []),
        ({"kinds": (MediaKind.VIDEO,)}, []),
        ({"used": True}, ["clinic.png"]),
        ({"used": False}, ["other.png"]),
    ],
)
def test_the_library_is_searched(world: World, query: dict[str, Any], names: list[str]) -> None:
    media_id, _ = portrait(world)
    world.post(media=(media_id,))
    world.picture("other.png", "red")
    lines = world.desk.library.lines(MediaQuery(**query))
    assert [line.asset.filename for line in lines] == names


def test_pictures_that_look_alike_are_found(world: World) -> None:
    one, two, three = (world.picture(f"{n}.png", colour) for n, colour in enumerate(("navy", "red", "green")))
    for media_id, bits in ((one, "ffffffffffffffff"), (two, "fffffffffffffff0"), (three, "0000000000000000")):
        seeing(world, FakeEyes(bits=bits)).library.look(media_id)
    ((asset, likeness),) = world.desk.library.like(one)
    assert (asset.id, likeness.bits, likeness.is_same) == (two, 4, True)
    assert world.desk.library.like(three) == ()


def test_ten_thousand_files_are_gone_through_exactly() -> None:
    prints = {f"{n:064x}": (Print(f"{(n * 2654435761) & (2**64 - 1):016x}"),) for n in range(10_000)}
    wanted = Print(f"{((5_000 * 2654435761) & (2**64 - 1)) ^ 0b111:016x}")
    found = Likenesses(prints).like([wanted], most=3)
    assert (found[0].sha256, found[0].bits) == (f"{5_000:064x}", 3)
    assert Likenesses({"a": (Print("0" * 16, FACE),)}).like([Print("f" * 16)]) == ()
    assert Sight("a", "b").text == ""


def test_words_of_others_are_found_wherever_they_go_out(world: World) -> None:
    world.desk.library.quote(world.amara, WORDS, "Eliot")
    media_id = world.picture()
    world.permit(media_id)
    plain = world.content(media=(media_id,))
    said = replace(plain, media=(replace(plain.media[0], alt_text=f"Words on a wall: {WORDS}"),))
    for content in (replace(plain, title=WORDS), said):
        saved = world.desk.compose.save(world.amara, content)
        (refusal,) = refusals(world, saved.revision.post_id)
        assert "Eliot has no permission record" in refusal.message
