"""What people drop on a library: each file by itself, a clear sentence for it, and the rest of the batch goes on."""

from __future__ import annotations

import os
import struct
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from ccgcompose.domain.media import MediaKind
from ccgcompose.host.hands import ThreadHands
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.intake import Ending, Outcome
from tests.contract.picture_material import (
    UNUSABLE,
    encoded,
    gif_of_size,
    heic,
    honest_jpeg,
    jpeg_of_size,
    moving,
    picture,
    png_of_size,
    tiff_of_size,
)
from tests.unit.host.film_material import film
from tests.unit.usecases.test_intake import drawing
from tests.unit.usecases.world import World

MB = 1024 * 1024


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(replace(world.context, hands=ThreadHands(2)), "publisher-1")


@pytest.fixture
def card(world: World) -> Path:
    folder = world.folder / "card"
    folder.mkdir()
    return folder


def become(world: World, desk: Desk, card: Path, name: str, data: bytes) -> Outcome:
    """Take a file in between two good ones, and return what became of it."""
    drawing(1).save(card / "before.png")
    drawing(2).save(card / "behind.png")
    (card / name).write_bytes(data)
    before, found, behind = desk.intake.add_many(
        world.amara, [card / "before.png", card / name, card / "behind.png"]
    )
    assert (before.ending, behind.ending) == (Ending.ADDED, Ending.ADDED)
    assert desk.past.verify().intact
    return found


REFUSED = [
    ("bomb.png", png_of_size(30_000, 30_000), "bomb.png has 30,000 × 30,000 pixels, which is too large."),
    ("bomb.jpg", jpeg_of_size(60_000, 60_000), "bomb.jpg has 60,000 × 60,000 pixels, which is too large."),
    ("bomb.gif", gif_of_size(65_000, 65_000), "bomb.gif has 65,000 × 65,000 pixels, which is too large."),
    ("bomb.tif", tiff_of_size(30_000, 30_000), "bomb.tif has 30,000 × 30,000 pixels, which is too large."),
    ("slow.jpg", UNUSABLE["slow.jpg"], "slow.jpg is built to keep a computer busy."),
    ("half.jpg", honest_jpeg()[:-400], "half.jpg is damaged, or was not copied to its end."),
    ("half.png", UNUSABLE["cut.png"], "half.png is damaged, or was not copied to its end."),
    ("half.heic", heic()[:-2_000], "half.heic is damaged, or was not copied to its end."),
    ("nothing.jpg", b"", "nothing.jpg is empty."),
    ("nulls.jpg", bytes(5_000), "nulls.jpg is not a picture of a kind that can be taken in."),
    ("page.gif", UNUSABLE["html-in-gif.gif"], "page.gif has 10,799 × 29,500 pixels, which is too large."),
    ("letter.jpg", b"PK\x03\x04" + bytes(64), "letter.jpg is a zip file or an Office document."),
    ("form.png", b"%PDF-1.7\n", "form.png is a PDF document, whatever its name says."),
    ("setup.jpg", b"MZ\x90\x00" + bytes(64), "setup.jpg is a program."),
    ("logo.png", UNUSABLE["drawing.svg.png"], "logo.png is an SVG or web document, which can carry code."),
    ("dance.gif", moving("GIF"), "dance.gif moves, and moving pictures cannot be checked for flashing yet."),
    (
        "dance.webp",
        moving("WEBP"),
        "dance.webp moves, and moving pictures cannot be checked for flashing yet.",
    ),
    ("dance.png", moving("PNG"), "dance.png moves, and moving pictures cannot be checked for flashing yet."),
]


