"""The publisher: gates again, attempts before calls, and never twice whatever happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ccgcompose.domain.history import Entry
from ccgcompose.domain.publication import Attempt, DeliveryState, Outcome
from ccgcompose.errors import (
    AuthExpired,
    BadInput,
    ClockWrong,
    ConnectorError,
    OutcomeUnknown,
    RateLimited,
    Rejected,
    TooLarge,
    Unreachable,
)
from ccgcompose.usecases.deliver import LEASE
from tests.unit.usecases.world import TEXT, World

HOUR = timedelta(hours=1)


def _due(world: World, media: tuple[str, ...] = ()) -> str:
    """Plan a post, move to its moment, and return its delivery's id."""
    (delivery,) = world.plan(world.post(media=media), HOUR).deliveries
    world.clock.advance(HOUR)
    return delivery.id


def test_what_is_due_goes_out_as_it_was_written(world: World) -> None:
    media_id = world.picture()
    world.permit(media_id)
    delivery_id = _due(world, (media_id,))
    assert world.desk.deliver.run_due().sent == (delivery_id,)
    (sent,) = world.platform.sent
    assert (sent.key, sent.text, sent.title) == (delivery_id, TEXT, "Flu clinics")
    assert (sent.author, sent.position) == ("Amara Obi", "Head of Communications")
    assert [medium.alt_text for medium in sent.media] == ["A blue square on a white wall"]


def test_nothing_goes_out_before_its_moment(world: World) -> None:
    world.plan(world.post(), HOUR)
    world.clock.advance(HOUR - timedelta(seconds=1))
    world.desk.deliver.run_due()
    assert world.platform.calls == []


def test_a_second_look_sends_nothing_again(world: World) -> None:
    _due(world)
    world.desk.deliver.run_due()
    world.publisher("publisher-2").run_due()
    assert len(world.platform.calls) == 1


def test_the_receipt_and_the_attempt_are_kept(world: World) -> None:
    delivery_id = _due(world)
    world.desk.deliver.run_due()
    with world.store.read() as unit:
        (attempt,) = unit.publications.attempts(delivery_id)
        (receipt,) = unit.publications.receipts(delivery_id)
    assert attempt.outcome is Outcome.SENT
    assert receipt.url == f"https://newsroom.example/{delivery_id}"


def test_an_expiry_between_scheduling_and_publication_stops_it(world: World) -> None:
    media_id = world.picture()
    permission = world.permit(media_id)
    delivery_id = _due(world, (media_id,))
    world.desk.permissions.revoke(world.amara, permission, "The owner asked for it")
    assert world.desk.deliver.run_due().stopped == (delivery_id,)
    assert "withdrawn" in world.delivery(delivery_id).reason
    assert world.platform.calls == []


def test_a_designation_revoked_meanwhile_stops_it(world: World) -> None:
    delivery_id = _due(world)
    with world.store.write() as unit:
        for designation in unit.people.designations(world.amara.id):
            unit.people.update_designation(replace(designation, revoked_at=world.clock.now()))
        unit.history.append(Entry("designation.revoked", None, "Revoked."), world.clock.now())
    assert world.desk.deliver.run_due().stopped == (delivery_id,)
    assert world.platform.calls == []


def test_a_hold_stops_everything_and_what_fell_due_waits(world: World) -> None:
    world.desk.holds.place(world.priya, "by-election")
    delivery_id = _due(world)
    assert world.desk.deliver.run_due().on_hold
    assert world.platform.calls == []
    world.clock.advance(HOUR)
    world.desk.holds.release(world.amara, "the poll is over")
    assert world.desk.deliver.run_due().overdue == (delivery_id,)
    assert world.platform.calls == []


def test_what_is_late_waits_for_a_person_who_may_still_publish_it(world: World) -> None:
    delivery_id = _due(world)
    world.clock.advance(HOUR)
    assert world.desk.deliver.run_due().overdue == (delivery_id,)
    assert world.delivery(delivery_id).state is DeliveryState.OVERDUE
    world.desk.schedule.publish_late(world.amara, delivery_id)
    assert world.desk.deliver.run_due().sent == (delivery_id,)


def test_unreachable_is_tried_again_later_under_the_same_key_and_dated_when_it_went_out(world: World) -> None:
    delivery_id = _due(world)
    world.platform.fail_next(Unreachable("The network is down."))
    assert world.desk.deliver.run_due().waiting == (delivery_id,)
    assert world.desk.deliver.run_due().sent == ()
    world.clock.advance(timedelta(minutes=1))
    assert world.desk.deliver.run_due().sent == (delivery_id,)
    first, second = (call.request for call in world.platform.calls)
    assert (first.key, first.text) == (second.key, second.text)
    assert second.published_at == world.clock.now()


def test_a_rate_limit_is_waited_out(world: World) -> None:
    delivery_id = _due(world)
    until = world.clock.now() + timedelta(minutes=10)
    world.platform.fail_next(RateLimited("Too many posts.", until=until))
    world.desk.deliver.run_due()
    assert world.delivery(delivery_id).not_before == until


def test_after_eight_attempts_a_person_decides(world: World) -> None:
    delivery_id = _due(world)
    for _ in range(8):
        world.platform.fail_next(Unreachable("The network is down."))
    for _ in range(8):
        world.desk.deliver.run_due()
        world.clock.advance(timedelta(minutes=16))
    assert world.delivery(delivery_id).state is DeliveryState.FAILED


