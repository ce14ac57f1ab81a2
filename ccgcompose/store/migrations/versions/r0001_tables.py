"""The first schema: the tables of records, the guards over them, and the indexes for search.

It is written out here rather than taken from ccgcompose/store/tables: those move on, this step does not.
"""

from __future__ import annotations

from alembic import op

from ccgcompose.store.migrations.scripts import run_script

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make everything."""
    for name in ("0001_tables.sql", "0001_guards.sql", "0001_search.sql"):
        run_script(op.get_bind(), name)
