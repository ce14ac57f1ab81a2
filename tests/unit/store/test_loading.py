"""What opening a store loads: neither the object-relational mapper nor, where nothing is due, Alembic."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.architecture.repository import ROOT

OPEN = """
import json, sys
from ccgcompose.store.database import open_store
from tests.fakes.clock import FixedClock
store = open_store(sys.argv[1], witness=None, backups=None, clock=FixedClock())
with store.write() as unit:
    assert len(unit.people.all()) == 2
store.close()
print(json.dumps([name for name in ("sqlalchemy", "sqlalchemy.orm", "alembic", "psycopg") if name in sys.modules]))
"""


def test_a_database_that_is_up_to_date_is_opened_without_alembic_and_without_the_orm(file: Path) -> None:
    command = [sys.executable, "-c", OPEN, f"sqlite:///{file}"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout) == ["sqlalchemy"]
