"""The media library: more of works and permissions; evidence, consents, appearances, tasks, and what was seen."""

from __future__ import annotations

from alembic import op

from ccgcompose.store.migrations.scripts import run_script

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns and tables; no row is touched, and none of them changes what the history testifies of."""
    run_script(op.get_bind(), "0004_library.sql")
