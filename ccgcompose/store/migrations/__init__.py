"""Alembic's migrations: additive only, each after a backup."""