@pytest.mark.parametrize(("name", "data", "said"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_a_refusal_is_a_sentence_with_what_to_do(
    world: World, desk: Desk, card: Path, name: str, data: bytes, said: str
) -> None:
    found = become(world, desk, card, name, data)
    assert found.ending is Ending.BAD
    assert found.told.startswith(said)
    after = found.told.removeprefix(said).strip()
    assert after.startswith("Nothing was taken in; the file is as it was. ")
    assert after.removeprefix("Nothing was taken in; the file is as it was.").strip().endswith(".")
    assert str(card) not in found.told


def _taken(world: World, desk: Desk, card: Path, name: str, data: bytes) -> Image.Image:
    """Take a file in and return the copy that would go out."""
    found = become(world, desk, card, name, data)
    assert found.asset is not None, found.told
    with Image.open(desk.library.picture(found.asset)) as copy:
        copy.load()
    assert copy.size == (found.asset.width, found.asset.height)
    return copy


def test_a_lying_extension_misleads_nobody(world: World, desk: Desk, card: Path) -> None:
    assert _taken(world, desk, card, "really-a-jpeg.png", honest_jpeg()).format == "JPEG"


def test_a_film_called_a_picture_is_a_film(world: World, desk: Desk, card: Path) -> None:
    data = film(world.folder / "clinic.mp4").read_bytes()
    found = become(world, desk, card, "clinic.jpg", data)
    assert found.asset is not None
    assert found.asset.kind is MediaKind.VIDEO


def test_a_picture_with_an_archive_behind_it_goes_out_without(world: World, desk: Desk, card: Path) -> None:
    found = become(world, desk, card, "both.jpg", honest_jpeg() + b"PK\x03\x04 and what else")
    assert found.asset is not None
    assert b"PK\x03\x04" not in desk.library.picture(found.asset).read_bytes()


def test_colours_of_print_become_those_of_screens(world: World, desk: Desk, card: Path) -> None:
    assert _taken(world, desk, card, "print.jpg", encoded("JPEG", picture("CMYK"))).mode == "RGB"


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bits_become_eight_and_keep_their_light(
    world: World, desk: Desk, card: Path, kind: str
) -> None:
    deep = Image.new("I;16", (64, 48), 0x8000)
    copy = _taken(world, desk, card, "deep." + kind.lower(), encoded(kind, deep))
    assert copy.convert("L").getextrema() == pytest.approx((128, 128), abs=1)


def test_a_photo_held_upright_stands_upright(world: World, desk: Desk, card: Path) -> None:
    copy = _taken(world, desk, card, "tall.jpg", honest_jpeg(orientation=6))
    assert copy.size == (48, 64)
    assert 0x0112 not in copy.getexif()


def test_a_name_of_three_hundred_characters_is_shortened(world: World, desk: Desk, card: Path) -> None:
    # A file system takes 255 bytes; what a program hands over may be longer.
    there = card / ("n" * 250 + ".png")
    drawing(3).save(there)
    found, long = desk.intake.add_many(world.amara, [there, card / ("m" * 300 + ".png")])
    assert found.asset is not None
    assert (len(found.asset.filename), found.asset.filename[-5:]) == (80, "….png")
    assert long.ending is Ending.BAD
    assert long.told.startswith("m" * 75 + "….png cannot be read: file name too long.")


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be written there")
@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("..\\..\\boot.png", "..\\..\\boot.png"),
        ("a\nb\x1b[31m.png", "ab[31m.png"),
        ("gpj.\u202eexe.png", "gpj.exe.png"),
        ("$(reboot);.png", "$(reboot);.png"),
    ],
)
def test_path_tricks_stay_names(world: World, desk: Desk, card: Path, name: str, kept: str) -> None:
    found = become(world, desk, card, name, encoded("PNG", drawing(3)))
    assert found.asset is not None
    assert found.asset.filename == kept
    files = [path for path in (world.folder / "media").rglob("*") if path.is_file()]
    assert all(set(path.name) <= set("0123456789abcdef") for path in files)


def test_a_way_out_of_the_folder_leads_to_the_file_itself(world: World, desk: Desk, card: Path) -> None:
    drawing(4).save(world.folder / "outside.png")
    (found,) = desk.intake.add_many(world.amara, [card / ".." / "outside.png"])
    assert found.asset is not None
    assert found.asset.filename == "outside.png"


def test_the_same_dropped_twice_is_there_once(world: World, desk: Desk, card: Path) -> None:
    drawing(5).save(card / "one.png")
    first, again, third = desk.intake.add_many(world.amara, [card / "one.png", card / "one.png", card])
    assert [each.ending for each in (first, again, third)] == [Ending.ADDED, Ending.SAME, Ending.SAME]
    assert again.asset == first.asset == third.asset
    assert again.told == "one.png is in the library already."
    assert len(desk.library.lines()) == 1


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="reads a file of Linux that always fails")
def test_a_drive_that_vanishes_costs_its_files_alone(world: World, desk: Desk, card: Path) -> None:
    for number in range(3):
        drawing(number).save(card / f"{number}.png")
    (card / "1.png").unlink()
    (card / "1.png").symlink_to("/proc/self/mem")  # it is there, and reading it is an input/output error
    files = [*sorted(card.iterdir()), card / "was-here.png"]
    outcomes = desk.intake.add_many(world.amara, files)
    assert [each.ending for each in outcomes] == [Ending.ADDED, Ending.BAD, Ending.ADDED, Ending.BAD]
    assert outcomes[1].told.startswith("1.png cannot be read: input/output error.")
    assert "Copy it to this computer" in outcomes[1].told
    assert outcomes[3].told.startswith("was-here.png is not there.")


def test_a_folder_that_vanishes_is_said(world: World, desk: Desk, card: Path) -> None:
    (found,) = desk.intake.add_many(world.amara, [world.folder / "gone"])
    assert found.told.startswith("gone is not there.")


@pytest.mark.skipif(sys.platform == "win32", reason="asks Unix how much memory there was")
def test_a_film_of_500_megabytes_is_taken_in_piece_by_piece(world: World, desk: Desk, card: Path) -> None:
    import resource

    source = film(card / "long.mp4")
    small = source.stat().st_size
    with source.open("ab") as file:  # a box that players skip, as large as it says
        file.write(struct.pack(">I4s", 500 * MB, b"free"))
        file.truncate(small + 500 * MB)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (found,) = desk.intake.add_many(world.amara, [source])
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    assert found.ending is Ending.ADDED, found.told
    assert found.asset is not None
    assert (found.asset.kind, found.asset.bytes) == (MediaKind.VIDEO, small + 500 * MB)
    assert desk.library.picture(found.asset).stat().st_size < 2 * small
    assert grown < 100


def test_a_film_of_more_than_two_gigabytes_is_refused_before_it_is_read(
    world: World, desk: Desk, card: Path
) -> None:
    source = film(card / "endless.mp4")
    os.truncate(source, 2 * 1024 * MB + 1)
    (found,) = desk.intake.add_many(world.amara, [source])
    assert found.told.startswith("endless.mp4 has more than 2 GB.")
    assert not (world.folder / "media").exists()
