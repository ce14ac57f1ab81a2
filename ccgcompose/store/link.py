"""One transaction's connection, and what it has changed that no history entry speaks of yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable, RowMapping, Table, insert
from sqlalchemy.exc import IntegrityError

from ccgcompose.domain.canonical import digest
from ccgcompose.errors import ConcurrentEdit, NotFound
from ccgcompose.store.codec import from_row, to_row

T = TypeVar("T")


class Link:
    """What every repository of a unit of work shares."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.pending: dict[str, str] = {}

    def rows(self, statement: Executable) -> Sequence[RowMapping]:
        """Return the rows of a query as mappings."""
        return self.connection.execute(statement).mappings().all()

    def all(self, kind: type[T], statement: Executable) -> tuple[T, ...]:
        """Return the records of a query."""
        return tuple(from_row(kind, row) for row in self.rows(statement))

    def one(self, kind: type[T], statement: Executable, otherwise: str) -> T:
        """Return the record of a query. Raise NotFound, saying `otherwise`, when there is none."""
        row = self.connection.execute(statement).mappings().first()
        if row is None:
            raise NotFound(otherwise)
        return from_row(kind, row)

    def add(self, table: Table, key: str, value: Any, **further: Any) -> None:
        """Insert a record, under testimony. Raise ConcurrentEdit when it is there already."""
        try:
            self.connection.execute(insert(table).values(**to_row(value), **further))
        except IntegrityError as error:
            raise ConcurrentEdit(
                f"This {table.name} is there already, or what it belongs to is not.",
                kept="What is stored is as it was.",
                next="Look at what is there, then try again.",
            ) from error
        self.testify(key, value)

    def change(self, statement: Executable, key: str, value: Any, otherwise: str) -> None:
        """Run an update that must reach one row, under testimony. Raise NotFound when it reaches none."""
        if self.connection.execute(statement).rowcount != 1:
            raise NotFound(otherwise)
        self.testify(key, value)

    def testify(self, key: str, value: Any) -> None:
        """Note that the record `key` is now as `value`."""
        self.pending[key] = digest(value)

    def take_testimony(self) -> dict[str, str]:
        """Return what has changed so far, for the entry that will speak of it."""
        taken, self.pending = self.pending, {}
        return taken
