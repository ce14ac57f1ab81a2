"""SQLite stores in a folder of the test's own, from a file that is made once for the run."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ccgcompose.store.database import SqlStore, open_store
from ccgcompose.usecases.ports import Witness
from tests.fakes.clock import FixedClock

CLOCK = FixedClock()


def sqlite_store(file: Path, witness: Witness | None = None) -> SqlStore:
    """Open the file, or a new database where there is none yet."""
    if not file.exists():
        file.write_bytes(_template())
    return open_store(f"sqlite:///{file}", witness=witness, backups=None, clock=CLOCK)


@cache
def _template() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.sqlite"
        open_store(f"sqlite:///{file}", witness=None, backups=None, clock=CLOCK).close()
        return file.read_bytes()
