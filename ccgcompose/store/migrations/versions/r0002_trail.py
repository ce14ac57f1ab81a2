"""The trail of publications: remote ids that are known before a post is out."""

from __future__ import annotations

from alembic import op

from ccgcompose.store.migrations.scripts import run_script

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; nothing else is touched."""
    run_script(op.get_bind(), "0002_trail.sql")
