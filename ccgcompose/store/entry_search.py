"""Find history entries, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, RowMapping, Select, false, func, select

from ccgcompose.domain.canonical import moment_text
from ccgcompose.store import search
from ccgcompose.store.search import entry_search
from ccgcompose.store.tables import history_entry
from ccgcompose.store.transaction import Transaction
from ccgcompose.usecases.views import EntryQuery


def find(tx: Transaction, query: EntryQuery) -> Sequence[RowMapping]:
    """Return the rows of the entries that a query asks for.

    With words, the index for search finds them and its filters with them, in the order of its row numbers;
    without, the table's own indexes do.
    """
    words = search.words_wanted(query.text, "summary details")
    if query.text.strip() and words is None:
        return ()
    number: ColumnElement[int] = history_entry.c.number if words is None else entry_search.c.rowid
    statement = _by_columns(query) if words is None else _by_words(words, query)
    statement = statement.where(*_period(tx, query, number)).order_by(number.desc())
    if query.before is not None:
        statement = statement.where(number < query.before)
    return tx.rows(statement.limit(query.limit))


def _by_words(words: str, query: EntryQuery) -> Select[tuple[object, ...]]:
    wanted = [words]
    wanted += [search.mark(search.KIND, query.kind)] if query.kind is not None else []
    wanted += [search.mark(search.POST, query.post_id)] if query.post_id is not None else []
    same = history_entry.c.number == entry_search.c.rowid
    found = search.matches(entry_search, " AND ".join(wanted))
    return select(history_entry).join_from(entry_search, history_entry, same).where(found)


def _by_columns(query: EntryQuery) -> Select[tuple[object, ...]]:
    wanted: list[ColumnElement[bool]] = []
    wanted += [history_entry.c.kind == query.kind] if query.kind is not None else []
    wanted += [history_entry.c.post_id == query.post_id] if query.post_id is not None else []
    return select(history_entry).where(*wanted)


def _period(tx: Transaction, query: EntryQuery, number: ColumnElement[int]) -> list[ColumnElement[bool]]:
    """Return conditions for the period: on the numbers, which lists are read by, and exactly on the moments.

    A clock that was set back makes the two differ, so both are asked.
    """
    exactly: list[ColumnElement[bool]] = []
    exactly += [history_entry.c.made_at >= moment_text(query.since)] if query.since else []
    exactly += [history_entry.c.made_at < moment_text(query.until)] if query.until else []
    if not exactly:
        return []
    bounds = select(
        func.min(history_entry.c.number).label("first"), func.max(history_entry.c.number).label("last")
    )
    (row,) = tx.rows(bounds.where(*exactly))
    within = number.between(row["first"], row["last"]) if row["first"] is not None else false()
    return [within, *exactly]
