"""A notice reaches the desktop's own program, or quietly nobody."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ccgcompose.host.notify import notify

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a script stands in for the desktop's program"
)


def desktop(folder: Path, script: str) -> str:
    """A program under the desktop's name; what it was told goes to a file beside it."""
    program = folder / "notify-send"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(folder)


def test_it_is_told_title_and_text_as_they_are(tmp_path: Path) -> None:
    path = desktop(tmp_path, f'for each in "$@"; do echo "$each"; done > "{tmp_path}/told"')
    assert notify("--help", "A delivery waits; $(rm) `x`", path=path)
    told = (tmp_path / "told").read_text(encoding="utf-8").splitlines()
    assert told == ["--app-name=ccgcompose", "--", "--help", "A delivery waits; $(rm) `x`"]


def test_without_a_desktop_nothing_happens(tmp_path: Path) -> None:
    assert not notify("Waiting", "A delivery waits", path=str(tmp_path))
    assert not notify("Waiting", "A delivery waits", path=desktop(tmp_path, "exit 1"))
    assert not notify("a\0b", "text", path=str(tmp_path))
