"""What goes out: publications, deliveries, attempts, receipts; and the holds that stop it."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, UniqueConstraint

from ccgcompose.store.tables.columns import identity, numbers, optional, record_table, reference, texts

publication = record_table(
    "publication",
    identity(),
    # Where it stands in the history list: the microsecond at which it is due, moved on where that one is taken.
    Column("place", Integer, nullable=False, unique=True),
    *texts("post_id"),
    *numbers("revision"),
    *texts("kind", "due_at", "wall_time", "zone"),
    reference("confirmed_by", "person.id"),
    *texts("confirmation", "made_at"),
    ForeignKeyConstraint(["post_id", "revision"], ["revision.post_id", "revision.number"]),
    Index("publication_by_post", "post_id"),
    Index("publication_by_person", "confirmed_by"),
)
delivery = record_table(
    "delivery",
    identity(),
    reference("publication_id", "publication.id"),
    reference("account_id", "account.id"),
    *texts("kind", "state", "not_before", "reason"),
    *optional("lease_owner", "lease_until"),
    Index("delivery_by_publication", "publication_id"),
    Index("delivery_by_state", "state", "not_before"),
)
attempt = record_table(
    "attempt",
    reference("delivery_id", "delivery.id"),
    *numbers("number"),
    *texts("request", "started_at", "outcome", "detail"),
    *optional("finished_at"),
    UniqueConstraint("delivery_id", "number"),
)
receipt = record_table(
    "receipt",
    reference("delivery_id", "delivery.id"),
    *texts("remote_id", "url", "received_at", "proof"),
    UniqueConstraint("delivery_id", "remote_id"),
)
trail = record_table(  # no record: see ccgcompose/store/trails.py
    "trail",
    *texts("key", "step", "value", "at"),
    UniqueConstraint("key", "step"),
)
hold = record_table(
    "hold",
    identity(),
    *texts("reason"),
    reference("placed_by", "person.id"),
    *texts("placed_at"),
    *optional("released_by", "released_at"),
)
