"""A podcast's writer killed at every change of a file: every file is whole, and every episode is there once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.contract.connector_material import PictureFolder, request
from tests.unit.connectors.newsroom.test_crash import one_round
from tests.unit.connectors.newsroom.world import NewsroomWorld, start_writer
from tests.unit.connectors.podcast.world import podcast_world, sound


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
def test_killed_at_each_change_of_a_file(tmp_path: Path, files: PictureFolder) -> None:
    podcast = podcast_world(tmp_path / "podcast", files)
    world = NewsroomWorld(podcast.folder, podcast.account, podcast.connector)
    text = "What we talk about.\n\n00:00 Welcome\n02:00 Where to go"
    ends = [-9]
    with start_writer(files, die_at="each") as writer:
        while ends[-1] != 0:
            key = f"delivery-{len(ends)}"
            wanted = request(world.account, key, media=(sound(files, key),), text=text)
            ends.append(one_round(world, files, writer, wanted))
    assert set(ends[:-1]) == {-9}
    assert len(ends) > 18  # as a newsroom's, and the sound, its words twice, transcript and chapters besides
    for name in ("*.txt", "*.chapters.json", "*.html"):
        assert len(list((world.folder / "posts").glob(name))) == len(ends) - 1
