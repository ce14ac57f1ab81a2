"""Killed with SIGKILL in the middle of random writes, again and again: the file is sound, nothing is half done."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from ccgcompose.domain.history import prove
from ccgcompose.store.witness import FileWitness
from tests.architecture.repository import ROOT
from tests.contract.store_files import sqlite_store

ROUNDS = 6


def write_and_kill(file: Path, seed: str, lines: int, spin: int) -> list[str]:
    """Run the writer, kill it a moment after it has said so many lines, and return what it said it had done."""
    command = [sys.executable, "-m", "tests.unit.store.crash_writer", str(file), seed]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(lines)]
        for _ in range(spin):  # somewhere in the step that has just begun
            writer.poll()
        writer.kill()
        said += writer.stdout.readlines()
    return [line.split()[1] for line in said if line.startswith("done ") and line.endswith("\n")]


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_killed_writer_leaves_nothing_half_done(file: Path, seed: int) -> None:
    chances = random.Random(seed)  # noqa: S311
    done = []
    for life in range(3):
        done += write_and_kill(
            file, f"{seed}.{life}", 2 * chances.randint(3, 12) - 1, chances.randrange(20_000)
        )
        store = sqlite_store(file, FileWitness(file.with_name("witness.json")))
        assert store.integrity() == ()
        with store.read() as unit:
            witnessed = FileWitness(file.with_name("witness.json")).recall()
            proof = prove(unit.history.entries(), unit.history.records(), witnessed)
            assert proof.intact, proof.reason
            assert proof.head.number - witnessed.number in (0, 1, 2)
            posts = {line.post_id for line in unit.posts.lines(limit=10_000)}
            said = [entry.entry.summary for entry in unit.history.entries()]
            assert all(len(unit.posts.revisions(post_id)) in (2, 3) for post_id in posts)
        store.close()
        # What the writer was told is saved, is saved: each post that it named as done has all its revisions.
        saved = {f"post-{name}" for name in done if f"Saved {name}." in said}
        assert saved <= posts
        assert posts - {"post-1"} == {f"post-{s[6:-1]}" for s in said if s.startswith("Saved ")}
    assert done
