"""Posts, their revisions, the decisions on them, and text that nobody has saved yet."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, text

from ccgcompose.store.tables.columns import identity, numbers, optional, record_table, reference, texts

_CONTENT = ("subject", "title", "text", "account_ids", "variants", "media")

post = record_table("post", identity(), reference("owner_id", "person.id"), *texts("created_at"))
revision = record_table(
    "revision",
    reference("post_id", "post.id"),
    *numbers("number"),
    *texts(*_CONTENT),
    reference("author_id", "person.id"),
    *texts("made_at"),
    *optional("edit_note"),
    UniqueConstraint("post_id", "number"),
    Index("revision_by_author", "author_id"),
    Index("revision_with_media", "post_id", "number", sqlite_where=text("media <> '[]'")),
    Index("revision_with_note", "post_id", "number", sqlite_where=text("edit_note IS NOT NULL")),
)
approval = record_table(
    "approval",
    identity(),
    *texts("post_id"),
    *numbers("revision"),
    reference("person_id", "person.id"),
    reference("designation_id", "designation.id"),
    *texts("decision", "note", "made_at"),
    ForeignKeyConstraint(["post_id", "revision"], ["revision.post_id", "revision.number"]),
    Index("approval_by_post", "post_id"),
)
autosave = record_table(
    "autosave",
    reference("person_id", "person.id"),
    *texts("post_id"),  # empty for a post that is not saved yet
    *numbers("base_revision"),
    *texts(*_CONTENT, "at"),
    UniqueConstraint("person_id", "post_id"),
)
