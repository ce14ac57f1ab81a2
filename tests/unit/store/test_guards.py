"""What the database itself refuses, whoever asks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine

from ccgcompose.errors import Refused
from ccgcompose.store.database import SqlStore
from ccgcompose.store.engine import transaction
from ccgcompose.store.faults import told
from ccgcompose.store.integrity import GUARDS
from tests.unit.store import by_hand
from tests.unit.store.by_hand import run
from tests.unit.store.proving import engine_over

NEVER_CHANGED = ("post", "revision", "history_entry", "approval", "receipt", "policy_version")
NEVER_DELETED = (
    *NEVER_CHANGED,
    *("person", "passphrase", "designation", "account", "organisation", "media", "permission"),
    *("publication", "delivery", "attempt", "hold", "waiver"),
    *("evidence", "consent", "appearance", "task"),
)


@pytest.mark.parametrize("table", NEVER_CHANGED)
def test_what_is_immutable_is_never_changed(file: Path, table: str) -> None:
    before = by_hand.rows(file, table)
    column = list(before[0])[1]
    with pytest.raises(sqlite3.IntegrityError, match="is never changed"):
        run(file, f"UPDATE {table} SET {column} = 'x'")  # noqa: S608
    assert by_hand.rows(file, table) == before


@pytest.mark.parametrize("table", NEVER_DELETED)
def test_a_record_is_never_deleted(file: Path, table: str) -> None:
    before = by_hand.rows(file, table)
    with pytest.raises(sqlite3.IntegrityError, match="is never deleted"):
        run(file, f"DELETE FROM {table}")  # noqa: S608
    assert by_hand.rows(file, table) == before


def test_an_attempt_that_has_ended_is_not_ended_again(file: Path) -> None:
    run(file, "UPDATE attempt SET outcome = 'sent', detail = 'It is out.'")
    with pytest.raises(sqlite3.IntegrityError, match="finished once"):
        run(file, "UPDATE attempt SET outcome = 'unknown'")
    assert by_hand.rows(file, "attempt")[0]["outcome"] == "sent"


def replace_a_post(engine: Engine, statement: str) -> None:
    with told("it"), transaction(engine, "BEGIN IMMEDIATE") as connection:
        connection.exec_driver_sql(statement)


def test_our_own_connections_cannot_replace_a_row_either(file: Path) -> None:
    """INSERT OR REPLACE deletes without asking the guards, unless triggers are recursive."""
    statement = "INSERT OR REPLACE INTO post SELECT ordinal, id, 'person-2', created_at FROM post"
    with engine_over(file) as engine, pytest.raises(Refused, match="a post is never deleted"):
        replace_a_post(engine, statement)
    assert by_hand.rows(file, "post")[0]["owner_id"] == "person-1"


def test_every_guard_is_known_by_name_and_missed_when_it_is_gone(file: Path, store: SqlStore) -> None:
    with closing(sqlite3.connect(file)) as connection:
        there = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        }
    assert there == GUARDS
    assert store.integrity() == ()
    run(file, "DROP TRIGGER revision_is_never_changed")
    assert store.integrity() == ("The guard revision_is_never_changed was taken out of the database.",)


@pytest.mark.parametrize("change", ["reason = 'x'", "account_id = NULL", "words = 'x'", "rule = 'x'"])
def test_a_waiver_is_only_ever_withdrawn(file: Path, change: str) -> None:
    before = by_hand.rows(file, "waiver")
    with pytest.raises(sqlite3.IntegrityError, match="only ever withdrawn"):
        run(file, f"UPDATE waiver SET {change}")  # noqa: S608
    assert by_hand.rows(file, "waiver") == before
    run(file, "UPDATE waiver SET withdrawn_by = 'person-1', withdrawn_at = '2026-11-25T12:00:00.000000Z'")
    with pytest.raises(sqlite3.IntegrityError, match="only ever withdrawn"):
        run(file, "UPDATE waiver SET withdrawn_at = NULL")
