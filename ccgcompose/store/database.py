"""Open the database and hand out units of work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from threading import Lock

from sqlalchemy import Engine, select

from ccgcompose.errors import Problem
from ccgcompose.store import backups as copies
from ccgcompose.store.engine import database_file, make_engine, private_copy, transaction
from ccgcompose.store.faults import told
from ccgcompose.store.integrity import faults_of
from ccgcompose.store.migrate import Migrator
from ccgcompose.store.search import index_everything
from ccgcompose.store.tables import history_entry
from ccgcompose.store.transaction import Transaction
from ccgcompose.store.unit import SqlUnit
from ccgcompose.usecases.ports import Clock, UnitOfWork, Witness


def open_store(url: str, *, witness: Witness | None, backups: Path | None, clock: Clock) -> SqlStore:
    """Return the store at an SQLAlchemy URL, with its schema up to date.

    Before a migration a backup is written into `backups` (None: a folder of that name beside the database).
    Raise StoreUnavailable, StoreTooNew, DiskFull, FolderUnwritable, or BadInput for a URL that is none of ours.
    """
    file = database_file(url)
    engine = make_engine(file)
    with ExitStack() as undo:
        undo.callback(engine.dispose)
        with told(str(file)):
            Migrator(file, engine, backups or file.parent / "backups", clock).bring_up_to_date()
        undo.pop_all()
    return SqlStore(engine, file, witness)


class SqlStore:
    """Fulfils the port Store. Each unit of work has a connection to itself, so any thread may ask."""

    def __init__(self, engine: Engine, file: Path, witness: Witness | None = None) -> None:
        self._engine = engine
        self._file = file
        self._witness = witness
        # Threads of one program queue up here: SQLite itself lets them try again and again, with growing pauses.
        self._turn = Lock()

    def write(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a write; see the port."""
        return self._write()

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a read; see the port."""
        return self._read()

    def snapshot(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a read of a private copy; see the port."""
        return self._snapshot()

    @contextmanager
    def _write(self) -> Iterator[SqlUnit]:
        where = str(self._file)
        with self._turn, told(where), transaction(self._engine, "BEGIN IMMEDIATE") as connection:
            tx = Transaction(connection, where, writes=True)
            yield SqlUnit(tx)
            tx.must_be_recorded()
            head = tx.head if self._witness_agrees(tx) else None
        if head is not None and self._witness is not None:
            self._witness.remember(head)

    @contextmanager
    def _read(self) -> Iterator[SqlUnit]:
        where = str(self._file)
        with told(where), transaction(self._engine, "BEGIN") as connection:
            yield SqlUnit(Transaction(connection, where, writes=False))

    @contextmanager
    def _snapshot(self) -> Iterator[SqlUnit]:
        where = str(self._file)
        with told(where), private_copy(self._engine) as connection:
            yield SqlUnit(Transaction(connection, where, writes=False))

    def _witness_agrees(self, tx: Transaction) -> bool:
        """Whether the chain still holds what was witnessed. If not, the witness stays as evidence.

        Otherwise a chain that was cut short would hide it as soon as it had grown past the witness again.
        """
        if self._witness is None or tx.head is None:
            return False
        try:
            seen = self._witness.recall()
        except Problem:
            return False  # the proof will say so; work goes on
        stored = tx.scalar(select(history_entry.c.hash).where(history_entry.c.number == seen.number))
        return seen.number == 0 or bool(stored == seen.hash)

    def backup(self, target: Path) -> None:
        """Write a whole, checked copy of the database to a file that is not there yet.

        Raise BadInput for a file that is there, FolderUnwritable, DiskFull or StoreUnavailable.
        """
        with told(str(self._file)), transaction(self._engine, "BEGIN IMMEDIATE"):
            copies.write_copy(self._engine, self._file, target)

    def integrity(self) -> tuple[str, ...]:
        """Return what is wrong with the file, its indexes or its guards, one sentence each; empty if nothing."""
        with told(str(self._file)):
            return faults_of(self._engine)

    def rebuild_search(self) -> None:
        """Build the indexes for search anew from the records."""
        where = str(self._file)
        with told(where), transaction(self._engine, "BEGIN IMMEDIATE") as connection:
            index_everything(Transaction(connection, where, writes=True))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()
