"""The append-only chain."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import RowMapping, insert, select

from ccgcompose.domain.history import NO_HEAD, Entry, Head, HistoryEntry, link
from ccgcompose.store import codec, entry_search, history_lines, testimony
from ccgcompose.store.tables import history_entry
from ccgcompose.store.transaction import Transaction
from ccgcompose.usecases.views import EntryQuery, HistoryLine, HistoryQuery

_UNREADABLE = Entry("unreadable", None, "This entry was changed by hand and cannot be read.")


class SqlHistory:
    """Fulfils the port History."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def append(self, entry: Entry, made_at: datetime) -> HistoryEntry:
        head = self.head()
        new = link(head.number + 1, made_at.astimezone(UTC), entry, self._tx.take_testimony(), head.hash)
        self._tx.change(insert(history_entry).values(**codec.to_row(new, spread="entry")))
        self._tx.head = Head(new.number, new.hash)
        return new

    def head(self) -> Head:
        columns = (history_entry.c.number, history_entry.c.hash)
        rows = self._tx.rows(select(*columns).order_by(history_entry.c.number.desc()).limit(1))
        return Head(rows[0]["number"], rows[0]["hash"]) if rows else NO_HEAD

    def latest_moment(self) -> datetime | None:
        newest = select(history_entry.c.made_at).order_by(history_entry.c.number.desc()).limit(1)
        found = self._tx.made(lambda row: codec.moment(row["made_at"]), newest)
        return found[0] if found else None

    def entries(self) -> Iterator[HistoryEntry]:
        for row in self._tx.stream(select(history_entry).order_by(history_entry.c.number)):
            yield _entry(row)

    def find(self, query: EntryQuery) -> tuple[HistoryEntry, ...]:
        return tuple(_entry(row) for row in entry_search.find(self._tx, query))

    def lines(self, query: HistoryQuery) -> tuple[HistoryLine, ...]:
        return history_lines.find(self._tx, query)

    def count_publications(self) -> int:
        return history_lines.count(self._tx)

    def records(self) -> Iterator[tuple[str, str]]:
        return testimony.every_record(self._tx)


def _entry(row: RowMapping) -> HistoryEntry:
    """Return the entry; one that was edited until it cannot be read comes back as what fits no hash."""
    try:
        return codec.from_row(HistoryEntry, row, spread="entry")
    except (ValueError, TypeError):
        unreadable = datetime.min.replace(tzinfo=UTC)
        return HistoryEntry(row["number"], unreadable, _UNREADABLE, {}, row["previous"], row["hash"])
