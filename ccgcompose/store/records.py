"""Every record under testimony, as the database holds it now, for the proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, Select, Table, select

from ccgcompose.domain.account import Account
from ccgcompose.domain.approval import Approval
from ccgcompose.domain.canonical import digest
from ccgcompose.domain.hold import Hold
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.organisation import Organisation
from ccgcompose.domain.people import Designation, Person
from ccgcompose.domain.permission import PermissionRecord
from ccgcompose.domain.post import Post, Revision, headline
from ccgcompose.domain.publication import Attempt, Delivery, Publication, Receipt
from ccgcompose.store import tables
from ccgcompose.store.codec import from_row
from ccgcompose.store.link import Link
from ccgcompose.store.publications import recorded

READ_AT_ONCE = 2_000
_BY_ID: tuple[tuple[str, Table, type[Any]], ...] = (
    ("person", tables.person, Person),
    ("designation", tables.designation, Designation),
    ("account", tables.account, Account),
    ("post", tables.post, Post),
    ("approval", tables.approval, Approval),
    ("media", tables.media, MediaAsset),
    ("permission", tables.permission, PermissionRecord),
    ("publication", tables.publication, Publication),
    ("hold", tables.hold, Hold),
)


UNREADABLE = "unreadable"
Key = Callable[[RowMapping], str]


def all_records(link: Link) -> Iterator[tuple[str, str]]:
    """Yield (key, digest) of each record, in bounded memory. What cannot be read any more has no digest."""
    for name, table, kind in _BY_ID:
        yield from _records(link, table, kind, _id_key(name))
    yield from _records(link, tables.organisation, Organisation, lambda _row: "organisation:")
    yield from _records(link, tables.delivery, Delivery, _id_key("delivery"), recorded)
    yield from _records(
        link, tables.revision, _Listed, lambda row: f"revision:{row['post_id']}/{row['number']}", _own
    )
    yield from _records(
        link, tables.attempt, Attempt, lambda row: f"attempt:{row['delivery_id']}/{row['number']}"
    )
    yield from _receipts(link)
    for row in link.rows(select(tables.passphrase)):
        yield f"passphrase:{row['person_id']}", digest(row["stored"])


def _id_key(name: str) -> Key:
    return lambda row: f"{name}:{row['id']}"


def _records(
    link: Link, table: Table, kind: type[Any], key: Key, form: Callable[[Any], Any] = lambda value: value
) -> Iterator[tuple[str, str]]:
    for row in _rows(link, select(table)):
        yield key(row), _digest(kind, row, form)


def _digest(kind: type[Any], row: RowMapping, form: Callable[[Any], Any]) -> str:
    try:
        return digest(form(from_row(kind, row)))
    except (ValueError, TypeError, KeyError, AttributeError):
        return UNREADABLE


def _rows(link: Link, statement: Select[Any]) -> Iterator[RowMapping]:
    result = link.connection.execution_options(yield_per=READ_AT_ONCE).execute(statement)
    yield from result.mappings()


@dataclass(frozen=True, slots=True)
class _Listed(Revision):
    """A revision with the two columns that lists read from beside its content."""

    headline: str = ""
    subject: str = ""


def _own(found: _Listed) -> Revision:
    if (found.headline, found.subject) != (headline(found.content), found.content.subject):
        raise ValueError("the list shows something else than the revision says")
    return Revision(
        found.post_id, found.number, found.content, found.author_id, found.made_at, found.edit_note
    )


def _receipts(link: Link) -> Iterator[tuple[str, str]]:
    counted: dict[str, int] = {}
    for row in _rows(link, select(tables.receipt).order_by(tables.receipt.c.place)):
        owner = row["delivery_id"]
        counted[owner] = counted.get(owner, 0) + 1
        yield f"receipt:{owner}/{counted[owner]}", _digest(Receipt, row, lambda value: value)
