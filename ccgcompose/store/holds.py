"""Stops to all publishing."""

from __future__ import annotations

from sqlalchemy import select

from ccgcompose.domain.hold import Hold
from ccgcompose.store.records import HOLD
from ccgcompose.store.tables import hold
from ccgcompose.store.transaction import Transaction


class SqlHolds:
    """Fulfils the port Holds."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def active(self) -> Hold | None:
        return self._tx.maybe(HOLD, released_at=None)

    def add(self, new: Hold) -> None:
        self._tx.add(HOLD, new)

    def update(self, changed: Hold) -> None:
        self._tx.update(HOLD, changed)

    def all(self) -> tuple[Hold, ...]:
        return self._tx.all(HOLD, select(hold).order_by(hold.c.ordinal))
