"""Whatever is changed, taken out or put in by hand, in any table: the proof names the first entry that does not fit."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ccgcompose.store.records import EVERY_RECORD, Record
from ccgcompose.store.tables import METADATA
from tests.unit.store import by_hand
from tests.unit.store.proving import proved, spoken_of

# Not under testimony: the order of writing, the place in a list, and a publisher's lease.
BESIDE_THE_RECORD = {"ordinal", "place", "lease_owner", "lease_until"}
FIELDS = [
    (record, column.name)
    for record in EVERY_RECORD
    for column in record.table.columns
    if column.name not in BESIDE_THE_RECORD
]
BY_TABLE = pytest.mark.parametrize("record", EVERY_RECORD, ids=lambda record: record.name)
MOMENT = re.compile(r"(.*\.\d{5})\dZ")


def other(value: object) -> list[object]:
    """What a value may be changed into: something plausible first, then something senseless."""
    if value is None:
        return ["2026-11-24T12:00:00.000000Z", "x"]
    if isinstance(value, int):
        return [1 - value if value in (0, 1) else value + 1]
    text = str(value)
    moment = MOMENT.fullmatch(text)
    if moment:
        return [f"{moment[1]}9Z", "yesterday", text[:-1]]
    if text.startswith(("{", "[")):
        shuffled = json.dumps(json.loads(text)).replace("a", "e", 1)
        if json.loads(shuffled) == json.loads(text):  # no letter in it that counts
            shuffled = re.sub(r"\d", lambda digit: str(9 - int(digit[0])), shuffled, count=1)
        return [each for each in (shuffled, text[:-1], "null", "[1.5]", "{}", "[]") if each != text]
    return [each for each in (f"{text} ", "", f"{text.swapcase()}é") if each != text]


@pytest.mark.parametrize(("record", "column"), FIELDS, ids=lambda part: getattr(part, "name", part))
def test_a_changed_field_is_named(file: Path, full_database: bytes, record: Record[Any], column: str) -> None:
    numbers = spoken_of(file)
    table = record.table.name
    row = by_hand.rows(file, table)[0]
    for value in other(row[column]):
        file.write_bytes(full_database)
        by_hand.change(file, table, row, column, value)
        found = proved(file)
        assert not found.intact, f"{column} = {value!r}"
        assert found.broken_at == numbers[record.key(row)], f"{column} = {value!r}: {found.reason}"


@BY_TABLE
def test_a_row_taken_out_is_named(file: Path, record: Record[Any]) -> None:
    numbers = spoken_of(file)
    row = by_hand.rows(file, record.table.name)[-1]
    by_hand.take_out(file, record.table.name, row)
    found = proved(file)
    assert found.broken_at == numbers[record.key(row)]
    assert "is gone" in found.reason


@BY_TABLE
def test_a_row_put_in_is_named(file: Path, record: Record[Any]) -> None:
    """No entry speaks of it, so the first that does not fit is the one after the last."""
    last = len(by_hand.rows(file, "history_entry"))
    row = by_hand.rows(file, record.table.name)[0]
    for name in set(row) & {"ordinal", "number", "place"}:
        row[name] = 77
    for name in set(row) & {"id", "person_id", "remote_id", "sha256"}:
        row[name] = f"forged-{name}"
    by_hand.put_in(file, record.table.name, row)
    found = proved(file)
    assert found.broken_at == last + 1
    assert "put in by hand" in found.reason


def test_every_table_of_records_is_tampered_with_here() -> None:
    tables = set(METADATA.tables) - {"autosave", "history_entry", "trail", "sight"}
    assert {record.table.name for record in EVERY_RECORD} == tables


def test_words_in_another_encoding_are_named_and_stop_nothing(file: Path) -> None:
    with by_hand.by_hand(file) as connection:
        connection.execute("UPDATE hold SET reason = CAST(x'A3' AS TEXT)")
    assert proved(file).broken_at == spoken_of(file)["hold:hold-1"]


def test_an_untouched_database_is_intact(file: Path) -> None:
    found = proved(file)
    assert found.intact
    assert (found.entries, found.records) == (7, 28)
