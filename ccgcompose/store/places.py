"""Where publications stand in the history list: by the moment they are due, each in a place of its own.

A place is the microsecond at which a publication is due, counted from 1970. Where that one is taken, the next
one behind everything in the same second is: so what is due at the same time stands in the order of deciding.
The index for search has the place as its row number, which makes "newest first" the order it is read in.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from ccgcompose.store.tables import publication
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
