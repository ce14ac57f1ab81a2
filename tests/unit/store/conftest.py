"""A database with one of everything, made once for the run and copied for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccgcompose.store.database import SqlStore
from ccgcompose.store.records import EVERY_RECORD
from tests.contract.store_files import sqlite_store
from tests.contract.store_material import everything
from tests.fakes.store import FakeWitness
from tests.unit.store.by_hand import Row, rows


@pytest.fixture(scope="session")
def full_database(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a database that holds every kind of record."""
    file = tmp_path_factory.mktemp("full") / "store.sqlite"
    store = sqlite_store(file)
    everything(store)
    store.close()
    return file.read_bytes()


@pytest.fixture
def file(tmp_path: Path, full_database: bytes) -> Path:
    """A database file of the test's own that holds every kind of record."""
    target = tmp_path / "store.sqlite"
    target.write_bytes(full_database)
    return target


@pytest.fixture
def witness() -> FakeWitness:
    return FakeWitness()


@pytest.fixture
def store(file: Path, witness: FakeWitness) -> Iterator[SqlStore]:
    """The store over that file."""
    found = sqlite_store(file, witness)
    yield found
    found.close()


@pytest.fixture
def full_rows(file: Path) -> dict[str, Row]:
    """A row of each kind of record."""
    return {record.name: rows(file, record.table.name)[-1] for record in EVERY_RECORD}
