"""The chain: whatever is changed, taken out or put in, the proof names the first entry that does not fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccgcompose.domain.history import NO_HEAD, Entry, Head, HistoryEntry, Proof, link, prove
from tests.unit.domain.builders import NOON

RECORDS = {"post:1": "aa", "revision:1/1": "bb", "post:2": "cc"}


def _chain() -> list[HistoryEntry]:
    chain: list[HistoryEntry] = []
    for number, (key, value) in enumerate(RECORDS.items(), start=1):
        previous = chain[-1].hash if chain else NO_HEAD.hash
        chain.append(link(number, NOON, Entry("kept", "person-1", f"Kept {key}."), {key: value}, previous))
    return chain


def _proved(chain: list[HistoryEntry], records: dict[str, str] | None = None, seen: Head = NO_HEAD) -> Proof:
    return prove(chain, (RECORDS if records is None else records).items(), seen)


def test_an_untouched_chain_is_intact() -> None:
    chain = _chain()
    proof = _proved(chain, seen=Head(3, chain[2].hash))
    assert proof.intact
    assert (proof.entries, proof.records, proof.head.number) == (3, 3, 3)


def test_an_empty_history_is_intact() -> None:
    assert prove([], []).intact


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_changed_entry_is_named(number: int) -> None:
    chain = _chain()
    entry = chain[number - 1]
    chain[number - 1] = replace(entry, entry=replace(entry.entry, summary="Nothing happened."))
    assert _proved(chain).broken_at == number


@pytest.mark.parametrize(("number", "named"), [(1, 1), (2, 2)])
def test_an_entry_taken_out_is_named(number: int, named: int) -> None:
    chain = _chain()
    del chain[number - 1]
    assert _proved(chain).broken_at == named


def test_an_entry_changed_with_its_own_hash_breaks_the_next() -> None:
    chain = _chain()
    forged = link(2, NOON, Entry("kept", None, "Forged."), chain[1].testimony, chain[0].hash)
    chain[1] = forged
    assert _proved(chain).broken_at == 3


def test_entries_taken_off_the_end_show_against_the_witness() -> None:
    chain = _chain()
    witness = Head(3, chain[2].hash)
    del chain[2]
    proof = _proved(chain, {key: RECORDS[key] for key in ("post:1", "revision:1/1")}, witness)
    assert proof.broken_at == 3
    assert "taken off" in proof.reason


def test_a_chain_written_anew_shows_against_the_witness() -> None:
    witness = Head(3, _chain()[2].hash)
    anew: list[HistoryEntry] = []
    for old in _chain():
        previous = anew[-1].hash if anew else NO_HEAD.hash
        anew.append(link(old.number, NOON, replace(old.entry, summary="Anew."), old.testimony, previous))
    assert _proved(anew, seen=witness).broken_at == 3


def test_a_witness_older_than_the_chain_is_fine() -> None:
    chain = _chain()
    assert _proved(chain, seen=Head(2, chain[1].hash)).intact


@pytest.mark.parametrize(
    ("records", "named"),
    [
        ({**RECORDS, "post:1": "changed"}, 1),
        ({**RECORDS, "post:2": "changed"}, 3),
        ({key: value for key, value in RECORDS.items() if key != "revision:1/1"}, 2),
        ({**RECORDS, "post:9": "forged"}, 4),
    ],
)
def test_a_record_that_was_tampered_with_names_the_entry_that_speaks_of_it(
    records: dict[str, str], named: int
) -> None:
    assert _proved(_chain(), records).broken_at == named


def test_the_last_word_on_a_record_counts() -> None:
    chain = _chain()
    chain.append(link(4, NOON, Entry("changed", None, "Changed."), {"post:1": "dd"}, chain[2].hash))
    assert _proved(chain, {**RECORDS, "post:1": "dd"}).intact
    assert _proved(chain).broken_at == 4
