"""Whatever a record holds, it comes back from its row as it was, and with the digest it had."""

from __future__ import annotations

import sqlite3
import types
from contextlib import closing
from dataclasses import is_dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ccgcompose.domain.canonical import digest
from ccgcompose.domain.publication import DeliveryState
from ccgcompose.store.codec import from_row
from ccgcompose.store.records import ACCOUNT, DELIVERY, EVERY_RECORD, ORGANISATION, REVISION, Record, recorded
from tests.contract.store_material import NOON, delivery

MOMENT = some.datetimes(timezones=some.just(UTC))
SIMPLE: dict[Any, some.SearchStrategy[Any]] = {
    str: some.text(),
    bool: some.booleans(),
    int: some.integers(-(2**63), 2**63 - 1),
    datetime: MOMENT,
    date: some.dates(),
}


def anything(hint: Any) -> some.SearchStrategy[Any]:
    """Every value of a type that a record may have."""
    arguments = get_args(hint)
    if types.NoneType in arguments:
        return some.none() | anything(arguments[0])
    if get_origin(hint) is tuple:
        return some.lists(anything(arguments[0]), max_size=3).map(tuple)
    if get_origin(hint) is dict:
        return some.dictionaries(some.text(), anything(arguments[1]), max_size=3)
    if is_dataclass(hint) and isinstance(hint, type):
        return some.builds(hint, **{name: anything(part) for name, part in get_type_hints(hint).items()})
    return SIMPLE[hint] if hint in SIMPLE else some.sampled_from(list(hint))


def through_sqlite(row: dict[str, Any]) -> dict[str, Any]:
    """What SQLite gives back of a row."""
    with closing(sqlite3.connect(":memory:")) as connection:
        values = tuple(row.values())
        found = connection.execute(f"SELECT {', '.join('?' * len(values))}", values).fetchone()
        return dict(zip(row, found, strict=True))


@pytest.mark.parametrize("record", EVERY_RECORD, ids=lambda record: record.name)
@given(data=some.data())
def test_a_record_comes_back_as_it_was(record: Record[Any], data: some.DataObject) -> None:
    value = data.draw(anything(record.kind))
    back = record.read(through_sqlite(record.row(value)))
    assert back == value
    assert digest(record.form(back)) == digest(record.form(value))


@given(first=MOMENT, second=MOMENT)
def test_moments_sort_as_text(first: datetime, second: datetime) -> None:
    texts = [DELIVERY.row(replace(delivery(), not_before=moment))["not_before"] for moment in (first, second)]
    assert (texts[0] < texts[1]) == (first < second)


def test_a_claim_and_its_lease_are_no_part_of_what_is_recorded() -> None:
    lease = {"lease_owner": "one", "lease_until": NOON}
    claimed = replace(delivery(), state=DeliveryState.CLAIMED, **lease)  # type: ignore[arg-type]
    assert recorded(claimed) == delivery()


@pytest.mark.parametrize(
    ("record", "column", "value"),
    [
        (ACCOUNT, "settings", "[]"),
        (ACCOUNT, "settings", '{"a": 1}'),
        (ACCOUNT, "brand", '{"name": 1}'),
        (ACCOUNT, "active", 2),
        (ACCOUNT, "sign_off", "shouted"),
        (ORGANISATION, "subjects", '{"a": "b"}'),
        (ORGANISATION, "subjects", "[1]"),
        (REVISION, "made_at", "2026-11-24T12:00:00+00:00"),
        (REVISION, "made_at", "2026-13-24T12:00:00.000000Z"),
        (REVISION, "media", '[{"media_id": null, "alt_text": ""}]'),
        (REVISION, "edit_note", "{}"),
        (REVISION, "number", "one"),
    ],
)
def test_what_is_not_of_its_type_is_not_read(
    full_rows: dict[str, dict[str, Any]], record: Record[Any], column: str, value: object
) -> None:
    row = full_rows[record.name]
    assert record.read(row)
    with pytest.raises(ValueError):  # noqa: PT011
        from_row(record.kind, row | {column: value}, record.spread)
