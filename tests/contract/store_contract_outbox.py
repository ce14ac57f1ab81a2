"""What every store keeps, part three: publications with their deliveries, attempts and receipts; holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccgcompose.domain.publication import DeliveryState, Outcome
from ccgcompose.errors import ConcurrentEdit, NotFound
from ccgcompose.usecases.ports import Store
from tests.contract.store_contract_claims import DUE, claim
from tests.contract.store_material import (
    AMARA,
    ATTEMPT,
    CONTENT,
    DAY,
    HOLD,
    MICRO,
    MINUTE,
    NEWSROOM,
    NOON,
    ODD,
    PAGE,
    RECEIPT,
    SENT,
    delivery,
    move,
    people,
    post,
    proof,
    publication,
    publish,
    say,
)


class PublicationsContract:
    """Publications and deliveries."""

    def test_they_come_back_whole(self, store: Store) -> None:
        people(store)
        post(store)
        first, second = delivery(1, 1), replace(delivery(2, 1, PAGE), reason=ODD, not_before=DUE + MICRO)
        with store.write() as unit:
            unit.publications.add(publication(), (first, second))
            say(unit)
        publish(store, 3)
        with store.read() as unit:
            assert unit.publications.get("publication-1") == publication()
            assert unit.publications.for_post("post-1") == (publication(), publication(3))
            assert unit.publications.for_post("post-2") == ()
            assert unit.publications.delivery("delivery-2") == second
            assert unit.publications.deliveries("publication-1") == (first, second)
            for ask in (unit.publications.get, unit.publications.delivery):
                with pytest.raises(NotFound):
                    ask("nothing")

    def test_a_publication_can_be_moved(self, store: Store) -> None:
        people(store)
        post(store)
        publish(store)
        moved = replace(publication(), due_at=NOON + 3 * DAY, wall_time="2026-11-27T12:00")
        with store.write() as unit:
            unit.publications.update(moved)
            say(unit)
        with store.read() as unit:
            assert unit.publications.get("publication-1") == moved
        with pytest.raises(NotFound), store.write() as unit:
            unit.publications.update(publication(9))

    def test_a_publication_is_of_a_revision_that_is_there(self, store: Store) -> None:
        people(store)
        post(store)
        with pytest.raises(NotFound), store.write() as unit:
            unit.publications.add(publication(revision=2), ())

    def test_a_step_of_the_state_machine_is_stored(self, store: Store) -> None:
        people(store)
        post(store)
        publish(store)
        late = replace(delivery(), state=DeliveryState.OVERDUE, reason="Too late.", not_before=DUE + MINUTE)
        with store.write() as unit:
            unit.publications.update_delivery(late)
            say(unit)
        with store.read() as unit:
            assert unit.publications.delivery("delivery-1") == late
        assert proof(store).intact

    @pytest.mark.parametrize("state", [DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.FAILED])
    def test_what_is_no_step_is_refused(self, store: Store, state: DeliveryState) -> None:
        people(store)
        post(store)
        publish(store)
        with pytest.raises(ConcurrentEdit), store.write() as unit:
            unit.publications.update_delivery(replace(delivery(), state=state))

    def test_what_a_delivery_is_for_never_changes(self, store: Store) -> None:
        people(store)
        post(store)
        publish(store)
        with store.write() as unit:
            unit.publications.update_delivery(replace(delivery(), account_id=PAGE.id, reason="Moved."))
            say(unit)
        with store.read() as unit:
            assert unit.publications.delivery("delivery-1") == replace(delivery(), reason="Moved.")
        assert proof(store).intact

    def test_the_planner_shows_what_is_not_finished_by_moment(self, store: Store) -> None:
        people(store)
        post(store)
        for number in (1, 2, 3):
            publish(store, number, due_at=DUE - number * MINUTE)
        move(store, "delivery-1", *SENT)
        with store.read() as unit:
            lines = unit.publications.planner()
            since = unit.publications.planner(since=DUE - MINUTE)
            assert unit.publications.planner(limit=1) == lines[:1]
        assert [line.delivery_id for line in lines] == ["delivery-3", "delivery-2"]
        assert [line.delivery_id for line in since] == ["delivery-3", "delivery-2", "delivery-1"]
        found = lines[0]
        assert (found.publication_id, found.post_id, found.account_id) == (
            "publication-3",
            "post-1",
            NEWSROOM.id,
        )
        assert (found.headline, found.subject) == (CONTENT.title, CONTENT.subject)
        assert (found.account, found.speaker, found.zone) == ("Newsroom", "Amara Obi", "Europe/London")
        assert (found.due_at, found.state) == (DUE - 3 * MINUTE, DeliveryState.PENDING)


class AttemptsContract:
    """Calls, one at a time, and their proof."""

    def _claimed(self, store: Store) -> None:
        people(store)
        post(store)
        publish(store)
        claim(store)

    def test_an_attempt_is_opened_and_ended_once(self, store: Store) -> None:
        self._claimed(store)
        ended = replace(ATTEMPT, finished_at=DUE + MICRO, outcome=Outcome.NOT_SENT, detail=ODD)
        with store.write() as unit:
            unit.publications.add_attempt(ATTEMPT)
            say(unit)
        with store.write() as unit:
            assert unit.publications.attempts("delivery-1") == (ATTEMPT,)
            unit.publications.finish_attempt(replace(ended, request="another"))
            say(unit)
        with store.read() as unit:
            assert unit.publications.attempts("delivery-1") == (ended,)
        with pytest.raises(ConcurrentEdit), store.write() as unit:
            unit.publications.finish_attempt(replace(ended, outcome=Outcome.SENT))
        assert proof(store).intact

    def test_no_second_call_while_one_is_open(self, store: Store) -> None:
        self._claimed(store)
        with store.write() as unit:
            unit.publications.add_attempt(ATTEMPT)
            say(unit)
        with pytest.raises(ConcurrentEdit), store.write() as unit:
            unit.publications.add_attempt(replace(ATTEMPT, number=2))

    def test_no_call_for_what_is_not_claimed(self, store: Store) -> None:
        people(store)
        post(store)
        publish(store)
        with pytest.raises(ConcurrentEdit), store.write() as unit:
            unit.publications.add_attempt(ATTEMPT)

    @pytest.mark.parametrize("number", [0, 2])
    def test_attempts_are_numbered_without_gaps(self, store: Store, number: int) -> None:
        self._claimed(store)
        with pytest.raises(ConcurrentEdit), store.write() as unit:
            unit.publications.add_attempt(replace(ATTEMPT, number=number))

    def test_what_was_never_opened_cannot_end(self, store: Store) -> None:
        self._claimed(store)
        with pytest.raises(NotFound), store.write() as unit:
            unit.publications.finish_attempt(ATTEMPT)

    def test_receipts_come_back_whole_in_the_order_they_came(self, store: Store) -> None:
        self._claimed(store)
        second = replace(RECEIPT, remote_id="a/b", received_at=NOON)
        with store.write() as unit:
            unit.publications.add_receipt(RECEIPT)
            unit.publications.add_receipt(second)
            say(unit)
        with store.read() as unit:
            assert unit.publications.receipts("delivery-1") == (RECEIPT, second)
            assert unit.publications.receipts("delivery-2") == ()
        with pytest.raises(ConcurrentEdit), store.write() as unit:
            unit.publications.add_receipt(RECEIPT)


class HoldsContract:
    """Stops to all publishing."""

    def test_one_is_active_until_it_is_released(self, store: Store) -> None:
        people(store)
        released = replace(HOLD, released_by=AMARA.id, released_at=NOON + DAY)
        with store.write() as unit:
            assert unit.holds.active() is None
            unit.holds.add(HOLD)
            say(unit)
        with store.write() as unit:
            assert unit.holds.active() == HOLD
            unit.holds.update(released)
            say(unit)
        with store.read() as unit:
            assert unit.holds.active() is None
            assert unit.holds.all() == (released,)
