"""Accounts with their brand kits, and the one organisation they speak for."""

from __future__ import annotations

from sqlalchemy import CheckConstraint

from ccgcompose.store.tables.columns import identity, numbers, record_table, texts

account = record_table(
    "account",
    identity(),
    *texts("name", "platform", "brand", "settings", "sign_off"),
    *numbers("needs_approval", "active"),
)
organisation = record_table(
    "organisation",
    *texts("name", "kind", "brand", "zone", "subjects", "trusted_sites"),
    *numbers("lock_after_minutes", "overdue_after_minutes"),
    CheckConstraint("ordinal = 1", name="one_organisation"),
)
