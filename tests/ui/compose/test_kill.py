"""kill -9 while somebody types loses at most the last second: the program for real, killed for real."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ccgcompose.host.clock import SystemClock
from ccgcompose.host.folders import folders
from ccgcompose.store.database import open_store
from ccgcompose.store.witness import FileWitness
from tests.ui.compose.typist import typed

SECOND = 1_000_000_000  # nanoseconds
ROOT = Path(__file__).parents[3]


@contextmanager
def typist(home: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a program that types, and see that it ends."""
    environment = {**os.environ, "CCGCOMPOSE_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.compose.typist"],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=ROOT,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def kept(home: Path) -> str:
    """Return the unsaved text that the store has."""
    places = folders({"CCGCOMPOSE_HOME": str(home)})
    witness = FileWitness(places.witness)
    store = open_store(places.database_url, witness=witness, backups=places.backups, clock=SystemClock())
    with store.read() as unit:
        found = [unit.autosaves.newest(person.id) for person in unit.people.all()]
    store.close()
    return "".join(autosave.content.text for autosave in found if autosave is not None)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_kill_loses_at_most_the_last_second(tmp_path: Path, seed: int) -> None:
    letters = random.Random(seed).randint(80, 260)  # noqa: S311  # at which letter it is killed
    progress: list[tuple[int, int]] = []
    with typist(tmp_path) as process:
        assert process.stdout is not None
        for line in process.stdout:
            moment, length = map(int, line.split())
            progress.append((moment, length))
            if length >= letters:
                process.kill()
                break
        killed = time.monotonic_ns()
    assert progress, "the program never typed a letter"
    text = kept(tmp_path)
    must_have = max((length for moment, length in progress if moment <= killed - SECOND), default=0)
    assert text == typed(len(text))
    assert len(text) >= must_have > 0
