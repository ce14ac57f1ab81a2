"""${message}."""

from __future__ import annotations

from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Only add: a table that is dropped takes its rows and all that point to them."""
    ${upgrades if upgrades else "op.execute('SELECT 1')"}
