"""The proof over a database file, and connections to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from ccgcompose.domain.history import NO_HEAD, Head, HistoryEntry, Proof, prove
from ccgcompose.store.engine import make_engine
from tests.contract.store_files import sqlite_store


@contextmanager
def engine_over(file: Path) -> Iterator[Engine]:
    """Connections to the file with our settings, closed at the end."""
    engine = make_engine(file)
    yield engine
    engine.dispose()


def proved(file: Path, witnessed: Head = NO_HEAD) -> Proof:
    """Prove the history as the file holds it."""
    store = sqlite_store(file)
    with store.read() as unit:
        found = prove(unit.history.entries(), unit.history.records(), witnessed)
    store.close()
    return found


def entries(file: Path) -> list[HistoryEntry]:
    """The whole chain."""
    store = sqlite_store(file)
    with store.read() as unit:
        found = list(unit.history.entries())
    store.close()
    return found


def spoken_of(file: Path) -> dict[str, int]:
    """The number of the last entry that speaks of each record."""
    return {key: entry.number for entry in entries(file) for key in entry.testimony}
