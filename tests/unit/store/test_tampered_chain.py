"""Entries changed or taken out by hand; the chain cut short, or written anew from end to end."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccgcompose.domain.history import Entry, link
from ccgcompose.store.codec import to_row
from ccgcompose.store.tables import history_entry
from tests.contract.store_files import sqlite_store
from tests.contract.store_material import AMARA, NOON, say
from tests.fakes.store import FakeWitness
from tests.unit.store import by_hand
from tests.unit.store.proving import entries, proved
from tests.unit.store.test_tampering import other

COLUMNS = [column.name for column in history_entry.columns]
LATER_TABLES = ("waiver", "receipt", "attempt", "delivery", "publication", "approval", "revision", "post")


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("number", [1, 3, 7])
def test_a_changed_entry_is_named(file: Path, full_database: bytes, column: str, number: int) -> None:
    row = by_hand.rows(file, "history_entry")[number - 1]
    for changed in [99] if column == "number" else other(row[column]):
        file.write_bytes(full_database)
        by_hand.change(file, "history_entry", row, column, changed)
        assert proved(file).broken_at == number, f"{column} = {changed!r}"


@pytest.mark.parametrize("number", [1, 2, 6])
def test_an_entry_taken_out_is_named(file: Path, number: int) -> None:
    by_hand.take_out(file, "history_entry", by_hand.rows(file, "history_entry")[number - 1])
    assert proved(file).broken_at == number


def test_a_last_entry_taken_off_leaves_records_that_no_entry_speaks_of(file: Path) -> None:
    by_hand.take_out(file, "history_entry", by_hand.rows(file, "history_entry")[-1])
    assert proved(file).broken_at == 5  # the last that spoke of the delivery, which is pending there


def cut_short(file: Path, keep: int) -> None:
    """Take the end off, with every record that only the end speaks of."""
    with by_hand.by_hand(file) as connection:
        connection.execute("DELETE FROM history_entry WHERE number > ?", (keep,))
        for table in LATER_TABLES:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608


def test_a_chain_cut_short_with_its_records_shows_against_the_witness(file: Path) -> None:
    head = proved(file).head
    cut_short(file, 2)
    assert proved(file).intact
    found = proved(file, head)
    assert found.broken_at == 3
    assert "taken off the end" in found.reason


def test_a_chain_cut_short_still_shows_after_it_has_grown_again(file: Path) -> None:
    """The witness is not led on over the gap: it stays where it was, as evidence."""
    witness = FakeWitness()
    witness.remember(proved(file).head)
    cut_short(file, 2)
    store = sqlite_store(file, witness)
    for _ in range(9):
        with store.write() as unit:
            say(unit)
    store.close()
    assert witness.recall().number == 7
    assert proved(file).intact
    found = proved(file, witness.recall())
    assert found.broken_at == 7
    assert "witnessed" in found.reason


def test_a_chain_written_anew_shows_against_the_witness(file: Path) -> None:
    """Every hash and every record fits the forged chain, but the witness does not."""
    head = proved(file).head
    forged, previous = [], entries(file)[0].previous
    for old in entries(file):
        entry = Entry(old.entry.kind, AMARA.id, "Nothing to see.", old.entry.post_id)
        forged.append(link(old.number, NOON, entry, old.testimony, previous))
        previous = forged[-1].hash
    with by_hand.by_hand(file) as connection:
        connection.execute("DELETE FROM history_entry")
    for each in forged:
        by_hand.put_in(file, "history_entry", to_row(each, spread="entry"))
    assert proved(file).intact
    found = proved(file, head)
    assert found.broken_at == head.number
    assert "witnessed" in found.reason


def test_a_witness_that_lags_behind_is_fine(file: Path) -> None:
    """A crash between the commit and the witness leaves it one entry behind."""
    witness = FakeWitness()
    witness.remember(proved(file).head)
    before = witness.recall()
    store = sqlite_store(file)  # knows no witness, like a process that died before it told it
    with store.write() as unit:
        say(unit)
    store.close()
    assert proved(file, before).intact
    store = sqlite_store(file, witness)
    with store.write() as unit:
        say(unit)
    store.close()
    assert witness.recall().number == before.number + 2
