"""Whether the file, its guards and its indexes are sound. What the records say is the proof's to judge."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from ccgcompose.store.engine import transaction

_IMMUTABLE = ("post", "revision", "history_entry", "approval", "receipt", "policy_version")
_KEPT = (
    *("person", "passphrase", "designation", "account", "organisation", "media", "permission"),
    *("publication", "delivery", "attempt", "hold", "waiver"),
    *("evidence", "consent", "appearance", "task"),
)
GUARDS = frozenset(
    [f"{table}_is_never_changed" for table in _IMMUTABLE]
    + [f"{table}_is_never_deleted" for table in (*_IMMUTABLE, *_KEPT)]
    + [
        "attempt_is_finished_once",
        "waiver_is_only_withdrawn",
        "revision_is_indexed",
        "history_entry_is_indexed",
    ]
)
_INDEXES = {
    "revision_search": "SELECT ordinal FROM revision",
    "entry_search": "SELECT number FROM history_entry",
    "publication_search": "SELECT place FROM publication",
}


def faults_of(engine: Engine) -> tuple[str, ...]:
    """Return what is wrong, one sentence each. The second part holds the write lock, as search indexes want."""
    with engine.connect() as connection:
        damage = tuple(_damage(connection))
    if damage:
        return damage  # the rest cannot be read with any sense
    with transaction(engine, "BEGIN IMMEDIATE") as connection:
        return (*_strays(connection), *_guards(connection), *_indexes(connection))


def _damage(connection: Connection) -> Iterator[str]:
    try:
        for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if said != "ok":
                yield f"The file is damaged: {said}."
    except DBAPIError as error:
        yield f"The file is damaged: {error.orig}."


def _strays(connection: Connection) -> Iterator[str]:
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"Row {row[1]} of {row[0]} belongs to a {row[2]} that is not there."


def _guards(connection: Connection) -> Iterator[str]:
    known = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for name in sorted(GUARDS - {name for (name,) in known}):
        yield f"The guard {name} was taken out of the database."


def _indexes(connection: Connection) -> Iterator[str]:
    for index, records in _INDEXES.items():
        try:
            connection.exec_driver_sql(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
            indexed = {row[0] for row in connection.exec_driver_sql(f"SELECT id FROM {index}_docsize")}  # noqa: S608
            there = {row[0] for row in connection.exec_driver_sql(records)}
            if indexed != there:
                yield f"The search index {index} does not fit its records."
        except DBAPIError as error:
            yield f"The search index {index} is damaged: {error.orig}."
