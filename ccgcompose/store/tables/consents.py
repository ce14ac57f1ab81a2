"""Consents, the places where people appear, and the tasks that a withdrawal opens."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Text
from sqlalchemy import text as sql

from ccgcompose.store.tables.columns import identity, numbers, optional, record_table, reference, texts


def _maybe(name: str, target: str) -> Column[str]:
    """Return a column that may name a record of another table."""
    return Column(name, Text, ForeignKey(target))


consent = record_table(
    "consent",
    identity(),
    *texts("name", "relation", "age_band", "scope", "given_on", "method", "lawful_basis"),
    reference("recorded_by", "person.id"),
    *texts("recorded_at", "platforms", "guardian", "guardian_relation", "capacity_statement", "witness"),
    *numbers("may_be_named", "condition_may_be_stated", "story_approved"),
    *texts("story"),
    *optional("review_on", "valid_to"),
    *texts("evidence", "evidence_files", "notes"),
    _maybe("amends", "consent.id"),
    *optional("superseded_by", "withdrawal"),
)
appearance = record_table(
    "appearance",
    identity(),
    *texts("resolution"),
    reference("recorded_by", "person.id"),
    *texts("recorded_at"),
    _maybe("media_id", "media.id"),
    _maybe("post_id", "post.id"),
    *optional("region"),
    _maybe("consent_id", "consent.id"),
    *texts("note"),
    *optional("removed_at"),
    Index("appearance_by_media", "media_id"),
    Index("appearance_by_post", "post_id"),
    Index("appearance_by_consent", "consent_id"),
)
task = record_table(
    "task",
    identity(),
    *texts("kind", "summary"),
    reference("opened_by", "person.id"),
    *texts("opened_at"),
    *optional("post_id", "account_id", "delivery_id", "media_id"),
    _maybe("consent_id", "consent.id"),
    *texts("url"),
    *optional("done_by", "done_at"),
    *texts("note"),
    Index("task_that_is_open", "ordinal", sqlite_where=sql("done_at IS NULL")),
)
