"""Damage to the file and to the indexes for search is found, and the indexes can be built anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccgcompose.store.database import SqlStore
from ccgcompose.usecases.views import EntryQuery, HistoryQuery
from tests.unit.store import by_hand

FORGERIES = {
    "publication_search": "DELETE FROM publication_search",
    "revision_search": "INSERT INTO revision_search (rowid, text) VALUES (99, 'forged')",
    "entry_search": "INSERT INTO entry_search (rowid, summary) VALUES (1, 'forged')",
}


def test_a_sound_database_has_nothing_wrong(store: SqlStore) -> None:
    assert store.integrity() == ()


@pytest.mark.parametrize("index", FORGERIES)
def test_a_forged_index_is_found_and_can_be_built_anew(file: Path, store: SqlStore, index: str) -> None:
    with store.read() as unit:
        before = unit.history.lines(HistoryQuery(text="flu")), unit.history.find(EntryQuery(text="out"))
        posts = unit.posts.lines("flu")
    by_hand.run(file, FORGERIES[index])
    assert any(index in said for said in store.integrity())
    store.rebuild_search()
    assert store.integrity() == ()
    with store.read() as unit:
        after = unit.history.lines(HistoryQuery(text="flu")), unit.history.find(EntryQuery(text="out"))
        assert (after, unit.posts.lines("flu")) == (before, posts)


def test_a_publication_that_was_put_elsewhere_in_the_list_is_found(file: Path, store: SqlStore) -> None:
    by_hand.run(file, "UPDATE publication SET place = place - 1")
    assert store.integrity() == ("The search index publication_search does not fit its records.",)


def test_a_row_that_belongs_to_nothing_is_found(file: Path, store: SqlStore) -> None:
    by_hand.run(file, "UPDATE designation SET person_id = 'person-9' WHERE id = 'designation-1'")
    assert store.integrity() == ("Row 1 of designation belongs to a person that is not there.",)


def test_damage_to_the_file_is_found(file: Path, store: SqlStore) -> None:
    content = bytearray(file.read_bytes())
    (page,) = [row["rootpage"] for row in by_hand.rows(file, "sqlite_master") if row["name"] == "hold"]
    start = (page - 1) * 4096
    content[start : start + 8] = b"\xff" * 8
    file.write_bytes(content)
    assert any("damaged" in said for said in store.integrity())