@pytest.mark.parametrize("problem", [Rejected("No."), AuthExpired("Who are you?"), TooLarge("Too long.")])
def test_a_refusal_waits_for_a_person(world: World, problem: ConnectorError) -> None:
    delivery_id = _due(world)
    world.platform.fail_next(problem)
    assert world.desk.deliver.run_due().failed == (delivery_id,)
    assert problem.what in world.delivery(delivery_id).reason


def test_an_unknown_outcome_is_looked_up_and_found(world: World) -> None:
    delivery_id = _due(world)
    world.platform.fail_next(OutcomeUnknown("The answer was lost."), after_sending=True)
    assert world.desk.deliver.run_due().unknown == (delivery_id,)
    world.clock.advance(timedelta(minutes=15))
    world.desk.deliver.run_due()
    assert world.delivery(delivery_id).state is DeliveryState.SENT
    assert [call.verb for call in world.platform.calls] == ["publish", "find"]


def test_an_unknown_outcome_that_is_not_out_is_sent_once(world: World) -> None:
    delivery_id = _due(world)
    world.platform.fail_next(OutcomeUnknown("The answer was lost."))
    world.desk.deliver.run_due()
    world.clock.advance(timedelta(minutes=15))
    world.desk.deliver.run_due()
    assert world.delivery(delivery_id).state is DeliveryState.SENT
    assert [call.verb for call in world.platform.calls] == ["publish", "find", "publish"]
    assert len(world.platform.sent) == 1


def test_where_nobody_can_tell_a_person_is_asked_and_nothing_repeated(world: World) -> None:
    delivery_id = _due(world)
    world.platform.fail_next(OutcomeUnknown("The answer was lost."), after_sending=True)
    for _ in range(3):
        world.platform.fail_next(OutcomeUnknown("No answer."), verb="find")
    for _ in range(3):
        world.desk.deliver.run_due()
        world.clock.advance(timedelta(minutes=16))
    assert world.delivery(delivery_id).state is DeliveryState.UNKNOWN
    assert [call.verb for call in world.platform.calls].count("publish") == 1
    world.desk.settle.is_out(world.amara, delivery_id, "https://newsroom.example/1")
    assert world.delivery(delivery_id).state is DeliveryState.SENT


def test_a_publisher_killed_before_its_call_is_settled_by_the_next(world: World) -> None:
    delivery_id = _due(world)
    now = world.clock.now()
    with world.store.write() as unit:
        unit.publications.claim_due(now, "killed", now + LEASE, 1)
    world.clock.advance(LEASE)
    assert world.publisher("publisher-2").run_due().sent == (delivery_id,)


def test_a_publisher_killed_in_its_call_is_looked_up_before_anything_is_sent(world: World) -> None:
    delivery_id = _due(world)
    killed = world.publisher("killed")
    claimed = killed._claim()
    assert claimed is not None
    prepared = killed._prepare(claimed)
    assert isinstance(prepared, Attempt)
    killed._call(claimed, prepared)  # the post is out, and then the process dies
    world.clock.advance(LEASE)
    world.publisher("publisher-2").run_due()
    assert world.delivery(delivery_id).state is DeliveryState.SENT
    assert [call.verb for call in world.platform.calls] == ["publish", "find"]


def test_a_late_answer_is_welcome_after_another_publisher_took_over(world: World) -> None:
    delivery_id = _due(world)
    slow = world.publisher("slow")
    claimed = slow._claim()
    assert claimed is not None
    prepared = slow._prepare(claimed)
    assert isinstance(prepared, Attempt)
    world.clock.advance(LEASE)
    world.platform.fail_next(OutcomeUnknown("No answer."), verb="find")
    world.publisher("publisher-2").run_due()
    assert world.delivery(delivery_id).state is DeliveryState.UNKNOWN
    slow._answers.write(claimed, prepared, slow._call(claimed, prepared))
    assert world.delivery(delivery_id).state is DeliveryState.SENT


def test_a_clock_that_went_back_publishes_nothing(world: World) -> None:
    _due(world)
    world.clock.advance(-timedelta(days=400))
    with pytest.raises(ClockWrong, match="clock says") as refused:
        world.desk.deliver.run_due()
    assert refused.value.next
    assert world.platform.calls == []


def test_every_step_is_in_the_history_and_the_proof_holds(world: World) -> None:
    _due(world)
    world.desk.deliver.run_due()
    kinds = [entry.entry.kind for entry in world.desk.past.detail(world.platform.sent[0].post_id).entries]
    assert kinds == ["delivery.sent", "delivery.attempted", "publication.scheduled", "revision.saved"]
    assert world.desk.past.verify().intact


def test_what_is_in_doubt_is_never_simply_published_again(world: World) -> None:
    delivery_id = _due(world)
    world.platform.fail_next(OutcomeUnknown("The answer was lost."), after_sending=True)
    world.desk.deliver.run_due()
    with pytest.raises(BadInput, match="not sent from here"):
        world.desk.schedule.publish_late(world.amara, delivery_id)
    assert world.delivery(delivery_id).state is DeliveryState.UNKNOWN
