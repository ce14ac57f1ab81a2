"""A workspace that an older version made: brought up to date, every record still is what the history says of it.

`v0001_rows.json` was written by the code of schema 0001, before any field joined later; it is never made anew.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ccgcompose.domain.history import Head
from ccgcompose.domain.permission import NO_TERMS
from ccgcompose.domain.uses import Use
from ccgcompose.store.migrate import SCRIPTS
from tests.contract.store_files import sqlite_store
from tests.contract.store_material import PERMISSION, PICTURE, say
from tests.unit.store.proving import proved
from tests.unit.store.steps import migrate

ROWS = json.loads((Path(__file__).parent / "v0001_rows.json").read_text(encoding="utf-8"))
LAST = ROWS["history_entry"][-1]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database of schema 0001 with one of everything that there was."""
    file = tmp_path / "old.sqlite"
    migrate(file, Path(SCRIPTS), tmp_path / "backups", steps=("0001",))
    with closing(sqlite3.connect(file)) as connection, connection:
        for table, rows in ROWS.items():
            for row in rows:
                places = ", ".join("?" * len(row))
                connection.execute(
                    f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})",  # noqa: S608
                    tuple(row.values()),
                )
    return file


def test_it_is_what_the_history_says_before_and_after(old: Path) -> None:
    found = proved(old, Head(LAST["number"], LAST["hash"]))
    assert found.intact, found.reason
    assert found.records == sum(len(rows) for name, rows in ROWS.items() if name not in ("history_entry",))


def test_its_records_have_the_defaults_of_what_joined_later(old: Path) -> None:
    store = sqlite_store(old)
    with store.read() as unit:
        (record,) = unit.media.permissions(PICTURE.id)
        assert record == PERMISSION
        assert (record.terms, record.evidence_files, record.checked_by) == (NO_TERMS, (), None)
        assert unit.media.get(PICTURE.id) == PICTURE
        assert (unit.consents.all(), unit.tasks.all(), unit.evidence.all()) == ((), (), ())
    store.close()


def test_it_can_be_worked_with(old: Path) -> None:
    store = sqlite_store(old)
    wider = replace(PERMISSION, terms=replace(NO_TERMS, uses=(Use.PRINT,)))
    with store.write() as unit:
        unit.media.update_permission(wider)
        say(unit)
    with store.read() as unit:
        assert unit.media.permission(PERMISSION.id) == wider
    store.rebuild_search()
    assert store.integrity() == ()
    store.close()
    assert proved(old).intact


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("permission", "terms", '{"uses":["print"]}'),
        ("permission", "terms", '{"anything":"else"}'),
        ("permission", "evidence_files", '["evidence-9"]'),
        ("permission", "checked_at", "2026-11-24T12:00:00.000000Z"),
        ("media", "text", "words put in"),
        ("media", "duration_ms", 1),
        ("media", "derivation", '{"origin_id":"media-2"}'),
    ],
)
def test_what_joined_later_is_under_testimony_too(old: Path, table: str, column: str, value: object) -> None:
    sqlite_store(old).close()
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute(f"UPDATE {table} SET {column} = ?", (value,))  # noqa: S608
    found = proved(old)
    assert not found.intact
    assert f"{table}:" in found.reason
