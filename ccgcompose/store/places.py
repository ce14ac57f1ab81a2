"""Where publications stand in the history list: by the moment they went out, else that they are due.

A place is that moment in microseconds since 1970. Where it is taken, the next place behind everything in the
same second is it: what is due at the same time stands in the order of deciding. The index for search has the
place as its row number, which makes "newest first" the order it is read in.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import ScalarSelect, func, select, update

from ccgcompose.store import codec, search
from ccgcompose.store.tables import delivery, publication, receipt
from ccgcompose.store.transaction import Transaction

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = 1_000_000


def place_of(moment: datetime) -> int:
    """Return the first place of a moment."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def free_place(tx: Transaction, due_at: datetime) -> int:
    """Return a place for what is due at this moment."""
    first = place_of(due_at)
    taken = select(func.max(publication.c.place)).where(
        publication.c.place >= first, publication.c.place < first + _SECOND
    )
    last = tx.scalar(taken)
    exact = select(publication.c.place).where(publication.c.place == first)
    return first if last is None or tx.scalar(exact) is None else int(last) + 1


def went_out() -> ScalarSelect[str]:
    """Return when a platform first confirmed a publication, as a column beside `publication`."""
    return (
        select(func.min(receipt.c.received_at))
        .join_from(delivery, receipt, receipt.c.delivery_id == delivery.c.id)
        .where(delivery.c.publication_id == publication.c.id)
        .correlate(publication)
        .scalar_subquery()
    )


@contextmanager
def in_its_place(tx: Transaction, publication_id: str) -> Iterator[None]:
    """Change something of a publication inside; its place and its index follow."""
    this = publication.c.id == publication_id
    moment = select(func.coalesce(went_out(), publication.c.due_at)).where(this)
    before = tx.scalar(moment)
    place = tx.scalar(select(publication.c.place).where(this))
    yield
    after = tx.scalar(moment)
    if after == before:
        search.index_publication(tx, publication_id)
        return
    tx.change(update(publication).where(this).values(place=free_place(tx, codec.moment(after))))
    search.index_publication(tx, publication_id, moved_from=place)
