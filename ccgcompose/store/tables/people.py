"""People, what they are designated to do, and what their passphrases are checked against."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Text

from ccgcompose.store.tables.columns import identity, optional, record_table, reference, texts

person = record_table("person", identity(), *texts("name", "position", "affiliation", "added_at"))
passphrase = record_table(
    "passphrase",
    Column("person_id", Text, ForeignKey("person.id"), nullable=False, unique=True),
    *texts("stored"),
)
designation = record_table(
    "designation",
    identity(),
    reference("person_id", "person.id"),
    *texts("capacity"),
    reference("granted_by", "person.id"),
    *texts("valid_from", "account_ids"),
    *optional("valid_to", "revoked_at"),
    Index("designation_by_person", "person_id"),
)
