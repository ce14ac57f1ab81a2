"""Scheduling: every gate at once, no past, not twice; moving and taking back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ccgcompose.domain.publication import DeliveryState
from ccgcompose.errors import BadInput, BadMoment, GateRefused
from ccgcompose.usecases.schedule import at_instant, at_wall_time
from ccgcompose.usecases.views import HistoryQuery
from tests.unit.usecases.world import ZONE, World

HOUR = timedelta(hours=1)


def _gates(world: World, post_id: str, *, later: timedelta = HOUR, confirmed: bool = True) -> list[str]:
    when = at_instant(world.clock.now() + later, ZONE)
    found = world.desk.schedule.refusals(world.amara, post_id, when, confirmed=confirmed)
    return [refusal.gate for refusal in found]


def test_a_plan_has_a_delivery_for_each_account(world: World) -> None:
    post_id = world.post(world.page, world.guarded)
    world.desk.review.approve(world.tomos, post_id, 1)
    made = world.plan(post_id)
    assert [d.account_id for d in made.deliveries] == [world.page.id, world.guarded.id]
    assert made.publication.confirmation == "I, Amara Obi, take responsibility for this publication."


def test_without_a_confirmation_nothing_is_planned(world: World) -> None:
    post_id = world.post()
    when = at_instant(world.clock.now() + HOUR, ZONE)
    with pytest.raises(GateRefused) as refused:
        world.desk.schedule.schedule(world.amara, post_id, when, confirmed=False)
    assert [refusal.gate for refusal in refused.value.refusals] == ["confirmation"]
    assert world.desk.schedule.planner() == ()


def test_somebody_who_is_not_designated_cannot_plan(world: World) -> None:
    when = at_instant(world.clock.now() + HOUR, ZONE)
    with pytest.raises(GateRefused, match="Jon Whitfield is not designated"):
        world.desk.schedule.schedule(world.jon, world.post(), when, confirmed=True)


def test_a_picture_without_permission_shuts_the_gate_until_one_is_recorded(world: World) -> None:
    media_id = world.picture()
    post_id = world.post(media=(media_id,))
    assert _gates(world, post_id) == ["permission"]
    world.permit(media_id)
    assert _gates(world, post_id) == []


def test_a_permission_that_ends_before_the_planned_moment_shuts_it_now(world: World) -> None:
    media_id = world.picture()
    world.permit(media_id, last_day="2026-11-30")
    post_id = world.post(media=(media_id,))
    assert _gates(world, post_id, later=timedelta(days=6)) == []
    assert _gates(world, post_id, later=timedelta(days=7)) == ["permission"]


def test_an_nhs_number_shuts_the_gate(world: World) -> None:
    assert _gates(world, world.post(text="Call about NHS number 943 476 5919.")) == ["findings"]


def test_approval_holds_for_one_revision_only(world: World) -> None:
    post_id = world.post(world.guarded)
    assert _gates(world, post_id) == ["approval"]
    world.desk.review.approve(world.tomos, post_id, 1)
    assert _gates(world, post_id) == []
    world.desk.compose.save(world.amara, world.content(world.guarded, text="Clinics open."), post_id, 1)
    assert _gates(world, post_id) == ["approval"]


def test_nobody_approves_their_own_text(world: World) -> None:
    with pytest.raises(GateRefused, match="their own text"):
        world.desk.review.approve(world.amara, world.post(world.guarded), 1)


def test_sending_back_needs_a_note_and_shuts_the_gate(world: World) -> None:
    post_id = world.post(world.guarded)
    with pytest.raises(BadInput, match="note"):
        world.desk.review.send_back(world.tomos, post_id, 1, " ")
    world.desk.review.send_back(world.tomos, post_id, 1, "Which Monday?")
    assert _gates(world, post_id) == ["approval"]


def test_the_past_is_refused_and_just_now_is_now(world: World) -> None:
    post_id = world.post()
    with pytest.raises(BadMoment, match="in the past"):
        world.plan(post_id, -HOUR)
    made = world.plan(post_id, -timedelta(seconds=30))
    assert made.publication.due_at == world.clock.now()


def test_a_time_that_does_not_exist_is_refused(world: World) -> None:
    with pytest.raises(BadMoment, match="does not exist"):
        at_wall_time(datetime(2027, 3, 28, 1, 30), ZONE)  # noqa: DTZ001


def test_the_wall_time_that_was_typed_is_kept(world: World) -> None:
    when = at_wall_time(datetime(2027, 7, 1, 9, 0), ZONE)  # noqa: DTZ001
    made = world.desk.schedule.schedule(world.amara, world.post(), when, confirmed=True)
    assert (made.publication.wall_time, made.publication.zone) == ("2027-07-01T09:00", ZONE)
    assert made.publication.due_at == datetime(2027, 7, 1, 8, tzinfo=UTC)


def test_a_post_is_not_planned_twice_for_an_account(world: World) -> None:
    post_id = world.post()
    world.plan(post_id)
    assert _gates(world, post_id) == ["twice"]


def test_a_post_that_is_out_is_corrected_not_published_again(world: World) -> None:
    post_id = world.published()
    with pytest.raises(GateRefused, match="is out on Page already") as refused:
        world.plan(post_id)
    assert "edit note" in refused.value.next


def test_moving_changes_when_it_goes_out(world: World) -> None:
    made = world.plan(world.post())
    world.desk.schedule.reschedule(
        world.priya, made.publication.id, at_instant(world.clock.now() + 3 * HOUR, ZONE)
    )
    world.clock.advance(HOUR)
    assert world.desk.deliver.run_due().sent == ()
    world.clock.advance(2 * HOUR)
    assert world.desk.deliver.run_due().sent == (made.deliveries[0].id,)


def test_what_is_out_cannot_be_moved_or_taken_back(world: World) -> None:
    world.published()
    (line,) = world.desk.past.lines(HistoryQuery())
    when = at_instant(world.clock.now() + HOUR, ZONE)
    with pytest.raises(BadInput, match="out already"):
        world.desk.schedule.reschedule(world.amara, line.publication_id, when)
    with pytest.raises(BadInput, match="nothing left"):
        world.desk.schedule.cancel(world.amara, line.publication_id, "wrong day")


def test_taking_back_needs_a_reason_and_a_designation(world: World) -> None:
    made = world.plan(world.post())
    with pytest.raises(BadInput, match="reason"):
        world.desk.schedule.cancel(world.amara, made.publication.id, "")
    with pytest.raises(GateRefused):
        world.desk.schedule.cancel(world.jon, made.publication.id, "I would rather not")
    world.desk.schedule.cancel(world.amara, made.publication.id, "wrong day")
    assert world.delivery(made.deliveries[0].id).state is DeliveryState.CANCELLED
    world.clock.advance(HOUR)
    world.desk.deliver.run_due()
    assert world.platform.calls == []
