"""Connections to the SQLite file: their settings, and transactions that begin when we say so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from ccgcompose.errors import BadInput, FolderUnwritable

BUSY_SECONDS = 15
_SCHEME = "sqlite:///"
KEPT_OPEN = 4  # connections; an idle one spares the next unit of work reading the schema again
_PRAGMAS = (
    "journal_mode=DELETE",  # WAL with two writing connections can corrupt a file before SQLite 3.51.3
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",  # so that INSERT OR REPLACE meets the guards against deleting
    "temp_store=MEMORY",
    "cache_size=-16000",  # KiB
)


def database_file(url: str) -> Path:
    """Return the file that a URL names. Raise BadInput for a URL that is none of ours.

    Everything behind `sqlite:///` is the path as it is, question marks and all.
    """
    path = url.removeprefix(_SCHEME)
    if not url.startswith(_SCHEME) or path in ("", ":memory:"):
        raise BadInput(
            f"“{url}” is no database address: this version keeps its records in an SQLite file.",
            kept="Nothing was changed.",
            next="Use sqlite:///path/to/file.",
        )
    return Path(path)


def make_engine(file: Path) -> Engine:
    """Return an engine over the file. Its folder is made where it is missing. Raise FolderUnwritable."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderUnwritable(
            f"The folder {file.parent} cannot be made: {error.strerror}.",
            kept="Nothing was changed.",
            next="Choose another folder for the database, or mend the rights of this one.",
        ) from error
    engine = create_engine(
        URL.create("sqlite", database=str(file)),
        poolclass=QueuePool,
        pool_size=KEPT_OPEN,
        max_overflow=-1,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    event.listen(engine, "connect", _settle)
    return engine


def _settle(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    connection.text_factory = _text
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _text(stored: bytes) -> str:
    """What somebody wrote by hand in another encoding must be readable, so that the proof can name it."""
    return stored.decode("utf-8", "surrogateescape")


@contextmanager
def transaction(engine: Engine, begin: str) -> Iterator[Connection]:
    """Run a transaction that begins with this statement; commit at the end, roll back on any exception."""
    with engine.connect() as connection:
        connection.exec_driver_sql(begin)
        with ExitStack() as undo:
            undo.callback(connection.rollback)
            yield connection
            undo.pop_all()
        connection.commit()


@contextmanager
def private_copy(engine: Engine) -> Iterator[Connection]:
    """Open a copy of the database as it is now; it lies in a temporary file that ends with the connection."""
    with closing(sqlite3.connect("")) as copy:
        with engine.connect() as source:
            original = source.connection.driver_connection
            original.backup(copy)  # type: ignore[union-attr]
        _settle(copy, None)
        with create_engine("sqlite://", creator=lambda: copy, poolclass=StaticPool).connect() as connection:
            yield connection
