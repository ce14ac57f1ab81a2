"""`ccgcompose account`: on the sample workspace, and with what a terminal or a pipe answers."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ccgcompose.cli.answering import answers, named_values
from ccgcompose.errors import BadInput
from ccgcompose.usecases.ports import Field, SignInForm, SignInWay
from tests.unit.cli.conftest import Command

FORM = SignInForm(
    SignInWay.FIELDS,
    fields=(Field("server", "Server"), Field("password", "App password", secret=True)),
)


def test_an_account_is_added_listed_and_checked(home: Path, run: Command, tmp_path: Path) -> None:
    folder = tmp_path / "second"
    folder.mkdir()
    added = run("account", "add", "newsroom", "Second feed", "--set", f"folder={folder}", "--json")
    assert (added.code, added.json()["name"]) == (0, "Second feed")
    listed = {each["name"]: each["sign_in"] for each in run("account", "list", "--json").json()}
    assert listed["Second feed"] == "signed in"
    assert run("account", "verify", "Second feed", "--json").json()["ok"]
    shutil.rmtree(folder)
    gone = run("account", "verify", "Second feed")
    assert gone.code == 1
    assert str(folder) in gone.out


def test_what_needs_no_sign_in_says_so(home: Path, run: Command) -> None:
    run("account", "add", "newsroom", "Second feed")
    refused = run("account", "sign-in", "Second feed")
    assert refused.code == 2
    assert "needs no sign-in" in refused.err


def test_the_way_to_sign_in_is_told(home: Path, run: Command) -> None:
    assert "folder (setting)" in run("account", "form", "newsroom").out
    assert run("account", "form", "newsroom", "--json").json()["way"] == "none"
    assert run("account", "form", "myspace").code == 2


def test_a_secret_may_not_stand_among_the_arguments() -> None:
    with pytest.raises(BadInput, match="password is a secret"):
        answers(FORM, {"server": "https://x.example", "password": "xyzzy"})


def test_what_is_missing_comes_from_the_pipe() -> None:
    with io.StringIO("password=ab=cd ef\n\nother=1\n") as pipe, redirected(pipe):
        assert answers(FORM, {"server": "s"}) == {"server": "s", "password": "ab=cd ef", "other": "1"}


@contextmanager
def redirected(pipe: io.StringIO) -> Iterator[None]:
    """Let the program read from this pipe."""
    before, sys.stdin = sys.stdin, pipe
    try:
        yield
    finally:
        sys.stdin = before


@pytest.mark.parametrize("given", ["", "=", "=x", "no sign"])
def test_what_is_no_pair_is_said(given: str) -> None:
    with pytest.raises(BadInput, match="NAME=VALUE"):
        named_values([given])
