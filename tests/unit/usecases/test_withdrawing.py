"""A withdrawn consent stops what is not out, lists what is, and opens a task for each; it deletes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from ccgcompose.domain.consent import ConsentState
from ccgcompose.domain.publication import DeliveryState
from ccgcompose.domain.task import TaskKind
from ccgcompose.errors import BadInput, NotFound, Refused
from ccgcompose.usecases.schedule import at_instant
from ccgcompose.usecases.views import EntryQuery
from ccgcompose.usecases.whereabouts import Presence
from ccgcompose.usecases.withdrawing import Withdrawn
from tests.unit.usecases.consenting import FORM, consented, portrait, shown
from tests.unit.usecases.world import World


def editing(world: World, can_edit: bool) -> None:
    world.platform.accepts = replace(world.platform.accepts, can_edit=can_edit)


def withdraw(world: World, consent_id: str) -> Withdrawn:
    return world.desk.withdrawing.withdraw(
        world.priya, consent_id, "She changed her mind", asked_by="The patient", how="letter"
    )


def test_what_is_planned_is_stopped_in_the_same_step(world: World) -> None:
    media_id, consent_id = portrait(world)
    (planned,) = world.plan(world.post(media=(media_id,))).deliveries
    (other,) = world.plan(world.post(text="Nobody is shown here.")).deliveries
    before = len(world.desk.past.entries(EntryQuery(limit=1_000)))
    done = withdraw(world, consent_id)
    assert (done.stopped, done.tasks) == ((planned.id,), ())
    stopped = world.delivery(planned.id)
    assert stopped.state is DeliveryState.STOPPED
    assert "was withdrawn" in stopped.reason
    assert world.delivery(other.id).state is DeliveryState.PENDING
    assert len(world.desk.past.entries(EntryQuery(limit=1_000))) == before + 1
    assert world.desk.past.verify().intact


def test_it_stays_stopped_when_somebody_releases_it(world: World) -> None:
    media_id, consent_id = portrait(world)
    (planned,) = world.plan(world.post(media=(media_id,))).deliveries
    withdraw(world, consent_id)
    world.desk.schedule.publish_late(world.amara, planned.id)
    assert world.desk.deliver.run_due().stopped == (planned.id,)
    assert world.platform.sent == []
    assert "was withdrawn" in world.delivery(planned.id).reason


def test_each_live_place_is_a_task_and_nothing_is_deleted(world: World) -> None:
    media_id, consent_id = portrait(world)
    post_id = world.published(media=(media_id,))
    done = withdraw(world, consent_id)
    (place,), (task,) = done.places, done.tasks
    assert (place.presence, place.post_id, place.account) == (Presence.LIVE, post_id, "Page")
    assert (task.post_id, task.media_id, task.consent_id) == (post_id, media_id, consent_id)
    assert (task.url, task.opened_by) == (place.url, world.priya.id)
    assert place.url
    assert world.desk.tasks.open() == (task,)
    assert [line.state for line in world.desk.consents.lines()] == [ConsentState.WITHDRAWN]
    assert len(world.platform.sent) == 1


def test_where_the_person_is_shown_is_not_looked_up_for_each_place(world: World) -> None:
    asked: list[str] = []

    def note(*told: Any) -> None:
        asked.append(told[2])

    media_id, consent_id = portrait(world)
    for _ in range(6):
        world.published(media=(media_id,))
    event.listen(world.store._engine, "before_cursor_execute", note)
    assert [task.media_id for task in withdraw(world, consent_id).tasks] == [media_id] * 6
    assert 0 < sum("appearance.consent_id = ?" in statement for statement in asked) < 6


@pytest.mark.parametrize(("can_edit", "kind"), [(True, TaskKind.EDIT_OUT), (False, TaskKind.MANUAL_STEP)])
def test_what_is_to_be_done_depends_on_the_platform(world: World, can_edit: bool, kind: TaskKind) -> None:
    editing(world, can_edit)
    media_id, consent_id = portrait(world)
    world.published(media=(media_id,))
    (task,) = withdraw(world, consent_id).tasks
    assert task.kind is kind


def test_what_was_edited_out_already_is_no_task(world: World) -> None:
    editing(world, True)
    media_id, consent_id = portrait(world)
    post_id = world.published(media=(media_id,))
    world.desk.correct.correct(
        world.amara, post_id, world.content(), "The picture is gone.", base=1, confirmed=True
    )
    world.desk.deliver.run_due()
    assert withdraw(world, consent_id).tasks == ()


def test_what_was_corrected_by_a_reply_still_stands_there(world: World) -> None:
    editing(world, False)
    media_id, consent_id = portrait(world)
    post_id = world.published(media=(media_id,))
    world.desk.correct.correct(
        world.amara, post_id, world.content(), "The picture is gone.", base=1, confirmed=True
    )
    world.desk.deliver.run_due()
    (task,) = withdraw(world, consent_id).tasks
    assert task.kind is TaskKind.MANUAL_STEP


def test_what_may_be_out_is_a_task_as_well(world: World) -> None:
    media_id, consent_id = portrait(world)
    (planned,) = world.plan(world.post(media=(media_id,)), timedelta(0)).deliveries
    with world.store.write() as unit:
        now = world.clock.now()
        unit.publications.claim_due(now, "another publisher", now + timedelta(minutes=5), 1)
    done = withdraw(world, consent_id)
    assert done.stopped == ()
    (task,) = done.tasks
    assert task.delivery_id == planned.id
    assert "Find out whether" in task.summary


def test_a_described_person_is_found_in_the_post(world: World) -> None:
    consent_id = consented(world)
    post_id = world.published()
    world.desk.consents.describe(world.amara, post_id, consent_id)
    assert [place.post_id for place in world.desk.withdrawing.places(consent_id)] == [post_id]
    (task,) = withdraw(world, consent_id).tasks
    assert (task.post_id, task.media_id) == (post_id, None)


def test_a_person_taken_off_the_picture_is_not_there(world: World) -> None:
    media_id = world.picture()
    world.permit(media_id)
    consent_id = consented(world)
    mark = shown(world, media_id, consent_id)
    world.published(media=(media_id,))
    world.desk.consents.unmark(world.amara, mark.id)
    assert withdraw(world, consent_id).places == ()


def test_it_needs_a_reason_and_happens_once(world: World) -> None:
    consent_id = consented(world)
    with pytest.raises(BadInput, match="reason"):
        world.desk.withdrawing.withdraw(world.amara, consent_id, "  ")
    done = withdraw(world, consent_id)
    assert done.record.withdrawal is not None
    assert (done.record.withdrawal.asked_by, done.record.withdrawal.how) == ("The patient", "letter")
    with pytest.raises(Refused, match="already"):
        withdraw(world, consent_id)
    with pytest.raises(NotFound):
        withdraw(world, "consent-none")


def test_a_replaced_consent_points_to_the_one_that_counts(world: World) -> None:
    _, old = portrait(world)
    new = world.desk.consents.amend(world.amara, old, FORM)
    with pytest.raises(Refused, match=new.id):
        withdraw(world, old)


def test_a_consent_that_ends_between_planning_and_publishing_stops_the_delivery(world: World) -> None:
    media_id, _ = portrait(world, valid_to="2026-11-24")
    post_id = world.post(media=(media_id,))
    (planned,) = world.plan(post_id).deliveries
    beyond = at_instant(world.clock.now() + timedelta(days=2), "Europe/London")
    (said,) = world.desk.schedule.refusals(world.amara, world.post(media=(media_id,)), beyond, confirmed=True)
    assert "has expired by that moment" in said.message
    world.clock.advance(timedelta(days=1))
    world.desk.schedule.publish_late(world.amara, planned.id)
    assert world.desk.deliver.run_due().stopped == (planned.id,)
    assert world.platform.sent == []


def test_a_task_is_done_with_a_note_and_once(world: World) -> None:
    media_id, consent_id = portrait(world)
    world.published(media=(media_id,))
    (task,) = withdraw(world, consent_id).tasks
    with pytest.raises(BadInput):
        world.desk.tasks.done(world.amara, task.id, " ")
    done = world.desk.tasks.done(world.amara, task.id, "Corrected without the picture.")
    assert (done.done_by, done.note) == (world.amara.id, "Corrected without the picture.")
    assert world.desk.tasks.done(world.priya, task.id, "Again") == done
    assert (world.desk.tasks.open(), world.desk.tasks.all()) == ((), (done,))
    with pytest.raises(NotFound):
        world.desk.tasks.done(world.amara, "task-none", "x")
    assert world.desk.past.verify().intact
