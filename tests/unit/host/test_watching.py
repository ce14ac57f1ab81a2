"""Films are looked at as pictures are: who is on them, and what can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

import resources
from ccgcompose.errors import UnusableFile
from ccgcompose.host.eyes import WorkerEyes
from tests.unit.host.sight_material import NHS_NUMBER, head, pictures_of_numbers

WALL = (196, 205, 208)


@pytest.fixture(scope="module")
def eyes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WorkerEyes, Path]]:
    folder = tmp_path_factory.mktemp("kept")
    made = WorkerEyes(lambda sha256: folder / sha256, most_memory=4_000)
    yield made, folder
    made.close()


def scene(name: str, left: int) -> Image.Image:
    made = Image.new("RGB", (960, 540), WALL)
    made.paste(head(name, 300), (left, 120))
    return made


def written(words: str) -> Image.Image:
    made = Image.new("RGB", (320, 36), WALL)
    face = ImageFont.truetype(str(resources.folder("fonts") / "LiberationSans-Regular.ttf"), 24)
    ImageDraw.Draw(made).text((6, 4), words, fill="black", font=face)
    return made


def shot(place: Path, scenes: list[Image.Image], kind: str = "mp4", codec: str = "mpeg4") -> Path:
    """Write a film that shows each scene for two seconds."""
    with av.open(str(place), "w", format=kind) as made:
        stream: Any = made.add_stream(codec, rate=5)
        stream.width, stream.height, stream.pix_fmt = 960, 540, "yuv420p"
        stream.bit_rate, stream.gop_size = 4_000_000, 5
        for picture in scenes:
            for _ in range(10):
                made.mux(stream.encode(av.VideoFrame.from_ndarray(np.asarray(picture), format="rgb24")))
        made.mux(stream.encode())
    return place


def test_whoever_comes_into_a_film_is_seen_once(eyes: tuple[WorkerEyes, Path]) -> None:
    seeing, folder = eyes
    place = shot(folder / ("a" * 64), [scene("portrait", 40), scene("portrait", 50), scene("astronaut", 600)])
    seen = seeing.look(place.name, "video/mp4")
    assert len(seen.faces) == 2
    left, right = sorted(seen.faces, key=lambda face: face.x)
    assert left.x + left.width < 5_000 < right.x
    assert seen.prints
    assert all(each.part is None for each in seen.prints)


def test_what_stands_on_a_board_in_a_film_is_read(eyes: tuple[WorkerEyes, Path]) -> None:
    seeing, folder = eyes
    board = pictures_of_numbers()["whiteboard"].resize((960, 720)).crop((0, 0, 960, 540))
    place = shot(folder / ("b" * 64), [Image.new("RGB", (960, 540), WALL), board], "webm", "libvpx")
    seen = seeing.look(place.name, "video/webm")
    assert NHS_NUMBER in re.sub(r"\D", "", seen.text)
    assert len({words.text.casefold() for words in seen.words}) == len(seen.words)
    assert seen.faces == ()


def test_small_words_that_come_into_a_still_picture_are_read(eyes: tuple[WorkerEyes, Path]) -> None:
    seeing, folder = eyes
    still = Image.new("RGB", (960, 540), WALL)
    titled = still.copy()
    titled.paste(written("NHS 943 476 5919"), (300, 480))
    seen = seeing.look(shot(folder / ("d" * 64), [still, titled]).name, "video/mp4")
    assert NHS_NUMBER in re.sub(r"\D", "", seen.text)


def test_a_film_that_cannot_be_read_is_a_problem(eyes: tuple[WorkerEyes, Path]) -> None:
    seeing, folder = eyes
    (folder / ("c" * 64)).write_bytes(b"\x00\x00\x00\x18ftypmp42" + bytes(5_000))
    with pytest.raises(UnusableFile, match="The film cccccccccccc… is damaged") as caught:
        seeing.look("c" * 64, "video/mp4")
    assert caught.value.next
