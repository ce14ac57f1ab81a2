"""Media by their content hashes, and the permissions for them."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint

from ccgcompose.store.tables.columns import identity, numbers, optional, record_table, reference, texts

media = record_table(
    "media",
    identity(),
    *texts("sha256", "published_sha256", "filename", "kind", "mime", "alt_text", "added_at", "metadata"),
    *numbers("width", "height", "bytes"),
    reference("added_by", "person.id"),
    UniqueConstraint("sha256"),
)
permission = record_table(
    "permission",
    identity(),
    reference("media_id", "media.id"),
    *texts("rights_holder", "creator", "kind", "licence", "evidence", "valid_from"),
    reference("recorded_by", "person.id"),
    *texts("recorded_at", "platforms", "credit_line", "contact", "notes", "revoked_reason"),
    *optional("valid_to", "revoked_at"),
    Index("permission_by_media", "media_id"),
)
