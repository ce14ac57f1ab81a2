"""Whole copies of the database, checked before anybody relies on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from ccgcompose.errors import BadInput, FolderUnwritable, StoreUnavailable
from ccgcompose.store.faults import told

# The tables that hold records. Those of the search indexes are left out: FTS5 merges their rows as it likes.
_TABLES = """
    SELECT name FROM sqlite_master
    WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '%\\_search%' ESCAPE '\\'
"""
Ask = Callable[[str], list[Any]]


def write_copy(engine: Engine, file: Path, target: Path) -> None:
    """Copy the database (VACUUM INTO) to `target`, which must not be there, and check the copy.

    The caller holds the write lock, so that nothing changes meanwhile. `target` appears whole or not at all.
    Raise BadInput, FolderUnwritable, DiskFull or StoreUnavailable.
    """
    if target.exists():
        raise BadInput(f"{target} is there already.", kept="It was not touched.", next="Name another file.")
    fresh = target.with_name(f"{target.name}.unfinished")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        with told(str(fresh)):
            _copy_and_check(engine, file, fresh)
        fresh.replace(target)
    except OSError as error:
        raise FolderUnwritable(
            f"No copy can be written to {target.parent}: {error.strerror}.",
            kept="The database was not touched.",
            next="Mend the rights of that folder, or name another one.",
        ) from error
    finally:
        _remove(fresh)


def _remove(fresh: Path) -> None:
    if fresh.is_file():
        fresh.unlink()


def _copy_and_check(engine: Engine, file: Path, fresh: Path) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(fresh),))
        expected = row_counts(connection)
    with closing(sqlite3.connect(fresh)) as copy:
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
        found = _counts(lambda statement: copy.execute(statement).fetchall())
    if verdict != "ok" or found != expected:
        raise StoreUnavailable(
            f"The copy of {file} is not sound: {verdict}.",
            kept="The database was not touched.",
            next="Look after the disk, then try again.",
        )


def row_counts(connection: Connection) -> dict[str, int]:
    """Return how many rows each table of records has."""
    return _counts(lambda statement: list(connection.exec_driver_sql(statement)))


def _counts(ask: Ask) -> dict[str, int]:
    return {name: ask(f'SELECT count(*) FROM "{name}"')[0][0] for (name,) in ask(_TABLES)}  # noqa: S608
