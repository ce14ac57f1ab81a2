"""Settings of the checks with their versions, and waivers. Nothing that was there changes."""

from __future__ import annotations

from alembic import op

from ccgcompose.store.migrations.scripts import run_script

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the two tables and their guards."""
    run_script(op.get_bind(), "0003_policy.sql")
