"""Open the database and hand out units of work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from ccgcompose.errors import BadInput, FolderUnwritable
from ccgcompose.store.faults import told
from ccgcompose.store.migrate import bring_up_to_date
from ccgcompose.store.unit import SqlUnit
from ccgcompose.usecases.ports import Clock, UnitOfWork, Witness

BUSY_SECONDS = 15


def open_store(url: str, *, witness: Witness, backups: Path, clock: Clock) -> SqlStore:
    """Return the store at an SQLAlchemy URL, with its schema up to date; a backup is written before a migration.

    Raise StoreUnavailable, StoreTooNew, DiskFull, FolderUnwritable, or BadInput for a URL that is none of ours.
    """
    engine = _engine(url)
    with told(url):
        bring_up_to_date(engine, backups, clock.now())
    return SqlStore(engine, witness, url)


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise BadInput(f"“{url}” is not a database address.", next="Use sqlite:///path/to/file.") from error
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise BadInput(
            "This version keeps its records in an SQLite file only.", next="Use sqlite:///path/to/file."
        )
    _must_be_writable(Path(parsed.database))
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _settle)
    return engine


def _must_be_writable(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("ab"):
            return
    except OSError as error:
        raise FolderUnwritable(
            f"{file} cannot be written: {error.strerror}.",
            kept="Nothing was changed.",
            next="Choose another folder through CCGCOMPOSE_HOME, or mend the rights of this one.",
        ) from error


def _settle(connection: object, _record: object) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]  # we say BEGIN ourselves
    for pragma in ("journal_mode=DELETE", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]


class SqlStore:
    """Fulfils the port Store. Each unit of work has a connection of its own, so any thread may ask."""

    def __init__(self, engine: Engine, witness: Witness, url: str) -> None:
        self._engine = engine
        self._witness = witness
        self._url = url

    def write(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a write; see the port."""
        return self._write()

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a read; see the port."""
        return self._read()

    @contextmanager
    def _write(self) -> Iterator[SqlUnit]:
        with told(self._url), self._engine.connect() as connection:
            with _transaction(connection, "BEGIN IMMEDIATE"):
                unit = SqlUnit(connection)
                before = unit.history.head()
                yield unit
                unit.must_be_recorded()
                head = unit.history.head()
            if head != before:
                self._witness.remember(head)

    @contextmanager
    def _read(self) -> Iterator[SqlUnit]:
        with told(self._url), self._engine.connect() as connection, _transaction(connection, "BEGIN"):
            yield SqlUnit(connection)

    def backup(self, target: Path) -> None:
        """Write a whole copy of the database to a file that is not there yet."""
        with told(self._url), self._engine.connect() as connection:
            connection.execute(text("VACUUM INTO :target"), {"target": str(target)})

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


@contextmanager
def _transaction(connection: Connection, begin: str) -> Iterator[None]:
    connection.exec_driver_sql(begin)
    try:
        yield
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
    connection.exec_driver_sql("COMMIT")
