"""The vault from the command line, on a computer without a keyring: said, and done without where a person chose so."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccgcompose.bootstrap import open_desk
from ccgcompose.usecases.views import EntryQuery
from tests.unit.cli.conftest import Command


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nowhere'}")
    monkeypatch.delenv("CCGCOMPOSE_RECOVERY_KEY", raising=False)


@pytest.fixture
def form(tmp_path: Path) -> str:
    source = tmp_path / "Mrs Green.pdf"
    source.write_bytes(b"%PDF-1.7 I agree.")
    return str(source)


def test_without_a_keyring_nothing_is_put_in_and_it_says_so(run: Command, home: Path, form: str) -> None:
    done = run("vault", "add", form, "--label", "consent form")
    assert done.code == 2
    assert "no safe place for secrets" in done.err
    assert "Green" not in done.err
    assert run("vault", "list").out == ""


def test_with_the_recovery_key_in_hand_it_works_without_one(
    run: Command, home: Path, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = run("vault", "recovery-key", "--memory", "--json").json()["recovery_key"]
    assert run("vault", "add", form, "--label", "consent form").code == 2
    monkeypatch.setenv("CCGCOMPOSE_RECOVERY_KEY", key)
    done = run("vault", "add", form, "--label", "consent form", "--json")
    assert done.code == 0, done.err
    evidence = done.json()["evidence"]
    assert run("vault", "list", "--json").json()["label"] == "consent form"
    out = tmp_path / "out.pdf"
    assert run("vault", "export", evidence, "--out", str(out)).code == 0
    assert out.read_bytes() == b"%PDF-1.7 I agree."
    with open_desk() as workbench:
        (entry,) = workbench.desk.past.entries(EntryQuery(kind="evidence.exported"))
    assert entry.entry.details == {"evidence": evidence}


def test_a_slip_in_the_recovery_key_is_named(
    run: Command, home: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = run("vault", "recovery-key", "--memory", "--json").json()["recovery_key"]
    groups = key.split()
    groups[1] = "00000"
    monkeypatch.setenv("CCGCOMPOSE_RECOVERY_KEY", " ".join(groups))
    done = run("vault", "add", form, "--label", "consent form")
    assert done.code == 2
    assert "Group 2" in done.err
