"""Commands in rough hands: closed streams, full disks, odd bytes, absurd numbers: a sentence, never a traceback."""

from __future__ import annotations

import os
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Command

NUMBER = "Her NHS number is 943 476 5919"
ON_POSIX = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")


def _shell(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which `$C` is the program."""
    program = f"{shlex.quote(sys.executable)} -m ccgcompose"
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line.replace("$C", program)],
        env={**os.environ, **environment},
        capture_output=True,
        timeout=120,
        check=False,
    )


@ON_POSIX
@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("$C check <&-", 2, b"Standard input is closed"),
        ("$C check --format jsonl <&-", 2, b"Standard input is closed"),
        ("$C length --platform x <&-", 2, b"Standard input is closed"),
        ("$C connectors >/dev/full", 2, b"No space left"),
        ("$C check --help >/dev/null", 0, b""),
        ("$C connectors >&-", 0, b""),
        ("$C connectors | head -c 1 >/dev/null", 0, b""),
        ('yes \'{"text": "x"}\' | head -5000 | $C check --format jsonl | head -1 >/dev/null; true', 0, b""),
        ("$C check /nowhere 2>&-", 2, b""),
    ],
)
def test_streams_that_are_closed_full_or_cut_short(line: str, code: int, says: bytes) -> None:
    done = _shell(line)
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@ON_POSIX
def test_nobody_to_ask_for_a_passphrase_is_a_refusal(home: Path) -> None:
    done = _shell("unset CCGCOMPOSE_PASSPHRASE; $C hold --reason storm <&-")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"needs a passphrase" in done.stderr


@ON_POSIX
def test_words_arrive_as_typed_in_a_plain_ascii_locale(home: Path) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = _shell("$C hold --reason 'The King’s £5' --json", **ascii_only)
    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(home / "ccgcompose.sqlite")) as database:
        assert database.execute("SELECT reason FROM hold").fetchall() == [("The King’s £5",)]


@pytest.mark.parametrize(
    "arguments",
    [
        ("post", "list", "--limit", "0"),
        ("post", "list", "--limit", "-1"),
        ("history", "list", "--limit", "9" * 30),
        ("history", "list", "--limit", "many"),
        ("history", "show", "9" * 5_000),
        ("history", "show", "9" * 18),
        ("history", "show", "post-'; DROP TABLE post; --"),
        ("history", "export", "--out", "export", "--since", "9999-12-31T23:59:59-14:00"),
        ("post", "show", "\udcff"),
        ("post", "new", "--account", "\udcff", "--subject", "Vaccination", "--text", "x"),
        ("post", "new", "--account", "Newsroom", "--subject", "Vaccination", "--text", "x", "--as", "\udcff"),
        (
            "post",
            "new",
            "--account",
            "Newsroom",
            "--subject",
            "Vaccination",
            "--text",
            "x",
            "--title",
            "x" * 1_001,
        ),
        ("length", "--platform", "nowhere"),
        ("consent", "add"),
        ("import", "posts.csv"),
        ("backup", "file"),
        ("restore", "file"),
        ("--", "nonsense"),
    ],
)
def test_what_cannot_be_is_a_sentence(run: Command, home: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "ccgcompose" in done.err


def test_a_command_after_two_dashes_is_run_or_refused(run: Command, home: Path) -> None:
    assert run("--", "connectors").code in (0, 2)


@pytest.mark.parametrize("words", ['"', "x*", "NEAR(", "-a OR", "'", "\udcff", "", "%", "_"])
def test_a_search_for_anything_is_an_answer(run: Command, home: Path, words: str) -> None:
    for step in (("post", "list"), ("history", "list")):
        assert run(*step, "--search", words).code in (0, 2)


@pytest.mark.parametrize(
    "when", ["9999-12-31T23:59:59-14:00", "0001-01-01T00:00+14:00", "9999-12-31T23:59", "0001-01-01"]
)
def test_the_ends_of_the_calendar_are_no_moments(run: Command, home: Path, when: str) -> None:
    new = run("post", "new", "--account", "Newsroom", "--subject", "Vaccination", "--text", "x", "--json")
    done = run("post", "schedule", new.json()["post"], "--at", when, "--confirm")
    assert done.code == 2
    assert done.err.count("\n") == 1


def test_checking_for_an_account_makes_no_workspace(run: Command, empty_home: Path, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text(NUMBER)
    done = run("check", "--account", "Newsroom", str(text))
    assert done.code == 2
    assert "no workspace" in done.err
    assert not empty_home.exists()


def test_a_line_for_an_account_nobody_knows_is_left_out_and_the_rest_is_checked(
    run: Command, empty_home: Path, tmp_path: Path
) -> None:
    lines = tmp_path / "texts.jsonl"
    lines.write_text(f'{{"id": 1, "text": "x", "account": "Newsroom"}}\n{{"id": 2, "text": "{NUMBER}"}}\n')
    done = run("check", "--format", "jsonl", str(lines))
    assert done.code == 2
    assert [line["id"] for line in done.lines()] == [2]


def test_a_file_in_the_place_of_the_newsroom_is_said(run: Command, empty_home: Path) -> None:
    empty_home.mkdir()
    (empty_home / "newsroom").touch()
    done = run("init", "--sample")
    assert done.code == 2
    assert "newsroom cannot be made" in done.err


@pytest.mark.parametrize("command", ["import", "backup", "restore"])
def test_what_comes_later_is_not_offered(run: Command, command: str) -> None:
    offered = run("--help").out
    assert f"\n    {command} " not in offered
    assert "\n    history " in offered


def test_a_witness_that_is_gone_or_damaged_is_told(run: Command, home: Path) -> None:
    witness = home / "history.head"
    witness.write_text("rubbish")
    done = run("history", "verify", "--json")
    assert (done.code, done.json()["intact"]) == (1, False)
    assert "witness" in done.err
    witness.unlink()
    done = run("history", "verify", "--json")
    assert (done.code, done.json()["intact"], done.json()["witnessed"]) == (0, True, False)
    assert "would not show" in done.err
