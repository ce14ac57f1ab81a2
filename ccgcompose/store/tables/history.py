"""The chain. It names people and posts without referring to them, so that it stands whatever becomes of them."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table

from ccgcompose.store.tables.columns import METADATA, optional, texts

history_entry = Table(
    "history_entry",
    METADATA,
    Column("number", Integer, primary_key=True),
    *texts("made_at", "kind", "summary", "details", "testimony", "previous", "hash"),
    *optional("actor_id", "post_id"),
    Index("history_entry_by_post", "post_id"),
    Index("history_entry_by_kind", "kind"),
    Index("history_entry_by_moment", "made_at"),
    sqlite_strict=True,
)
