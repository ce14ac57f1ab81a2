"""Media by their content hashes, the permissions for them, the evidence, and what was seen in their files."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table, Text, UniqueConstraint
from sqlalchemy import text as sql

from ccgcompose.store.tables.columns import (
    METADATA,
    identity,
    numbers,
    optional,
    record_table,
    reference,
    texts,
)

media = record_table(
    "media",
    identity(),
    *texts("sha256", "published_sha256", "filename", "kind", "mime", "alt_text", "added_at", "metadata"),
    *numbers("width", "height", "bytes"),
    reference("added_by", "person.id"),
    # From here on: the fourth step of the schema.
    *numbers("duration_ms"),
    *texts("codecs", "poster_sha256", "captions", "transcript", "text", "provenance"),
    *optional("derivation"),
    UniqueConstraint("sha256"),
    Index("media_that_are_texts", "ordinal", sqlite_where=sql("kind = 'text'")),
    Index("media_that_derive", "ordinal", sqlite_where=sql("derivation IS NOT NULL")),
)
permission = record_table(
    "permission",
    identity(),
    reference("media_id", "media.id"),
    *texts("rights_holder", "creator", "kind", "licence", "evidence", "valid_from"),
    reference("recorded_by", "person.id"),
    *texts("recorded_at", "platforms", "credit_line", "contact", "notes", "revoked_reason"),
    *optional("valid_to", "revoked_at"),
    *texts("terms", "evidence_files"),  # from here on: the fourth step of the schema
    Column("checked_by", Text, ForeignKey("person.id")),
    *optional("checked_at"),
    Index("permission_by_media", "media_id"),
)
evidence = record_table(
    "evidence",
    identity(),
    *texts("sha256", "mime", "label", "added_at"),
    *numbers("bytes"),
    reference("added_by", "person.id"),
)
# What was seen can be seen again: no record, so the history does not testify of it and it may be replaced.
sight = Table(
    "sight",
    METADATA,
    Column("sha256", Text, primary_key=True),
    *texts("seer", "faces", "words", "codes", "prints"),
    sqlite_strict=True,
)
