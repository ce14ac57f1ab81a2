"""Many files taken in from the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.unit.cli.conftest import Command
from tests.unit.cli.test_main_job import PERMISSION, PICTURE

SAMPLES = Path(PICTURE).parent


def test_a_folder_is_taken_in_with_a_sentence_each(run: Command, home: Path, tmp_path: Path) -> None:
    card = tmp_path / "card"
    card.mkdir()
    for name in ("carers-coffee-morning.jpg", "volunteers-thank-you.jpg"):
        shutil.copy(SAMPLES / name, card)
    (card / "notes.jpg").write_text("Just some words.")
    done = run("media", "add", str(card))
    assert done.code == 1
    lines = done.out.splitlines()
    assert [line.split(" ")[:3] for line in lines[:3]] == [
        ["1", "of", "3"],
        ["2", "of", "3"],
        ["3", "of", "3"],
    ]
    assert "notes.jpg is not a picture of a kind that can be taken in." in lines[1]
    assert lines[-1] == "2 taken in, 0 there already, 1 not."
    (card / "notes.jpg").unlink()
    again = run("media", "add", str(card), "--json")
    assert again.code == 0
    assert [line["ending"] for line in again.lines()] == ["same", "same"]


def test_one_permission_is_recorded_for_each_new_one(run: Command, home: Path, tmp_path: Path) -> None:
    record = tmp_path / "permission.json"
    record.write_text(json.dumps(PERMISSION))
    files = (PICTURE, str(SAMPLES / "volunteers-thank-you.jpg"))
    done = run("media", "add", *files, "--permission", str(record), "--json")
    assert done.code == 0, done.err
    assert all(line["permission"] for line in done.lines())
    states = [line["permission"] for line in run("media", "list", "--json").lines()]
    assert states == ["in force", "in force"]
    assert run("history", "verify").code == 0


def test_rough_use_gives_a_sentence(run: Command, home: Path, tmp_path: Path) -> None:
    assert "needs an alt text" in run("media", "add", PICTURE).err
    assert "cannot describe many" in run("media", "add", PICTURE, PICTURE, "--alt", "x").err
    empty = tmp_path / "empty"
    empty.mkdir()
    done = run("media", "add", str(empty))
    assert (done.code, done.out) == (1, "0 taken in, 0 there already, 0 not.\n")
