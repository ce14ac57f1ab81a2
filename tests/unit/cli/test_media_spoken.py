"""Captions and transcripts from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Command
from tests.unit.cli.test_main_job import PICTURE
from tests.unit.host.film_material import film

SRT = "1\n00:00:00,100 --> 00:00:01,500\nCroeso i’r clinig.\n"


@pytest.fixture
def clip(run: Command, home: Path, tmp_path: Path) -> str:
    done = run("media", "add", str(film(tmp_path / "tour.mp4")), "--alt", "A tour", "--json")
    assert done.code == 0, done.err
    return str(done.json()["media"])


def test_captions_are_added_listed_and_made_a_transcript(run: Command, clip: str, tmp_path: Path) -> None:
    source = tmp_path / "tour.srt"
    source.write_text(SRT, encoding="utf-8")
    assert run("media", "captions", clip).out == "tour.mp4 has no captions.\n"
    done = run("media", "captions", clip, str(source), "--language", "cy", "--json").json()
    assert done["captions"] == [
        {"language": "cy", "label": "Cymraeg", "filename": "tour.srt", "ends_ms": 1_500}
    ]
    assert run("media", "captions", clip).out == "cy        Cymraeg  tour.srt\n"
    assert run("media", "captions", clip, "--language", "en-GB", "--remove").code == 2
    assert run("media", "transcript", clip, "--from-captions").out == "Croeso i’r clinig.\n"
    words = tmp_path / "tour.txt"
    words.write_text("Welcome.\n", encoding="utf-8")
    assert run("media", "transcript", clip, str(words), "--json").json()["transcript"] == "Welcome."
    assert run("media", "transcript", clip).out == "Welcome.\n"
    assert run("media", "captions", clip, "--language", "cy", "--remove", "--json").json()["captions"] == []
    assert run("history", "verify").code == 0


def test_a_broken_file_is_named_with_its_line(run: Command, clip: str, tmp_path: Path) -> None:
    source = tmp_path / "tour.srt"
    source.write_text("1\n00:00:05,000 --> 00:00:01,500\nx\n")
    done = run("media", "captions", clip, str(source))
    assert (done.code, "tour.srt has a caption in line 2 that ends before it begins" in done.err) == (2, True)


def test_a_picture_has_no_captions(run: Command, home: Path, tmp_path: Path) -> None:
    media = run("media", "add", PICTURE, "--alt", "A cup", "--json").json()["media"]
    source = tmp_path / "tour.srt"
    source.write_text(SRT, encoding="utf-8")
    assert "neither film nor sound" in run("media", "captions", media, str(source)).err
