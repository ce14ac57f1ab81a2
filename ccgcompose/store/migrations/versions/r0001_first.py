"""The first schema: every table, the triggers that keep records, and the search tables."""

from __future__ import annotations

from alembic import op

from ccgcompose.store.tables import METADATA
from ccgcompose.store.triggers import TRIGGERS

revision = "0001"
down_revision = None

SEARCH = (
    "CREATE VIRTUAL TABLE entry_search USING fts5(words, content='', tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE publication_search "
    "USING fts5(words, content='', tokenize='unicode61 remove_diacritics 2')",
)


def upgrade() -> None:
    """Make everything."""
    METADATA.create_all(op.get_bind())
    for statement in (*TRIGGERS, *SEARCH):
        op.execute(statement)
