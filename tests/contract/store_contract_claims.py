"""What every store keeps, part three and a half: what publishers do to each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from ccgcompose.domain.publication import Delivery, DeliveryState
from ccgcompose.usecases.ports import Store
from tests.contract.store_material import (
    DAY,
    MICRO,
    MINUTE,
    NOON,
    move,
    people,
    post,
    proof,
    publish,
    say,
)

DUE = NOON + DAY
UNTIL = DUE + 5 * MINUTE


def claim(store: Store, limit: int = 1, owner: str = "one", now: timedelta = DAY) -> tuple[Delivery, ...]:
    """Claim what is due."""
    with store.write() as unit:
        return unit.publications.claim_due(NOON + now, owner, UNTIL, limit)


class ClaimsContract:
    """What publishers do to each other."""

    def test_what_is_due_is_claimed_oldest_first(self, store: Store) -> None:
        people(store)
        post(store)
        for number, moment in enumerate([DUE, DUE - MINUTE, DUE + MICRO], start=1):
            publish(store, number, due_at=moment)
        claimed = claim(store, limit=10)
        assert [each.id for each in claimed] == ["delivery-2", "delivery-1"]
        assert {(each.state, each.lease_owner, each.lease_until) for each in claimed} == {
            (DeliveryState.CLAIMED, "one", UNTIL)
        }
        with store.read() as unit:
            assert unit.publications.delivery("delivery-2") == claimed[0]
            assert unit.publications.in_state("claimed") == claimed
            assert unit.publications.next_due() == DUE + MICRO
            assert unit.publications.next_due(DUE) == DUE + MICRO
            assert unit.publications.next_due(DUE + MICRO) is None

    def test_what_waited_for_the_same_moment_goes_by_when_it_was_due(self, store: Store) -> None:
        people(store)
        post(store)
        for number, moment in enumerate([DUE, DUE - MINUTE], start=1):
            publish(store, number, due_at=moment)
        for number in (1, 2):
            with store.write() as unit:
                waiting = unit.publications.delivery(f"delivery-{number}")
                unit.publications.update_delivery(replace(waiting, not_before=DUE + MINUTE))
                say(unit)
        assert [each.id for each in claim(store, limit=2, now=2 * DAY)] == ["delivery-2", "delivery-1"]

    def test_what_is_claimed_is_not_claimed_again(self, store: Store) -> None:
        people(store)
        post(store)
        for number in (1, 2, 3):
            publish(store, number)
        ids = [each.id for owner in ("one", "two", "three") for each in claim(store, 2, owner)]
        assert ids == ["delivery-1", "delivery-2", "delivery-3"]

    def test_a_claim_needs_no_entry_and_breaks_no_proof(self, store: Store) -> None:
        people(store)
        post(store)
        publish(store)
        before = proof(store)
        claim(store)
        assert proof(store) == before
        assert before.intact

    def test_a_lease_that_ran_out_shows(self, store: Store) -> None:
        people(store)
        post(store)
        publish(store)
        claimed = claim(store)
        with store.read() as unit:
            assert unit.publications.expired_claims(UNTIL - MICRO) == ()
            assert unit.publications.expired_claims(UNTIL) == claimed

    def test_a_claim_may_be_for_one_account_alone(self, store: Store) -> None:
        people(store)
        post(store)
        publish(store)
        with store.write() as unit:
            assert unit.publications.claim_due(DUE, "one", UNTIL, 10, "account-of-nobody") == ()
            (account_id,) = unit.publications.accounts_with_work(DUE)
            assert unit.publications.accounts_with_work(DUE - MICRO) == ()
            (claimed,) = unit.publications.claim_due(DUE, "one", UNTIL, 10, account_id)
            assert unit.publications.accounts_with_work(DUE) == ()
        assert claimed.account_id == account_id

    def test_a_lease_is_renewed_by_who_holds_it_and_nobody_else(self, store: Store) -> None:
        people(store)
        post(store)
        publish(store)
        claim(store, owner="one")
        before = proof(store)
        for owner in ("one", "two"):
            with store.write() as unit:
                unit.publications.renew_lease(
                    "delivery-1", owner, UNTIL + (MINUTE if owner == "one" else DAY)
                )
        with store.read() as unit:
            assert unit.publications.delivery("delivery-1").lease_until == UNTIL + MINUTE
        move(store, "delivery-1", DeliveryState.UNKNOWN)
        with store.write() as unit:
            unit.publications.renew_lease("delivery-1", "one", UNTIL + DAY)
        with store.read() as unit:
            assert unit.publications.delivery("delivery-1").lease_until != UNTIL + DAY
        assert before.intact

    def test_nothing_is_due_when_nothing_is_pending(self, store: Store) -> None:
        with store.read() as unit:
            assert unit.publications.next_due() is None
            assert unit.publications.in_state("pending", "claimed") == ()

    def test_deliveries_in_some_states_come_oldest_first(self, store: Store) -> None:
        people(store)
        post(store)
        for number in (1, 2, 3):
            publish(store, number, due_at=DUE - number * MINUTE)
        move(store, "delivery-3", DeliveryState.OVERDUE)
        move(store, "delivery-1", DeliveryState.CANCELLED)
        with store.read() as unit:
            found = unit.publications.in_state("pending", "overdue")
        assert [each.id for each in found] == ["delivery-3", "delivery-2"]
