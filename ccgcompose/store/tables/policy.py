"""What the organisation sets for its checks, version by version, and the findings that people accepted."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint

from ccgcompose.store.tables.columns import identity, numbers, optional, record_table, reference, texts

policy_version = record_table(
    "policy_version",
    *texts("settings", "changes", "changed_at"),
    reference("changed_by", "person.id"),
    *numbers("number"),
    UniqueConstraint("number"),
)
waiver = record_table(
    "waiver",
    identity(),
    reference("post_id", "post.id"),
    *texts("rule", "clause", "severity", "message", "words"),
    reference("person_id", "person.id"),
    *texts("reason", "given_at"),
    *optional("account_id", "withdrawn_by", "withdrawn_at"),
    Index("waiver_by_post", "post_id"),
)
