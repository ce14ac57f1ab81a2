"""What may be out already: never sent again blindly, never forgotten by a correction."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.publication import Attempt, Delivery, DeliveryState
from ccgcompose.errors import BadInput, ConcurrentEdit, DiskFull, OutcomeUnknown, Rejected, Unreachable
from ccgcompose.usecases.answers import Answer
from ccgcompose.usecases.deliver import LEASE, Deliver
from ccgcompose.usecases.schedule import Scheduled
from tests.fakes.connector import FakeConnector, FakeConnectors
from tests.unit.usecases.world import World

QUARTER = timedelta(minutes=16)
NOTE = "The clinics open on Tuesday, not Monday."


def _correct(world: World, post_id: str, text: str = "Clinics open on Tuesday.") -> Scheduled:
    latest = world.desk.compose.open(post_id)
    content = replace(latest.content, text=text)
    return world.desk.correct.correct(world.amara, post_id, content, NOTE, base=latest.number, confirmed=True)


def _out_and_in_doubt(world: World) -> tuple[str, Delivery, Delivery]:
    """Return a post that is out on the page, and whose call to the guarded account gave no answer."""
    post_id = world.post(world.page, world.guarded)
    world.desk.review.approve(world.tomos, post_id, 1)
    page, guarded = world.plan(post_id, timedelta(0)).deliveries
    killed = world.publisher("killed")
    world.desk.deliver._deliver(_claimed(world, "publisher-1"))
    claimed = _claimed(world, "killed")
    attempt = killed._prepare(claimed)
    assert isinstance(attempt, Attempt)
    killed._answers.write(claimed, attempt, Answer(problem=OutcomeUnknown("No answer.")))
    return post_id, world.delivery(page.id), world.delivery(guarded.id)


def _claimed(world: World, owner: str) -> Delivery:
    now = world.clock.now()
    with world.store.write() as unit:
        (claimed,) = unit.publications.claim_due(now, owner, now + LEASE, 1)
    return claimed


@pytest.mark.parametrize("state", [DeliveryState.CLAIMED, DeliveryState.SENT, DeliveryState.CANCELLED])
def test_nobody_can_have_it_sent_beside_the_call_that_is_under_way(
    world: World, state: DeliveryState
) -> None:
    made = world.plan(world.post(), timedelta(0))
    (delivery,) = made.deliveries
    if state is DeliveryState.CLAIMED:
        _claimed(world, "publisher-2")
    elif state is DeliveryState.SENT:
        world.desk.deliver.run_due()
    else:
        world.desk.schedule.cancel(world.amara, made.publication.id, "The clinic is closed")
    with pytest.raises(BadInput, match="not sent from here"):
        world.desk.schedule.publish_late(world.amara, delivery.id)
    assert world.delivery(delivery.id).state is state


def test_what_waits_may_go_out_earlier(world: World) -> None:
    (delivery,) = world.plan(world.post()).deliveries
    world.desk.schedule.publish_late(world.amara, delivery.id)
    assert world.desk.deliver.run_due().sent == (delivery.id,)


def test_a_claim_that_another_publisher_took_over_is_let_go(world: World) -> None:
    world.plan(world.post(), timedelta(0))
    slow = world.publisher("slow")
    claimed = slow._claim()
    assert claimed is not None
    world.clock.advance(LEASE)
    world.publisher("publisher-2")._answers.recover()
    _claimed(world, "publisher-2")
    with pytest.raises(ConcurrentEdit, match="run out"):
        slow._prepare(claimed)
    assert slow._deliver(claimed) is DeliveryState.CLAIMED
    assert world.platform.calls == []


def test_a_claim_whose_lease_has_run_out_is_let_go_before_the_call(world: World) -> None:
    world.plan(world.post(), timedelta(0))
    claimed = world.desk.deliver._claim()
    assert claimed is not None
    world.clock.advance(LEASE)
    assert world.desk.deliver._deliver(claimed) is DeliveryState.CLAIMED
    assert world.platform.calls == []


def test_a_late_no_to_an_earlier_call_says_nothing_of_a_later_one_in_doubt(world: World) -> None:
    (delivery,) = world.plan(world.post(), timedelta(0)).deliveries
    slow = world.publisher("slow")
    claimed = slow._claim()
    assert claimed is not None
    first = slow._prepare(claimed)
    assert isinstance(first, Attempt)
    world.clock.advance(LEASE)
    world.platform.fail_next(OutcomeUnknown("No answer."), after_sending=True)
    world.desk.deliver.run_due()  # looks it up, does not find it, sends it again; that answer is lost as well
    assert world.delivery(delivery.id).state is DeliveryState.UNKNOWN
    for problem in (Rejected("No."), Unreachable("The network is down.")):
        slow._answers.write(claimed, first, Answer(problem=problem))
        slow._answers.write(claimed, first, Answer())
        assert world.delivery(delivery.id).state is DeliveryState.UNKNOWN
    world.clock.advance(QUARTER)
    world.desk.deliver.run_due()
    assert world.delivery(delivery.id).state is DeliveryState.SENT
    assert len(next(iter(world.platform.out.values()))) == 1


class FullDisk(FakeConnector):
    """A platform on a computer that has no room left."""

    def limits(self, account: Account) -> Limits:
        raise DiskFull("There is no room left.")


def test_a_full_disk_is_no_fault_of_the_post(world: World) -> None:
    (delivery,) = world.plan(world.post(), timedelta(0)).deliveries
    context = replace(world.context, connectors=FakeConnectors(FullDisk("newsroom")))
    with pytest.raises(DiskFull):
        Deliver(context, "publisher-2").run_due()
    assert world.delivery(delivery.id).state is DeliveryState.CLAIMED
    world.clock.advance(LEASE)
    assert world.desk.deliver.run_due().sent == (delivery.id,)


def test_a_post_that_failed_goes_out_as_the_records_are_now(world: World) -> None:
    (delivery,) = world.plan(world.post(), timedelta(0)).deliveries
    world.platform.fail_next(Rejected("The colour is none."))
    world.desk.deliver.run_due()
    world.desk.accounts.rebrand(world.amara, world.page.id, replace(world.page.brand, colour="#112233"))
    world.clock.advance(timedelta(days=2))
    world.desk.schedule.publish_late(world.amara, delivery.id)
    assert world.desk.deliver.run_due().sent == (delivery.id,)
    (sent,) = world.platform.sent
    assert sent.account.brand.colour == "#112233"
    assert sent.published_at == world.clock.now()


def test_a_correction_is_dated_like_what_went_out(world: World) -> None:
    post_id = world.post()
    world.plan(post_id, timedelta(0))
    world.platform.fail_next(Unreachable("The network is down."))
    world.desk.deliver.run_due()
    world.clock.advance(QUARTER)
    world.desk.deliver.run_due()
    world.clock.advance(QUARTER)
    _correct(world, post_id)
    world.desk.deliver.run_due()
    first, corrected = next(iter(world.platform.out.values()))
    assert corrected.published_at == first.published_at == world.clock.now() - QUARTER


def test_a_correction_reaches_the_account_in_doubt_once_it_is_known_to_be_out(world: World) -> None:
    post_id, _, guarded = _out_and_in_doubt(world)
    made = _correct(world, post_id)
    assert [d.account_id for d in made.deliveries] == [world.page.id, world.guarded.id]
    world.desk.review.approve(world.tomos, post_id, 2)
    world.desk.deliver.run_due()
    waiting = world.delivery(made.deliveries[1].id)
    assert (world.delivery(made.deliveries[0].id).state, waiting.state) == (
        DeliveryState.SENT,
        DeliveryState.PENDING,
    )
    assert "not known yet" in waiting.reason
    world.desk.settle.is_out(world.amara, guarded.id, "https://guarded.example/1")
    world.clock.advance(QUARTER)
    world.desk.deliver.run_due()
    assert [call.verb for call in world.platform.calls].count("correct") == 2


def test_an_old_revision_does_not_go_out_where_it_was_not_out_when_it_was_corrected(world: World) -> None:
    post_id, _, guarded = _out_and_in_doubt(world)
    _correct(world, post_id)
    world.desk.settle.is_not_out(world.amara, guarded.id)
    world.desk.deliver.run_due()
    stopped = world.delivery(guarded.id)
    assert stopped.state is DeliveryState.STOPPED
    assert "Revision 2 corrected this post" in stopped.reason
    assert [request.key for request in world.platform.sent] != [guarded.id]


def test_a_post_in_doubt_is_not_corrected_before_it_is_known_to_be_out(world: World) -> None:
    post_id = world.post()
    world.plan(post_id, timedelta(0))
    world.platform.fail_next(OutcomeUnknown("No answer."), after_sending=True)
    world.desk.deliver.run_due()
    with pytest.raises(BadInput, match="not known yet"):
        _correct(world, post_id)
    assert world.desk.compose.open(post_id).number == 1


def test_a_correction_overtaken_by_a_later_one_is_no_longer_sent(world: World) -> None:
    post_id = world.published()
    world.platform.fail_next(Unreachable("The network is down."), verb="correct")
    (early,) = _correct(world, post_id).deliveries
    world.desk.deliver.run_due()
    (late,) = _correct(world, post_id, "Clinics open on Wednesday.").deliveries
    assert world.desk.deliver.run_due().sent == (late.id,)
    world.clock.advance(QUARTER)
    world.desk.deliver.run_due()
    overtaken = world.delivery(early.id)
    assert overtaken.state is DeliveryState.CANCELLED
    assert "revision 3 is out" in overtaken.reason
    shown = next(iter(world.platform.out.values()))
    assert [(request.revision, len(request.edit_notes)) for request in shown] == [(1, 0), (3, 2)]
    assert world.desk.past.verify().intact


def test_a_correction_that_was_refused_is_settled_by_the_next(world: World) -> None:
    post_id = world.published()
    world.platform.fail_next(Rejected("No."), verb="correct")
    (early,) = _correct(world, post_id).deliveries
    assert world.desk.deliver.run_due().failed == (early.id,)
    _correct(world, post_id, "Clinics open on Wednesday.")
    world.desk.deliver.run_due()
    world.desk.deliver.run_due()
    assert world.delivery(early.id).state is DeliveryState.CANCELLED


def test_a_request_edited_by_hand_is_a_sentence_and_stays_in_doubt(world: World) -> None:
    (delivery,) = world.plan(world.post(), timedelta(0)).deliveries
    world.platform.fail_next(OutcomeUnknown("No answer."), after_sending=True)
    world.desk.deliver.run_due()
    with world.store.write() as unit:
        (attempt,) = unit.publications.attempts(delivery.id)
    world.clock.advance(QUARTER)
    state = world.desk.deliver._answers.look_up(
        world.delivery(delivery.id), replace(attempt, request='{"account": 3}')
    )
    assert state is DeliveryState.UNKNOWN
    assert "changed it by hand" in world.delivery(delivery.id).reason
