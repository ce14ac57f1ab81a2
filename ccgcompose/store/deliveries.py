"""Deliveries: their states, and the claims of publishers on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select, update

from ccgcompose.domain.canonical import moment_text
from ccgcompose.domain.publication import Delivery, DeliveryState, can_move
from ccgcompose.errors import ConcurrentEdit
from ccgcompose.store import codec, search
from ccgcompose.store.records import DELIVERY
from ccgcompose.store.tables import delivery, publication
from ccgcompose.store.transaction import Transaction

_PENDING = delivery.c.state == DeliveryState.PENDING.value
_CLAIMED = delivery.c.state == DeliveryState.CLAIMED.value


class SqlDeliveries:
    """The part of the port Publications that is about deliveries."""

    _tx: Transaction

    def delivery(self, delivery_id: str) -> Delivery:
        return self._tx.one(DELIVERY, id=delivery_id)

    def deliveries(self, publication_id: str) -> tuple[Delivery, ...]:
        of_publication = select(delivery).where(delivery.c.publication_id == publication_id)
        return self._tx.all(DELIVERY, of_publication.order_by(delivery.c.ordinal))

    def update_delivery(self, changed: Delivery) -> None:
        old = self.delivery(changed.id)
        if not can_move(old.state, changed.state):
            raise ConcurrentEdit(
                f"This delivery is {old.state.value} by now and cannot become {changed.state.value}.",
                kept="It is as it was.",
                next="Look at it again.",
            )
        # What a delivery is for never changes, whatever it is handed with.
        kept = replace(changed, publication_id=old.publication_id, account_id=old.account_id, kind=old.kind)
        self._tx.update(DELIVERY, kept)
        if old.state is not changed.state:
            search.index_publication(self._tx, old.publication_id)

    def claim_due(
        self, now: datetime, owner: str, until: datetime, limit: int, account_id: str | None = None
    ) -> tuple[Delivery, ...]:
        """Claim under the write lock that this transaction holds from its beginning (BEGIN IMMEDIATE)."""
        ours = [] if account_id is None else [delivery.c.account_id == account_id]
        due = self._oldest_first(_PENDING, delivery.c.not_before <= moment_text(now), *ours, limit=limit)
        lease = {
            "lease_owner": owner,
            "lease_until": moment_text(until),
            "state": DeliveryState.CLAIMED.value,
        }
        these = delivery.c.id.in_([found.id for found in due])
        if due:
            self._tx.change(update(delivery).where(these).values(**lease))
        return tuple(
            replace(found, state=DeliveryState.CLAIMED, lease_owner=owner, lease_until=until) for found in due
        )

    def renew_lease(self, delivery_id: str, owner: str, until: datetime) -> None:
        held = [delivery.c.id == delivery_id, delivery.c.lease_owner == owner, _CLAIMED]
        self._tx.change(update(delivery).where(*held).values(lease_until=moment_text(until)))

    def accounts_with_work(self, now: datetime) -> tuple[str, ...]:
        waits = delivery.c.state.in_([DeliveryState.PENDING.value, DeliveryState.UNKNOWN.value])
        due = select(delivery.c.account_id).where(waits, delivery.c.not_before <= moment_text(now))
        grouped = due.group_by(delivery.c.account_id).order_by(func.min(delivery.c.not_before))
        return tuple(row["account_id"] for row in self._tx.rows(grouped))

    def expired_claims(self, now: datetime) -> tuple[Delivery, ...]:
        run_out = or_(delivery.c.lease_until <= moment_text(now), delivery.c.lease_until.is_(None))
        return self._oldest_first(_CLAIMED, run_out)

    def in_state(self, *states: str) -> tuple[Delivery, ...]:
        return self._oldest_first(delivery.c.state.in_(states))

    def next_due(self, after: datetime | None = None) -> datetime | None:
        later = [] if after is None else [delivery.c.not_before > moment_text(after)]
        found = self._tx.scalar(select(func.min(delivery.c.not_before)).where(_PENDING, *later))
        return None if found is None else codec.moment(found)

    def _oldest_first(self, *wanted: ColumnElement[bool], limit: int = -1) -> tuple[Delivery, ...]:
        # What waited for the same moment (a pause that a platform asked for) goes by when it was to go out.
        due = select(publication.c.due_at).where(publication.c.id == delivery.c.publication_id)
        order = (delivery.c.not_before, due.scalar_subquery(), delivery.c.ordinal)
        query = select(delivery).where(*wanted).order_by(*order)
        return self._tx.all(DELIVERY, query.limit(limit))
