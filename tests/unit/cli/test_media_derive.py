"""Pictures made for platforms from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Command
from tests.unit.cli.test_main_job import PERMISSION, PICTURE


@pytest.fixture
def media(run: Command, home: Path) -> str:
    done = run("media", "add", PICTURE, "--alt", "Three carers at a table", "--json")
    assert done.code == 0, done.err
    return str(done.json()["media"])


def test_a_picture_is_made_for_a_platform(run: Command, media: str) -> None:
    asked = ("media", "derive", media, "--shape", "instagram-portrait", "--words", "Coffee on Monday")
    trial = run(*asked, "--try", "--json").json()
    assert (trial["contrast"], trial["refused"]) == ("6.3:1", [])
    made = run(*asked, "--json").json()
    assert (made["width"], made["height"]) == (trial["width"], trial["height"])
    assert made["width"] / made["height"] == pytest.approx(0.8, abs=0.01)
    assert (made["origin_id"], made["alterations"]) == (media, ["crop", "overlay"])
    assert made["alt"] == "Three carers at a table. Words on it: “Coffee on Monday”"
    assert run(*asked).out == f"{made['filename']} is {made['media']}.\n"
    assert run("history", "verify").code == 0


def test_may_not_be_cropped_is_an_answer(run: Command, media: str, tmp_path: Path) -> None:
    record = tmp_path / "permission.json"
    record.write_text(json.dumps(PERMISSION | {"alterations": ["overlay"]}))
    assert run("permission", "add", media, str(record)).code == 0
    done = run("media", "derive", media, "--crop", "0,0,0.5,0.5")
    assert (done.code, "may not be cropped" in done.err) == (1, True)
    tried = run("media", "derive", media, "--crop", "0,0,0.5,0.5", "--try")
    assert (tried.code, "may not be cropped" in tried.out) == (1, True)


@pytest.mark.parametrize(
    "more",
    [
        ("--crop", "0,0,2,1"),
        ("--crop", "x"),
        ("--focus", "0.5"),
        ("--focus", "nan,1"),
        ("--shape", "round"),
        ("--words", "Hello", "--ground", "none", "--colour", "blue"),
    ],
)
def test_rough_use_gives_a_sentence(run: Command, media: str, more: tuple[str, ...]) -> None:
    done = run("media", "derive", media, *more)
    assert done.code == 2
    assert done.err.startswith("ccgcompose: ")
    assert "Traceback" not in done.err


def test_the_shapes_are_listed(run: Command) -> None:
    assert "instagram-portrait" in run("media", "shapes").out
    shapes = run("media", "shapes", "--platform", "podcast", "--json").lines()
    assert shapes[0]["width"] == 3_000
