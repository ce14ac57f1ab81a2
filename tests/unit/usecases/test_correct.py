"""A correction is open: in the history, on the platform, with its note; and it is the only way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ccgcompose.domain.publication import DeliveryState
from ccgcompose.errors import BadInput, ConcurrentEdit, GateRefused
from tests.unit.usecases.world import TEXT, World

NOTE = "The clinics open on Tuesday, not Monday."


def _correct(world: World, post_id: str, text: str = "Clinics open on Tuesday.", *, base: int = 1) -> str:
    content = replace(world.desk.compose.open(post_id).content, text=text)
    made = world.desk.correct.correct(world.amara, post_id, content, NOTE, base=base, confirmed=True)
    return made.deliveries[0].id


def test_the_public_sees_the_text_and_the_note_under_the_same_key(world: World) -> None:
    post_id = world.published()
    delivery_id = _correct(world, post_id)
    assert world.desk.deliver.run_due().sent == (delivery_id,)
    (key,) = world.platform.out
    first, corrected = world.platform.out[key]
    assert corrected.text == "Clinics open on Tuesday."
    assert [note.text for note in corrected.edit_notes] == [NOTE]
    assert corrected.published_at == first.published_at
    assert corrected.key == first.key


def test_every_revision_is_kept(world: World) -> None:
    post_id = world.published()
    _correct(world, post_id)
    world.desk.deliver.run_due()
    _correct(world, post_id, "Clinics open on Wednesday.", base=2)
    world.desk.deliver.run_due()
    detail = world.desk.past.detail(post_id)
    assert [revision.number for revision in detail.revisions] == [1, 2, 3]
    assert [len(request.edit_notes) for request in next(iter(world.platform.out.values()))] == [0, 1, 2]
    assert world.desk.past.verify().intact


def test_without_a_note_nothing_is_changed(world: World) -> None:
    post_id = world.published()
    content = replace(world.desk.compose.open(post_id).content, text="Silently changed.")
    with pytest.raises(BadInput, match="edit note"):
        world.desk.correct.correct(world.amara, post_id, content, "  ", base=1, confirmed=True)
    assert world.desk.compose.open(post_id).number == 1


def test_what_is_not_out_is_not_corrected(world: World) -> None:
    with pytest.raises(BadInput, match="not out"):
        _correct(world, world.post())


def test_a_refused_correction_leaves_no_revision_behind(world: World) -> None:
    post_id = world.published()
    with pytest.raises(GateRefused):
        _correct(world, post_id, "NHS number 943 476 5919 was wrong.")
    assert world.desk.compose.open(post_id).number == 1
    assert world.desk.past.verify().intact


def test_two_people_correcting_at_once_are_told(world: World) -> None:
    post_id = world.published()
    _correct(world, post_id)
    with pytest.raises(ConcurrentEdit, match="Amara Obi saved revision 2"):
        _correct(world, post_id, "Clinics open on Friday.", base=1)


def test_a_correction_waits_for_approval_where_the_account_needs_one(world: World) -> None:
    post_id = world.post(world.guarded)
    world.desk.review.approve(world.tomos, post_id, 1)
    world.plan(post_id, timedelta(0))
    world.desk.deliver.run_due()
    delivery_id = _correct(world, post_id)
    assert world.desk.deliver.run_due().stopped == (delivery_id,)
    world.desk.review.approve(world.tomos, post_id, 2)
    world.desk.schedule.publish_late(world.amara, delivery_id)
    world.desk.deliver.run_due()
    assert world.delivery(delivery_id).state is DeliveryState.SENT


def test_the_same_words_again_are_no_correction(world: World) -> None:
    post_id = world.published()
    with pytest.raises(BadInput, match="Nothing is different"):
        _correct(world, post_id, TEXT)
    assert world.desk.compose.open(post_id).number == 1


def test_a_note_is_no_essay(world: World) -> None:
    post_id = world.published()
    content = replace(world.desk.compose.open(post_id).content, text="Clinics open on Tuesday.")
    with pytest.raises(BadInput, match="2,001 characters"):
        world.desk.correct.correct(world.amara, post_id, content, "x" * 2_001, base=1, confirmed=True)


def test_a_picture_can_be_taken_out_by_a_correction(world: World) -> None:
    media_id = world.picture()
    world.permit(media_id)
    post_id = world.published(media=(media_id,))
    content = replace(world.desk.compose.open(post_id).content, media=())
    world.desk.correct.correct(world.amara, post_id, content, NOTE, base=1, confirmed=True)
    world.desk.deliver.run_due()
    first, corrected = next(iter(world.platform.out.values()))
    assert (len(first.media), len(corrected.media)) == (1, 0)
