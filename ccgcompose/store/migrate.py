"""Bring the schema up to date: under the write lock, after a checked backup, and without losing a row."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine

from ccgcompose.errors import StoreTooNew, StoreUnavailable
from ccgcompose.store.backups import row_counts, write_copy
from ccgcompose.store.engine import transaction
from ccgcompose.usecases.ports import Clock

# Every step of the schema, oldest first. Alembic itself is loaded only when one is due: it costs 0.3 seconds.
STEPS = ("0001", "0002", "0003", "0004")
SCRIPTS = "ccgcompose.store:migrations"
APPLICATION_ID = 0x43434743  # "CCGC" in the file's header; the first step writes it


class Migrator:
    """Runs the steps that a database lacks. `scripts` is where Alembic finds them."""

    def __init__(
        self,
        file: Path,
        engine: Engine,
        backups: Path,
        clock: Clock,
        *,
        steps: tuple[str, ...] = STEPS,
        scripts: str = SCRIPTS,
    ) -> None:
        self._file = file
        self._engine = engine
        self._backups = backups
        self._clock = clock
        self._steps = steps
        self._scripts = scripts

    def bring_up_to_date(self) -> None:
        """Run what is due. The write lock is held all the while: of two processes, one does it.

        Raise StoreTooNew or StoreUnavailable for a database that is not ours to change, and leave it alone.
        """
        with self._engine.connect() as connection:
            if self._step(connection) == self._steps[-1]:
                return
        with transaction(self._engine, "BEGIN IMMEDIATE") as connection:
            there = self._step(connection)
            if there == self._steps[-1]:
                return
            if there is not None:
                write_copy(self._engine, self._file, self._backup_file(there))
            before = row_counts(connection)
            self._upgrade(connection)
            self._must_have_kept(before, row_counts(connection))

    def _step(self, connection: Connection) -> str | None:
        """Return the step that the database is at; None for one that is empty."""
        known = "SELECT name FROM sqlite_master WHERE type = 'table'"
        tables = {name for (name,) in connection.exec_driver_sql(known)}
        if not tables:
            return None
        ours = connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
        if not ours or "alembic_version" not in tables:
            raise StoreUnavailable(
                f"{self._file} belongs to another program.",
                kept="It was not touched.",
                next="Name another file.",
            )
        step = str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())
        if step not in self._steps:
            raise StoreTooNew(
                f"{self._file} was made by a newer version of ccgcompose (schema {step}).",
                kept="It was not touched.",
                next="Install the newer version, or open a backup that this version made.",
            )
        return step

    def _backup_file(self, step: str) -> Path:
        moment = self._clock.now().strftime("%Y%m%dT%H%M%SZ")
        name = f"{self._file.stem}-{step}-before-{self._steps[-1]}-{moment}"
        taken = len(list(self._backups.glob(f"{name}*.sqlite"))) if self._backups.is_dir() else 0
        return self._backups / (f"{name}-{taken + 1}.sqlite" if taken else f"{name}.sqlite")

    def _upgrade(self, connection: Connection) -> None:
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", self._scripts.replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, self._steps[-1])

    def _must_have_kept(self, before: dict[str, int], after: dict[str, int]) -> None:
        """Steps are additive: a table that has fewer rows than before means that something was lost."""
        lost = [name for name, count in before.items() if after.get(name, -1) < count]
        if lost:
            raise StoreUnavailable(
                f"Bringing {self._file} up to date would have lost rows of {', '.join(lost)}.",
                kept="The database is as it was.",
                next="Go on with the version that you had, and tell its makers.",
            )
