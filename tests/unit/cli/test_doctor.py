"""`doctor`: what is in place, what is not, and nothing changed by looking."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.conftest import Command

NAMES = [
    "python",
    "qt",
    "fonts",
    "folder",
    "disk",
    "database",
    "clock",
    "zone",
    "keyring",
    "spelling",
    "network",
]


def test_every_part_is_looked_at(run: Command, home: Path) -> None:
    done = run("doctor", "--json")
    assert [result["name"] for result in done.json()] == NAMES
    assert done.code == 0, done.out


def test_a_broken_database_is_told_with_its_remedy(run: Command, home: Path) -> None:
    (home / "ccgcompose.sqlite").write_bytes(b"not a database at all, but long enough to be looked at" * 9)
    done = run("doctor", "--json")
    (database,) = [result for result in done.json() if result["name"] == "database"]
    assert (done.code, database["ok"]) == (2, False)
    assert database["remedy"]


def test_looking_makes_no_workspace(run: Command, empty_home: Path) -> None:
    run("doctor")
    assert not (empty_home / "ccgcompose.sqlite").exists()
