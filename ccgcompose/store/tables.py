"""The tables. A column bears the name of the field that it keeps; ccgcompose/store/codec.py goes between."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()


def _text(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _maybe(*names: str) -> list[Column[str]]:
    return [Column(name, Text) for name in names]


def _numbers(*names: str) -> list[Column[int]]:
    return [Column(name, Integer, nullable=False) for name in names]


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _of(name: str, target: str) -> Column[str]:
    return Column(name, Text, ForeignKey(target), nullable=False)


organisation = Table(
    "organisation",
    METADATA,
    Column("only", Integer, primary_key=True),
    *_text("name", "kind", "brand", "zone", "subjects", "trusted_sites"),
    *_numbers("lock_after_minutes", "overdue_after_minutes"),
)
person = Table("person", METADATA, _id(), *_text("name", "position", "affiliation", "added_at"))
passphrase = Table(
    "passphrase",
    METADATA,
    Column("person_id", Text, ForeignKey("person.id"), primary_key=True),
    *_text("stored"),
)
designation = Table(
    "designation",
    METADATA,
    _id(),
    _of("person_id", "person.id"),
    *_text("capacity", "granted_by", "valid_from", "account_ids"),
    *_maybe("valid_to", "revoked_at"),
    Index("designation_by_person", "person_id"),
)
account = Table(
    "account",
    METADATA,
    _id(),
    *_text("name", "platform", "brand", "settings", "sign_off"),
    *_numbers("needs_approval", "active"),
)
post = Table("post", METADATA, _id(), _of("owner_id", "person.id"), *_text("created_at"))
revision = Table(
    "revision",
    METADATA,
    _of("post_id", "post.id"),
    *_numbers("number"),
    *_text("content", "headline", "subject", "made_at"),
    _of("author_id", "person.id"),
    *_maybe("edit_note"),
    PrimaryKeyConstraint("post_id", "number"),
    Index("revision_by_moment", "made_at"),
)
approval = Table(
    "approval",
    METADATA,
    _id(),
    _of("post_id", "post.id"),
    *_numbers("revision"),
    _of("person_id", "person.id"),
    _of("designation_id", "designation.id"),
    *_text("decision", "note", "made_at"),
    Index("approval_by_post", "post_id"),
)
media = Table(
    "media",
    METADATA,
    _id(),
    *_text("sha256", "published_sha256", "filename", "kind", "mime", "alt_text", "added_at", "metadata"),
    *_numbers("width", "height", "bytes"),
    _of("added_by", "person.id"),
    UniqueConstraint("sha256"),
    Index("media_by_moment", "added_at"),
)
permission = Table(
    "permission",
    METADATA,
    _id(),
    _of("media_id", "media.id"),
    *_text(
        "rights_holder", "creator", "kind", "licence", "evidence", "valid_from", "recorded_by", "recorded_at"
    ),
    *_text("platforms", "credit_line", "contact", "notes", "revoked_reason"),
    *_maybe("valid_to", "revoked_at"),
    Index("permission_by_media", "media_id"),
)
publication = Table(
    "publication",
    METADATA,
    # A number of its own: VACUUM may renumber rows that have none, and the search table points to them.
    Column("place", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _of("post_id", "post.id"),
    *_numbers("revision"),
    *_text("kind", "due_at", "wall_time", "zone", "confirmation", "made_at"),
    _of("confirmed_by", "person.id"),
    Index("publication_by_post", "post_id", "made_at"),
)
delivery = Table(
    "delivery",
    METADATA,
    _id(),
    _of("publication_id", "publication.id"),
    _of("account_id", "account.id"),
    *_text("kind", "state", "not_before", "reason"),
    *_maybe("lease_owner", "lease_until"),
    Index("delivery_by_publication", "publication_id"),
    Index("delivery_by_state", "state", "not_before"),
)
attempt = Table(
    "attempt",
    METADATA,
    _of("delivery_id", "delivery.id"),
    *_numbers("number"),
    *_text("request", "started_at", "outcome", "detail"),
    *_maybe("finished_at"),
    PrimaryKeyConstraint("delivery_id", "number"),
)
receipt = Table(
    "receipt",
    METADATA,
    Column("place", Integer, primary_key=True),
    _of("delivery_id", "delivery.id"),
    *_text("remote_id", "url", "received_at", "proof"),
    Index("receipt_by_delivery", "delivery_id"),
)
hold = Table(
    "hold", METADATA, _id(), *_text("reason", "placed_by", "placed_at"), *_maybe("released_by", "released_at")
)
history_entry = Table(
    "history_entry",
    METADATA,
    Column("number", Integer, primary_key=True),
    *_text("made_at", "kind", "summary", "details", "testimony", "previous", "hash"),
    *_maybe("actor_id", "post_id"),
    Index("history_entry_by_post", "post_id", "number"),
)
autosave = Table(
    "autosave",
    METADATA,
    *_text("person_id", "slot", "content", "at"),
    *_numbers("base_revision"),
    PrimaryKeyConstraint("person_id", "slot"),
)
