"""The append-only chain."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import RowMapping, Select, insert, select

from ccgcompose.domain.canonical import canonical_json, moment_text
from ccgcompose.domain.history import NO_HEAD, Entry, Head, HistoryEntry, link
from ccgcompose.store import history_lines, records, search
from ccgcompose.store.codec import checked
from ccgcompose.store.link import Link
from ccgcompose.store.tables import history_entry
from ccgcompose.usecases.views import EntryQuery, HistoryLine, HistoryQuery

READ_AT_ONCE = 2_000


class SqlHistory:
    """Fulfils the port History."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def append(self, entry: Entry, made_at: datetime) -> HistoryEntry:
        head = self.head()
        new = link(head.number + 1, made_at, entry, self._link.take_testimony(), head.hash)
        row = {
            "number": new.number,
            "made_at": moment_text(made_at),
            "kind": entry.kind,
            "summary": checked(entry.summary),
            "details": canonical_json(entry.details),
            "testimony": canonical_json(new.testimony),
            "previous": new.previous,
            "hash": new.hash,
            "actor_id": entry.actor_id,
            "post_id": entry.post_id,
        }
        self._link.connection.execute(insert(history_entry).values(**row))
        search.index_entry(self._link, new.number, f"{entry.summary} {' '.join(entry.details.values())}")
        return new

    def head(self) -> Head:
        newest = (
            select(history_entry.c.number, history_entry.c.hash)
            .order_by(history_entry.c.number.desc())
            .limit(1)
        )
        row = self._link.connection.execute(newest).first()
        return NO_HEAD if row is None else Head(row.number, row.hash)

    def latest_moment(self) -> datetime | None:
        newest = select(history_entry.c.made_at).order_by(history_entry.c.number.desc()).limit(1)
        found = self._link.connection.execute(newest).scalar()
        return None if found is None else datetime.fromisoformat(found)

    def entries(self) -> Iterator[HistoryEntry]:
        after = -1
        while rows := self._page(after):
            yield from (_entry(row) for row in rows)
            after = rows[-1]["number"]

    def _page(self, after: int) -> list[RowMapping]:
        page = select(history_entry).where(history_entry.c.number > after).order_by(history_entry.c.number)
        return list(self._link.rows(page.limit(READ_AT_ONCE)))

    def find(self, query: EntryQuery) -> tuple[HistoryEntry, ...]:
        statement = _narrowed(query).order_by(history_entry.c.number.desc()).limit(query.limit)
        words = search.match_words(query.text)
        if query.text.strip():
            if words is None:
                return ()
            matching = search.rows_matching("entry_search").bindparams(words=words)
            statement = statement.where(history_entry.c.number.in_(matching))
        return tuple(_entry(row) for row in self._link.rows(statement))

    def lines(self, query: HistoryQuery) -> tuple[HistoryLine, ...]:
        return history_lines.find(self._link, query)

    def count_publications(self) -> int:
        return history_lines.count(self._link)

    def records(self) -> Iterator[tuple[str, str]]:
        return records.all_records(self._link)


def _narrowed(query: EntryQuery) -> Select[tuple[object, ...]]:
    wanted = []
    if query.post_id is not None:
        wanted.append(history_entry.c.post_id == query.post_id)
    if query.kind is not None:
        wanted.append(history_entry.c.kind == query.kind)
    if query.since is not None:
        wanted.append(history_entry.c.made_at >= moment_text(query.since))
    if query.until is not None:
        wanted.append(history_entry.c.made_at < moment_text(query.until))
    if query.before is not None:
        wanted.append(history_entry.c.number < query.before)
    return select(history_entry).where(*wanted)


def _entry(row: RowMapping) -> HistoryEntry:
    """Return the entry; what was edited by hand so that it cannot be read comes back as what fits no hash."""
    entry = Entry(row["kind"], row["actor_id"], row["summary"], row["post_id"], _texts(row["details"]))
    testimony = _texts(row["testimony"])
    return HistoryEntry(
        row["number"], _moment(row["made_at"]), entry, testimony, row["previous"], row["hash"]
    )


def _texts(stored: str) -> dict[str, str]:
    try:
        return dict(json.loads(stored))
    except (ValueError, TypeError):
        return {"unreadable": str(stored)}


def _moment(stored: str) -> datetime:
    try:
        moment = datetime.fromisoformat(stored)
    except (ValueError, TypeError):
        return datetime.min.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
