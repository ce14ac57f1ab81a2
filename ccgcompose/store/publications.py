"""Publications, deliveries, attempts, receipts: what the publisher goes by."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Select, func, select, update

from ccgcompose.domain.canonical import moment_text
from ccgcompose.domain.publication import (
    Attempt,
    Delivery,
    DeliveryState,
    Outcome,
    Publication,
    Receipt,
    can_move,
)
from ccgcompose.errors import ConcurrentEdit
from ccgcompose.store import planner, search
from ccgcompose.store.codec import to_row
from ccgcompose.store.link import Link
from ccgcompose.store.tables import attempt, delivery, publication, receipt
from ccgcompose.usecases.views import PlannerLine


def recorded(found: Delivery) -> Delivery:
    """Return what the history testifies of a delivery: a lease is no record, and claimed is still pending."""
    state = DeliveryState.PENDING if found.state is DeliveryState.CLAIMED else found.state
    return replace(found, state=state, lease_owner=None, lease_until=None)


class SqlPublications:
    """Fulfils the port Publications."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def add(self, new: Publication, deliveries: tuple[Delivery, ...]) -> None:
        self._link.add(publication, f"publication:{new.id}", new)
        for one in deliveries:
            self._link.add(delivery, f"delivery:{one.id}", one)
        search.index_publication(self._link, new.id)

    def update(self, changed: Publication) -> None:
        statement = update(publication).where(publication.c.id == changed.id).values(**to_row(changed))
        missing = f"There is no publication {changed.id}."
        self._link.change(statement, f"publication:{changed.id}", changed, missing)

    def get(self, publication_id: str) -> Publication:
        found = select(publication).where(publication.c.id == publication_id)
        return self._link.one(Publication, found, f"There is no publication {publication_id}.")

    def for_post(self, post_id: str) -> tuple[Publication, ...]:
        found = select(publication).where(publication.c.post_id == post_id).order_by(publication.c.place)
        return self._link.all(Publication, found)

    def delivery(self, delivery_id: str) -> Delivery:
        found = select(delivery).where(delivery.c.id == delivery_id)
        return self._link.one(Delivery, found, f"There is no delivery {delivery_id}.")

    def deliveries(self, publication_id: str) -> tuple[Delivery, ...]:
        return self._deliveries(select(delivery).where(delivery.c.publication_id == publication_id), by="id")

    def _deliveries(
        self, statement: Select[tuple[object, ...]], by: str = "not_before"
    ) -> tuple[Delivery, ...]:
        return self._link.all(Delivery, statement.order_by(delivery.c[by], delivery.c.id))

    def update_delivery(self, changed: Delivery) -> None:
        old = self.delivery(changed.id)
        if not can_move(old.state, changed.state):
            raise ConcurrentEdit(
                f"This delivery is {old.state.value} by now and cannot become {changed.state.value}.",
                kept="It is as it was.",
                next="Look at it again.",
            )
        self._write(changed)
        self._link.testify(f"delivery:{changed.id}", recorded(changed))

    def _write(self, changed: Delivery) -> None:
        statement = update(delivery).where(delivery.c.id == changed.id).values(**to_row(changed))
        self._link.connection.execute(statement)

    def claim_due(self, now: datetime, owner: str, until: datetime, limit: int) -> tuple[Delivery, ...]:
        pending = delivery.c.state == DeliveryState.PENDING.value
        due = self._deliveries(
            select(delivery).where(pending, delivery.c.not_before <= moment_text(now)).limit(limit)
        )
        claimed = tuple(
            replace(one, state=DeliveryState.CLAIMED, lease_owner=owner, lease_until=until) for one in due
        )
        for one in claimed:
            self._write(one)  # a claim is no record: nothing to testify to
        return claimed

    def expired_claims(self, now: datetime) -> tuple[Delivery, ...]:
        claimed = delivery.c.state == DeliveryState.CLAIMED.value
        return self._deliveries(select(delivery).where(claimed, delivery.c.lease_until <= moment_text(now)))

    def in_state(self, *states: str) -> tuple[Delivery, ...]:
        return self._deliveries(select(delivery).where(delivery.c.state.in_(states)))

    def next_due(self) -> datetime | None:
        pending = delivery.c.state == DeliveryState.PENDING.value
        found = self._link.connection.execute(select(func.min(delivery.c.not_before)).where(pending)).scalar()
        return None if found is None else datetime.fromisoformat(found)

    def add_attempt(self, new: Attempt) -> None:
        self._link.add(attempt, f"attempt:{new.delivery_id}/{new.number}", new)

    def finish_attempt(self, ended: Attempt) -> None:
        mine = (attempt.c.delivery_id == ended.delivery_id) & (attempt.c.number == ended.number)
        open_still = attempt.c.outcome == Outcome.OPEN.value
        done = self._link.connection.execute(update(attempt).where(mine, open_still).values(**to_row(ended)))
        if done.rowcount != 1:
            raise ConcurrentEdit("This attempt has ended already.", kept="How it ended is kept.")
        self._link.testify(f"attempt:{ended.delivery_id}/{ended.number}", ended)

    def attempts(self, delivery_id: str) -> tuple[Attempt, ...]:
        found = select(attempt).where(attempt.c.delivery_id == delivery_id).order_by(attempt.c.number)
        return self._link.all(Attempt, found)

    def add_receipt(self, new: Receipt) -> None:
        self._link.add(receipt, f"receipt:{new.delivery_id}/{len(self.receipts(new.delivery_id)) + 1}", new)

    def receipts(self, delivery_id: str) -> tuple[Receipt, ...]:
        found = select(receipt).where(receipt.c.delivery_id == delivery_id).order_by(receipt.c.place)
        return self._link.all(Receipt, found)

    def planner(self, since: datetime | None = None, limit: int = 500) -> tuple[PlannerLine, ...]:
        return tuple(planner.line(row) for row in self._link.rows(planner.query(since, limit)))
