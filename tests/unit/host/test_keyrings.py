"""Which keyrings are accepted: a safe one or none, whatever the environment asks for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ASK = """
import json, sys
from ccgcompose.errors import KeyringMissing
from ccgcompose.host.secrets import open_keyring
try:
    print(json.dumps([open_keyring().place]))
except KeyringMissing as problem:
    print(json.dumps([problem.what, problem.kept, problem.next]))
"""
LOADED = "import sys, ccgcompose.host.secrets, ccgcompose.host.doctor; print('keyring' in sys.modules)"


def answer(program: str, **environment: str) -> str:
    """Ask a process of its own, which has no message bus: nothing of this computer's keyring is touched."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("DBUS", "XDG", "PYTHON_"))
    }
    kept["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nowhere/at/all"
    made = subprocess.run(
        [sys.executable, "-c", program], env=kept | environment, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    return made.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have their keyring")
def test_without_a_keyring_it_says_so_and_writes_nothing(tmp_path: Path) -> None:
    what, kept, next = json.loads(answer(ASK, HOME=str(tmp_path)))
    assert what == "There is no safe place for secrets on this computer."
    assert "nowhere" in kept
    assert "GNOME Keyring" in next
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have their keyring")
@pytest.mark.parametrize(
    "unsafe", ["keyring.backends.null.Keyring", "tests.unit.host.test_keyrings.ClearText", "no.such.Keyring"]
)
def test_an_unsafe_keyring_that_the_environment_names_is_not_taken(tmp_path: Path, unsafe: str) -> None:
    found = json.loads(
        answer(ASK, HOME=str(tmp_path), PYTHON_KEYRING_BACKEND=unsafe, PYTHONPATH=str(Path.cwd()))
    )
    assert found[0] == "There is no safe place for secrets on this computer."


def test_the_library_is_not_loaded_before_it_is_needed() -> None:
    assert answer(LOADED).strip() == "False"
