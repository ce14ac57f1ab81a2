"""Steps of the schema: a backup first, no row lost, all or nothing, and one process only."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect

from ccgcompose.errors import FolderUnwritable, StoreTooNew, StoreUnavailable
from ccgcompose.store.migrate import SCRIPTS, STEPS
from ccgcompose.store.tables import METADATA
from tests.contract.store_files import sqlite_store
from tests.unit.store.by_hand import rows
from tests.unit.store.processes import at_once
from tests.unit.store.proving import engine_over, entries, proved
from tests.unit.store.steps import ADDS, DROPS, FAILS, LOSES, NEXT, migrate, scripts_with

BACKUP = f"store-{STEPS[-1]}-before-{NEXT}-20261124T120000Z.sqlite"


def dump(file: Path) -> list[str]:
    """Everything that the file holds, as SQL; a copy has its indexes and triggers in an order of its own."""
    with closing(sqlite3.connect(file)) as connection:
        return sorted(connection.iterdump())


def counts(file: Path) -> dict[str, int]:
    return {name: len(rows(file, name)) for name in METADATA.tables}


def assert_everything_is_kept(file: Path, scripts: Path, backups: Path) -> None:
    """Go one step on: no table has a row less or more, the file is sound, and the chain fits."""
    before, chain = counts(file), entries(file)
    migrate(file, scripts, backups)
    assert counts(file) == before
    assert rows(file, "alembic_version") == [{"version_num": NEXT}]
    assert [row["hash"] for row in rows(file, "history_entry")] == [entry.hash for entry in chain]
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_step_keeps_every_row(tmp_path: Path, file: Path) -> None:
    assert_everything_is_kept(file, scripts_with(tmp_path / "scripts", ADDS), tmp_path / "backups")


@pytest.mark.parametrize("statements", [LOSES, DROPS])
def test_the_harness_sees_a_loss(tmp_path: Path, file: Path, statements: tuple[str, ...]) -> None:
    with pytest.raises(StoreUnavailable, match="would have lost rows"):
        assert_everything_is_kept(file, scripts_with(tmp_path / "scripts", statements), tmp_path / "backups")


def test_a_backup_is_written_before_a_step(tmp_path: Path, file: Path) -> None:
    before = dump(file)
    migrate(file, scripts_with(tmp_path / "scripts", ADDS), tmp_path / "backups")
    assert [each.name for each in (tmp_path / "backups").iterdir()] == [BACKUP]
    assert dump(tmp_path / "backups" / BACKUP) == before
    assert proved(tmp_path / "backups" / BACKUP).intact
    assert rows(file, "extra") == [{"name": "one"}]


def test_two_backups_in_one_second_have_names_of_their_own(tmp_path: Path, full_database: bytes) -> None:
    scripts = scripts_with(tmp_path / "scripts", ADDS)
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "store.sqlite").write_bytes(full_database)
        migrate(tmp_path / folder / "store.sqlite", scripts, tmp_path / "backups")
    assert len(list((tmp_path / "backups").iterdir())) == 2


def test_a_new_database_needs_no_backup(tmp_path: Path) -> None:
    migrate(tmp_path / "new.sqlite", scripts_with(tmp_path / "scripts", ADDS), tmp_path / "backups")
    assert not (tmp_path / "backups").exists()
    assert rows(tmp_path / "new.sqlite", "extra") == [{"name": "one"}]


def test_without_a_place_for_the_backup_nothing_is_done(tmp_path: Path, file: Path) -> None:
    before = dump(file)
    (tmp_path / "backups").write_text("a file")
    with pytest.raises(FolderUnwritable):
        migrate(file, scripts_with(tmp_path / "scripts", ADDS), tmp_path / "backups")
    assert dump(file) == before


@pytest.mark.parametrize("statements", [FAILS, LOSES])
def test_a_step_that_fails_or_loses_something_leaves_everything_as_it_was(
    tmp_path: Path, file: Path, statements: tuple[str, ...]
) -> None:
    before = dump(file)
    with pytest.raises(StoreUnavailable):
        migrate(file, scripts_with(tmp_path / "scripts", statements), tmp_path / "backups")
    assert dump(file) == before
    assert dump(tmp_path / "backups" / BACKUP) == before
    assert proved(file).intact  # this version still opens it


def test_a_database_of_the_next_version_is_too_new_for_this_one(tmp_path: Path, file: Path) -> None:
    migrate(file, scripts_with(tmp_path / "scripts", ADDS), tmp_path / "backups")
    before = dump(file)
    with pytest.raises(StoreTooNew, match=NEXT):
        sqlite_store(file)
    assert dump(file) == before


MIGRATE = """
import sys
from pathlib import Path
import alembic.command
from tests.unit.store.steps import migrate
file, scripts, backups = map(Path, sys.argv[1:])

def work():
    migrate(file, scripts, backups)
"""


@pytest.mark.parametrize("is_new", [True, False])
def test_of_several_processes_one_migrates(tmp_path: Path, file: Path, is_new: bool) -> None:
    target = tmp_path / "new.sqlite" if is_new else file
    arguments = [str(target), str(scripts_with(tmp_path / "scripts", ADDS)), str(tmp_path / "backups")]
    at_once(MIGRATE, [arguments] * 4)
    assert rows(target, "extra") == [{"name": "one"}]
    assert len(rows(target, "alembic_version")) == 1
    assert len(list((tmp_path / "backups").glob("*"))) == (0 if is_new else 1)


def test_the_steps_are_those_that_alembic_finds() -> None:
    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.set_main_option("path_separator", "os")
    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == STEPS


def shape(engine: Engine) -> dict[str, object]:
    """What a database looks like, whichever way it was made."""
    seen = inspect(engine)
    return {
        name: (
            [(c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(name)],
            sorted((i["name"], i["column_names"], i["unique"]) for i in seen.get_indexes(name)),
            sorted(u["column_names"] for u in seen.get_unique_constraints(name)),
            sorted((f["constrained_columns"], f["referred_table"]) for f in seen.get_foreign_keys(name)),
            seen.get_table_options(name),
        )
        for name in METADATA.tables
    }


def test_the_tables_in_the_code_are_those_in_the_database(tmp_path: Path, file: Path) -> None:
    with engine_over(file) as migrated, engine_over(tmp_path / "made.sqlite") as made:
        METADATA.create_all(made)
        assert shape(migrated) == shape(made)
