"""Publications with their deliveries, attempts and receipts: what the publisher goes by."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from ccgcompose.domain.publication import Delivery, Publication
from ccgcompose.store import planner, search
from ccgcompose.store.attempts import SqlAttempts
from ccgcompose.store.deliveries import SqlDeliveries
from ccgcompose.store.places import free_place, in_its_place
from ccgcompose.store.records import DELIVERY, PUBLICATION
from ccgcompose.store.tables import publication
from ccgcompose.store.transaction import Transaction
from ccgcompose.usecases.views import PlannerLine


class SqlPublications(SqlDeliveries, SqlAttempts):
    """Fulfils the port Publications."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def add(self, new: Publication, deliveries: tuple[Delivery, ...]) -> None:
        self._tx.add(PUBLICATION, new, place=free_place(self._tx, new.due_at))
        for delivery in deliveries:
            self._tx.add(DELIVERY, delivery)
        search.index_publication(self._tx, new.id)

    def update(self, changed: Publication) -> None:
        with in_its_place(self._tx, changed.id):
            self._tx.update(PUBLICATION, changed)

    def get(self, publication_id: str) -> Publication:
        return self._tx.one(PUBLICATION, id=publication_id)

    def for_post(self, post_id: str) -> tuple[Publication, ...]:
        of_post = select(publication).where(publication.c.post_id == post_id)
        return self._tx.all(PUBLICATION, of_post.order_by(publication.c.ordinal))

    def planner(self, since: datetime | None = None, limit: int = 500) -> tuple[PlannerLine, ...]:
        return planner.find(self._tx, since, limit)
