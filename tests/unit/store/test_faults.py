"""A full disk, a database that somebody else holds, a folder that is gone: a sentence each, and nothing half done."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from ccgcompose.domain.post import Post
from ccgcompose.errors import DiskFull, FolderUnwritable, Problem, StoreUnavailable
from ccgcompose.store.database import SqlStore
from ccgcompose.store.engine import make_engine
from tests.contract.store_files import sqlite_store
from tests.contract.store_material import AMARA, CONTENT, NOON, revision, say
from tests.unit.store.proving import engine_over, proved

LONG = "Our flu clinics open on Monday. " * 20_000


def write_a_long_post(store: SqlStore, number: int) -> None:
    with store.write() as unit:
        unit.posts.add(Post(f"post-{number}", AMARA.id, NOON))
        content = CONTENT.__class__("Flu", "Flu", LONG, CONTENT.account_ids)
        unit.posts.add_revision(revision(post_id=f"post-{number}", content=content))
        say(unit)


def test_a_full_disk_stops_a_step_and_keeps_what_was_saved(file: Path) -> None:
    engine = make_engine(file)
    pages = file.stat().st_size // 4096

    def fill(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages + 20}").close()

    event.listen(engine, "connect", fill)
    store = SqlStore(engine, file)
    with pytest.raises(DiskFull) as found:
        write_a_long_post(store, 9)
    assert "no room" in found.value.what
    assert "kept" in found.value.kept
    assert "room" in found.value.next
    with store.write() as unit:
        say(unit, "A short one still fits.")
    assert store.integrity() == ()
    store.close()
    assert proved(file).intact
    assert proved(file).entries == 8


def test_a_database_that_is_held_says_so(file: Path) -> None:
    engine = make_engine(file)

    def hurry(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA busy_timeout = 1").close()

    event.listen(engine, "connect", hurry)
    store = SqlStore(engine, file)
    with store.read() as unit:
        assert len(unit.people.all()) == 2  # a connection that stays open, in a hurry
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for begin in (store.write, store.read):
            with pytest.raises(StoreUnavailable, match="held by another program"), begin() as unit:
                unit.people.all()
    with store.read() as unit:
        assert len(unit.people.all()) == 2
    store.close()


def test_we_wait_for_fifteen_seconds_before_we_say_so(file: Path) -> None:
    with engine_over(file) as engine, engine.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("busy_timeout", "journal_mode", "synchronous", "foreign_keys")
        }
    assert settings == {"busy_timeout": 15_000, "journal_mode": "delete", "synchronous": 2, "foreign_keys": 1}


def test_a_folder_that_is_gone_says_so(tmp_path: Path, full_database: bytes) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "store.sqlite").write_bytes(full_database)
    store = sqlite_store(folder / "store.sqlite")
    store.close()
    shutil.rmtree(folder)
    with pytest.raises(FolderUnwritable), store.read() as unit:
        unit.people.all()


def test_a_problem_inside_a_unit_can_be_caught_there(store: SqlStore) -> None:
    """The faults of a statement become problems at once, so a use case may go on in the same transaction."""
    with store.write() as unit:
        with pytest.raises(Problem):
            unit.people.add(AMARA)
        say(unit, "Went on.")
    with store.read() as unit:
        assert unit.history.head().number == 8
