"""Run the SQL scripts that steps of the schema consist of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib import resources

from sqlalchemy import Connection


def run_script(connection: Connection, name: str) -> None:
    """Run each statement of a script beside this file, inside the transaction of the migration."""
    script = resources.files("ccgcompose.store.migrations") / "sql" / name
    for statement in _statements(script.read_text(encoding="utf-8")):
        connection.exec_driver_sql(statement)


def _statements(script: str) -> Iterator[str]:
    """Yield the statements one by one; SQLite itself knows where a trigger ends."""
    lines: list[str] = []
    for line in script.splitlines():
        lines.append(line)
        if line.rstrip().endswith(";") and sqlite3.complete_statement("\n".join(lines)):
            yield "\n".join(lines)
            lines = []
