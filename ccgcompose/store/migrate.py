"""Bring the schema up to date: a verified backup first, then Alembic, all under the write lock."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from importlib import resources
from pathlib import Path

from sqlalchemy import Connection, Engine

from ccgcompose.errors import EnvironmentFault, FolderUnwritable, StoreTooNew, StoreUnavailable

# Every step of the schema, oldest first. Alembic itself is loaded only when a step is due: it costs 0.3 seconds.
STEPS = ("0001",)


def bring_up_to_date(engine: Engine, backups: Path, moment: datetime) -> None:
    """Run the steps that are due. Raise StoreTooNew for a database of a newer version, and leave it alone."""
    with engine.connect() as connection:
        if _current(connection) == STEPS[-1]:
            return
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")  # ignored inside a transaction, so before it
        there = _current(connection)
        if there is not None:
            _back_up(connection, backups, there, moment)
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            if _current(connection) != STEPS[-1]:  # another process may have been quicker
                _upgrade(connection)
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")


def _current(connection: Connection) -> str | None:
    known = "SELECT name FROM sqlite_master WHERE type = 'table'"
    tables = {row[0] for row in connection.exec_driver_sql(known)}
    if "alembic_version" not in tables:
        if tables:
            raise StoreUnavailable(
                "This database belongs to another program.",
                kept="It was not touched.",
                next="Name another file in CCGCOMPOSE_DATABASE_URL.",
            )
        return None
    step = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if step not in STEPS:
        raise StoreTooNew(
            f"This database was made by a newer version of ccgcompose (schema {step}).",
            kept="It was not touched.",
            next="Install the newer version, or restore a backup that this version made.",
        )
    return str(step)


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    with resources.as_file(resources.files("ccgcompose.store") / "migrations") as scripts:
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, STEPS[-1])


def _back_up(connection: Connection, backups: Path, step: str, moment: datetime) -> None:
    target = backups / f"before-{STEPS[-1]}-from-{step}-{moment:%Y%m%dT%H%M%SZ}.sqlite"
    try:
        backups.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderUnwritable(
            f"No backup can be written to {backups}: {error.strerror}.",
            kept="The database was not touched.",
            next="Mend the rights of that folder, then start again.",
        ) from error
    connection.exec_driver_sql("VACUUM INTO ?", (str(target),))
    with closing(sqlite3.connect(target)) as copy:
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        raise EnvironmentFault(
            f"The backup before the migration is damaged: {verdict}.",
            kept="The database was not touched.",
            next="Look after the disk, then start again.",
        )
