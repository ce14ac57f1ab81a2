"""What the database itself refuses, whoever asks: changing what is immutable, deleting what is a record."""

from __future__ import annotations

IMMUTABLE = ("revision", "history_entry", "approval", "receipt", "post")
NEVER_DELETED = (
    *IMMUTABLE,
    "organisation",
    "person",
    "passphrase",
    "designation",
    "account",
    "media",
    "permission",
    "publication",
    "delivery",
    "attempt",
    "hold",
)


def _no_update(table: str) -> str:
    return (
        f"CREATE TRIGGER {table}_is_immutable BEFORE UPDATE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'a {table} is never changed'); END"
    )


def _no_delete(table: str) -> str:
    return (
        f"CREATE TRIGGER {table}_is_kept BEFORE DELETE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'a {table} is never deleted'); END"
    )


TRIGGERS = (
    *map(_no_update, IMMUTABLE),
    *map(_no_delete, NEVER_DELETED),
    "CREATE TRIGGER attempt_is_finished_once BEFORE UPDATE ON attempt WHEN OLD.outcome <> 'open' "
    "BEGIN SELECT RAISE(ABORT, 'an attempt is finished once'); END",
)
