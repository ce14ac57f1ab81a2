"""Schemas of the future: copies of the migration scripts with one step more, for tests of migrating."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

from ccgcompose.store.engine import make_engine
from ccgcompose.store.faults import told
from ccgcompose.store.migrate import STEPS, Migrator
from tests.contract.store_files import CLOCK

NEXT = "9999"
SCRIPT = """
from alembic import op

revision = "{next}"
down_revision = "{last}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in {statements!r}:
        op.execute(statement)
"""
ADDS = (
    "CREATE TABLE extra (name TEXT)",
    "INSERT INTO extra VALUES ('one')",
    "ALTER TABLE post ADD COLUMN more TEXT",
)
FAILS = (*ADDS, "UPDATE nowhere SET nothing = 1")
LOSES = ("DROP TRIGGER receipt_is_never_deleted", "DELETE FROM receipt")
DROPS = ("DROP TABLE autosave",)


def scripts_with(folder: Path, statements: tuple[str, ...]) -> Path:
    """Copy the scripts into a folder, with a further step of these statements."""
    source = resources.files("ccgcompose.store") / "migrations"
    with resources.as_file(source) as scripts:
        shutil.copytree(scripts, folder, ignore=shutil.ignore_patterns("__pycache__"))
    step = SCRIPT.format(next=NEXT, last=STEPS[-1], statements=statements)
    (folder / "versions" / f"r{NEXT}_next.py").write_text(step, encoding="utf-8")
    return folder


def migrate(file: Path, scripts: Path, backups: Path, steps: tuple[str, ...] = (*STEPS, NEXT)) -> None:
    """Bring a database up to the last of these steps."""
    engine = make_engine(file)
    try:
        with told(str(file)):
            Migrator(file, engine, backups, CLOCK, steps=steps, scripts=str(scripts)).bring_up_to_date()
    finally:
        engine.dispose()
