"""Every record under testimony, as the database holds it now, for the proof."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import RowMapping, select

from ccgcompose.domain.canonical import digest
from ccgcompose.store.records import EVERY_RECORD, Record
from ccgcompose.store.transaction import Transaction

# No digest is like this: what cannot be read any more fits no entry.
UNREADABLE = "unreadable"


def every_record(tx: Transaction) -> Iterator[tuple[str, str]]:
    """Yield (key, digest) of each record, in bounded memory."""
    for record in EVERY_RECORD:
        for row in tx.stream(select(record.table)):
            yield record.key(row), _digest(record, row)


def _digest(record: Record[Any], row: RowMapping) -> str:
    try:
        return digest(record.form(record.read(row)))
    except (ValueError, TypeError):
        return UNREADABLE
