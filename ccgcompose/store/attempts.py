"""Attempts, one at a time for each delivery, and the receipts they earn."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from ccgcompose.domain.publication import Attempt, DeliveryState, Outcome, Receipt
from ccgcompose.errors import ConcurrentEdit, NotFound
from ccgcompose.store.places import in_its_place
from ccgcompose.store.records import ATTEMPT, DELIVERY, RECEIPT
from ccgcompose.store.tables import attempt, receipt
from ccgcompose.store.transaction import Transaction


class SqlAttempts:
    """The part of the port Publications that is about calls and their proof."""

    _tx: Transaction

    def add_attempt(self, new: Attempt) -> None:
        """Open an attempt. Raise ConcurrentEdit unless the delivery is claimed and no other call is open.

        The lease can run out while a publisher prepares; then another one may have begun already.
        """
        state = self._tx.one(DELIVERY, id=new.delivery_id).state
        earlier = self.attempts(new.delivery_id)
        under_way = any(each.outcome is Outcome.OPEN for each in earlier)
        if state is not DeliveryState.CLAIMED or under_way or new.number != len(earlier) + 1:
            raise ConcurrentEdit(
                "Another publisher has taken this delivery over.",
                kept="Nothing was sent from here.",
                next="Nothing needs to be done.",
            )
        self._tx.add(ATTEMPT, new)

    def finish_attempt(self, ended: Attempt) -> None:
        found = self._tx.maybe(ATTEMPT, delivery_id=ended.delivery_id, number=ended.number)
        if found is None:
            raise NotFound(f"There is no attempt {ended.number} of delivery {ended.delivery_id}.")
        if found.outcome is not Outcome.OPEN:
            raise ConcurrentEdit("This attempt has ended already.", kept="How it ended is kept.")
        how = replace(found, finished_at=ended.finished_at, outcome=ended.outcome, detail=ended.detail)
        self._tx.update(ATTEMPT, how)

    def attempts(self, delivery_id: str) -> tuple[Attempt, ...]:
        of_delivery = select(attempt).where(attempt.c.delivery_id == delivery_id)
        return self._tx.all(ATTEMPT, of_delivery.order_by(attempt.c.number))

    def add_receipt(self, new: Receipt) -> None:
        delivery = self._tx.one(DELIVERY, id=new.delivery_id)
        with in_its_place(self._tx, delivery.publication_id):
            self._tx.add(RECEIPT, new)

    def receipts(self, delivery_id: str) -> tuple[Receipt, ...]:
        of_delivery = select(receipt).where(receipt.c.delivery_id == delivery_id)
        return self._tx.all(RECEIPT, of_delivery.order_by(receipt.c.ordinal))
