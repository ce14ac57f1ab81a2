"""What somebody does to a database with a tool of their own: no guard in the way, no entry written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

Row = dict[str, Any]


@contextmanager
def by_hand(file: Path) -> Iterator[sqlite3.Connection]:
    """Open the file, take the guards away, and commit whatever is done."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("PRAGMA synchronous = OFF")
        guards = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in guards:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        connection.commit()


def rows(file: Path, table: str) -> list[Row]:
    """Every row of a table, in the order of writing."""
    with closing(sqlite3.connect(file)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1")]  # noqa: S608


def change(file: Path, table: str, row: Row, column: str, value: object) -> None:
    """Change one field of a row."""
    key = next(iter(row))
    with by_hand(file) as connection:
        statement = f"UPDATE {table} SET {column} = ? WHERE {key} = ?"  # noqa: S608
        assert connection.execute(statement, (value, row[key])).rowcount == 1


def take_out(file: Path, table: str, row: Row) -> None:
    """Remove a row."""
    key = next(iter(row))
    with by_hand(file) as connection:
        statement = f"DELETE FROM {table} WHERE {key} = ?"  # noqa: S608
        assert connection.execute(statement, (row[key],)).rowcount == 1


def put_in(file: Path, table: str, row: Row) -> None:
    """Add a row."""
    marks = ", ".join("?" * len(row))
    with by_hand(file) as connection:
        statement = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})"  # noqa: S608
        connection.execute(statement, tuple(row.values()))


def run(file: Path, statement: str) -> None:
    """Run one statement; the guards stay where they are."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement)
        connection.commit()
