"""Alembic runs a migration inside the connection and transaction that ccgcompose/store/migrate.py hands over."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None)
context.run_migrations()
