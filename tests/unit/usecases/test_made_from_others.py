"""Who is marked on a picture counts on everything that was made from it, unless they were cut away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PIL import Image

from ccgcompose.domain.appearance import Resolution
from ccgcompose.domain.media import Derivation
from ccgcompose.domain.publication import DeliveryState
from ccgcompose.domain.region import Region
from ccgcompose.host.darkroom import FolderDarkroom
from ccgcompose.host.mediafiles import FolderMediaFiles
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.ports import Making
from tests.unit.usecases.consenting import FACE, consented, portrait, shown
from tests.unit.usecases.test_consents import refusals
from tests.unit.usecases.test_permissions import FORM
from tests.unit.usecases.world import World

LEFT = Region(0, 0, 5_000, 10_000)  # FACE lies in it
RIGHT = Region(5_000, 0, 5_000, 10_000)


def cut(world: World, media_id: str, crop: Region) -> str:
    files = world.context.files
    assert isinstance(files, FolderMediaFiles)
    desk = Desk(replace(world.context, darkroom=FolderDarkroom(files)), "publisher-1")
    return desk.library.make(world.amara, media_id, Making(Derivation("", crop=crop))).id


def permitted(world: World) -> str:
    source = world.folder / "slope.png"  # each part of it is another picture
    Image.linear_gradient("L").rotate(90).resize((320, 240)).save(source)
    media_id = world.desk.library.add(world.amara, source, "A slope").id
    world.desk.permissions.record(world.amara, media_id, replace(FORM, alterations=("crop",)))
    return media_id


def test_who_is_marked_on_the_origin_later_counts_on_what_was_made_from_it(world: World) -> None:
    media_id = permitted(world)
    nested = cut(world, cut(world, media_id, LEFT), Region(0, 0, 8_000, 10_000))
    other = cut(world, media_id, RIGHT)
    world.clock.advance(timedelta(minutes=1))
    consent_id = consented(world, scope=("print",))
    shown(world, media_id, consent_id)
    (said,) = refusals(world, world.post(media=(nested,)))
    assert (said.gate, consent_id in said.message) == ("consent", True)
    assert "does not cover this use" in said.message
    assert refusals(world, world.post(media=(other,))) == ()
    seen = world.desk.pictured.read(world.amara, nested)
    (person,) = seen.people
    assert (person.consent and person.consent.id, person.appearance.region) == (
        *(consent_id,),
        Region(2_500, 1_000, 5_000, 2_000),
    )
    lines = {line.asset.id: line for line in world.desk.library.lines()}
    assert [len(lines[each].people) for each in (media_id, nested, other)] == [1, 1, 0]


def test_who_is_found_to_be_somebody_else_is_so_on_both(world: World) -> None:
    media_id = permitted(world)
    mark = shown(world, media_id, consented(world))
    made = cut(world, media_id, LEFT)
    real = consented(world, scope=("print",))
    world.desk.consents.resolve(world.amara, mark.id, Resolution.CONSENT, real)
    (said,) = refusals(world, world.post(media=(made,)))
    assert real in said.message


def test_what_was_judged_on_the_picture_itself_holds_there(world: World) -> None:
    media_id = permitted(world)
    shown(world, media_id, consented(world, scope=("print",)))
    made = cut(world, media_id, LEFT)
    with world.store.read() as unit:
        (own,) = unit.consents.on_media(made)
    world.desk.consents.resolve(world.amara, own.id, Resolution.NOT_RECOGNISABLE, None)
    assert refusals(world, world.post(media=(made,))) == ()


def test_a_withdrawal_leaves_alone_what_does_not_show_the_person(world: World) -> None:
    media_id = permitted(world)
    whole, without = cut(world, media_id, LEFT), cut(world, media_id, RIGHT)
    world.clock.advance(timedelta(minutes=1))
    consent_id = consented(world)
    shown(world, media_id, consent_id, FACE)
    live = world.published(media=(without,))
    assert len(world.platform.sent) == 1
    (stopped,) = world.plan(world.post(media=(whole,))).deliveries
    (kept,) = world.plan(world.post(media=(without,))).deliveries
    done = world.desk.withdrawing.withdraw(world.amara, consent_id, "Asked to")
    assert (done.stopped, done.tasks) == ((stopped.id,), ())
    assert live not in [place.post_id for place in done.places]
    assert world.delivery(kept.id).state is DeliveryState.PENDING
    assert world.desk.library_report.people(consent_id) == done.places


def test_a_task_names_the_picture_on_which_the_person_is(world: World) -> None:
    media_id, consent_id = portrait(world)
    world.desk.permissions.record(world.amara, media_id, replace(FORM, alterations=("crop",)))
    made = cut(world, media_id, LEFT)
    world.published(media=(made,))
    (task,) = world.desk.withdrawing.withdraw(world.amara, consent_id, "Asked to").tasks
    assert task.media_id == made


def test_what_goes_out_is_credited_as_the_record_says_that_allows_it(world: World) -> None:
    media_id = world.picture()
    world.desk.permissions.record(
        world.amara, media_id, replace(FORM, credit_line="For the whole", alterations=())
    )
    allowing = replace(FORM, credit_line="For a crop", alterations=("crop",))
    world.desk.permissions.record(world.amara, media_id, allowing)
    world.published(media=(cut(world, media_id, LEFT),))
    (sent,) = world.platform.sent
    assert [medium.credit for medium in sent.media] == ["For a crop"]


def test_who_came_from_the_origin_is_judged_on_the_picture_and_stays_on_the_origin(world: World) -> None:
    media_id = permitted(world)
    made = cut(world, media_id, LEFT)
    world.clock.advance(timedelta(minutes=1))
    mark = shown(world, media_id, consented(world, scope=("print",)))
    (person,) = world.desk.pictured.read(world.amara, made).people
    assert (person.is_own, person.appearance.id) == (False, mark.id)
    assert world.desk.pictured.read(world.amara, media_id).people[0].is_own
    world.clock.advance(timedelta(minutes=1))
    world.desk.consents.mark(world.amara, made, Resolution.NOT_RECOGNISABLE, region=person.appearance.region)
    assert refusals(world, world.post(media=(made,))) == ()
    assert [each.gate for each in refusals(world, world.post(media=(media_id,)))] == ["consent"]
