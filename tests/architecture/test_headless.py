"""The headless half at work, as a program: what `ccgcompose` really loads when it runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.repository import ROOT

IMPORT_TIME = re.compile(r"^import time:.*\|\s+(\S+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample organisation."""
    folder = tmp_path_factory.mktemp("home")
    ccgcompose(folder, "init", "--sample", "--json")
    return folder


def ccgcompose(home: Path, *arguments: str) -> set[str]:
    """Run a command to its good end; return every top-level package that it loaded."""
    answer = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "ccgcompose", *arguments],
        cwd=ROOT,
        env={**os.environ, "CCGCOMPOSE_HOME": str(home)},
        input="",
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr[-2000:]
    return {name.split(".")[0] for name in IMPORT_TIME.findall(answer.stderr)}


def test_the_publisher_runs_without_qt(home: Path) -> None:
    loaded = ccgcompose(home, "publisher", "--once")
    assert "sqlalchemy" in loaded
    assert not loaded & {"PySide6", "shiboken6", "ui"}


def test_checking_a_text_needs_neither_qt_nor_the_database_nor_the_network(tmp_path: Path) -> None:
    loaded = ccgcompose(tmp_path, "check", "-")
    assert "ccgcompose" in loaded
    assert not loaded & {"PySide6", "ui", "sqlalchemy", "alembic", "apscheduler", "requests", "keyring"}
    assert list(tmp_path.iterdir()) == []


def test_the_version_is_told_at_once(tmp_path: Path) -> None:
    loaded = ccgcompose(tmp_path, "--version")
    assert not loaded & {
        "PySide6",
        "ui",
        "connectors",
        "sqlalchemy",
        "alembic",
        "apscheduler",
        "requests",
        "jinja2",
    }
