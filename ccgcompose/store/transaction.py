"""One transaction: its connection, and what it has changed that no history entry speaks of yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    CursorResult,
    Executable,
    RowMapping,
    Table,
    insert,
    select,
    update,
)

from ccgcompose.domain.canonical import digest
from ccgcompose.domain.history import Head
from ccgcompose.errors import BadInput, NotFound, StoreUnavailable, UnrecordedChange
from ccgcompose.store.codec import half_a_character
from ccgcompose.store.faults import told
from ccgcompose.store.records import Record

T = TypeVar("T")
READ_AT_ONCE = 1_000


class Transaction:
    """What every repository of a unit of work shares. `head` is the newest entry that it has appended."""

    def __init__(self, connection: Connection, where: str, *, writes: bool) -> None:
        self._connection = connection
        self._where = where
        self._writes = writes
        self._pending: dict[str, str] = {}
        self.head: Head | None = None

    def rows(self, statement: Executable, values: dict[str, Any] | None = None) -> Sequence[RowMapping]:
        """Return the rows of a query as mappings."""
        return self._run(statement, values).mappings().all()

    def stream(self, statement: Executable) -> Iterator[RowMapping]:
        """Yield the rows of a query in bounded memory."""
        with told(self._where):
            options = {"yield_per": READ_AT_ONCE}
            yield from self._connection.execute(statement, execution_options=options).mappings()

    def scalar(self, statement: Executable, values: dict[str, Any] | None = None) -> Any:
        """Return the first column of the first row, or None."""
        return self._run(statement, values).scalar()

    def made(self, make: Callable[[RowMapping], T], statement: Executable) -> tuple[T, ...]:
        """Return what `make` makes of each row. Raise StoreUnavailable for a row that it cannot read."""
        rows = self.rows(statement)
        try:
            return tuple(make(row) for row in rows)
        except (ValueError, TypeError) as error:
            raise StoreUnavailable(
                f"A record in the database cannot be read, so somebody changed it by hand: {error}.",
                kept="It was not touched.",
                next="Run `ccgcompose history verify`, then restore a backup from before that change.",
            ) from error

    def all(self, record: Record[T], statement: Executable) -> tuple[T, ...]:
        """Return the records of a query."""
        return self.made(record.read, statement)

    def maybe(self, record: Record[T], **wanted: Any) -> T | None:
        """Return the record whose columns have these values, or None."""
        query = select(record.table).where(*_matching(record.table, wanted)).limit(1)
        return next(iter(self.all(record, query)), None)

    def one(self, record: Record[T], **wanted: Any) -> T:
        """Return the record whose columns have these values. Raise NotFound."""
        found = self.maybe(record, **wanted)
        if found is None:
            named = "/".join(str(value) for value in wanted.values())
            raise NotFound(f"There is no {record.noun} {named}.", next="Look whether it is spelled right.")
        return found

    def add(self, record: Record[T], value: T, **further: Any) -> None:
        """Insert a record, under testimony. Raise ConcurrentEdit when it is there, NotFound for a stray one."""
        row = record.row(value)
        self.change(insert(record.table), row | further)  # one statement for all rows, so it is made once
        self.testify(record, row, value)

    def update(self, record: Record[T], value: T, **further: Any) -> None:
        """Store a changed record, under testimony. Raise NotFound when there is none to change."""
        row = record.row(value)
        wanted = {column: row[column] for column in record.identity}
        these = _matching(record.table, wanted)
        changed = self.change(update(record.table).where(*these).values(**row, **further))
        if changed.rowcount != 1:
            raise NotFound(f"There is no {record.noun} {'/'.join(map(str, wanted.values()))}.")
        self.testify(record, row, value)

    def testify(self, record: Record[T], row: dict[str, Any], value: T) -> None:
        """Note that this record is now as `value`."""
        self._pending[record.key(row)] = digest(record.form(value))

    def change(self, statement: Executable, values: dict[str, Any] | None = None) -> CursorResult[Any]:
        """Run a statement that writes. Raise UnrecordedChange inside a unit of work that only reads."""
        if not self._writes:
            raise UnrecordedChange("a unit of work that was opened to read may not write")
        return self._run(statement, values)

    def _run(self, statement: Executable, values: dict[str, Any] | None = None) -> CursorResult[Any]:
        try:
            with told(self._where):
                return self._connection.execute(statement, values or {})
        except UnicodeEncodeError as error:
            raise half_a_character(error) from error
        except OverflowError as error:
            raise BadInput("That number is too large.", kept="Nothing was changed.") from error

    def take_testimony(self) -> dict[str, str]:
        """Return what has changed so far, for the entry that will speak of it."""
        taken, self._pending = self._pending, {}
        return taken

    def must_be_recorded(self) -> None:
        """Raise UnrecordedChange when something was changed that no history entry speaks of."""
        if self._pending:
            raise UnrecordedChange(f"no history entry speaks of {', '.join(sorted(self._pending))}")


def _matching(table: Table, wanted: dict[str, Any]) -> list[ColumnElement[bool]]:
    return [table.c[column] == value for column, value in wanted.items()]
