"""Pictures made from pictures: the right part, the right size, legible words, the same bytes every time."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from ccgcompose.domain.media import Derivation
from ccgcompose.domain.region import EVERYWHERE, Region
from ccgcompose.errors import BadInput, UnusableFile
from ccgcompose.host.darkroom import FolderDarkroom
from ccgcompose.host.lettering import set_words
from ccgcompose.host.mediafiles import FolderMediaFiles
from ccgcompose.usecases.ports import Making, Overlay
from tests.contract import picture_material as material

BLUE = (0, 94, 184)
BAND = Overlay("Flu clinics open on Monday", "#FFFFFF", "#005EB8")
BARE = Overlay("Flu clinics open on Monday", "#FFFFFF", "")


@pytest.fixture
def files(tmp_path: Path) -> FolderMediaFiles:
    return FolderMediaFiles(tmp_path / "media", tmp_path / "thumbnails")


@pytest.fixture
def room(files: FolderMediaFiles) -> FolderDarkroom:
    return FolderDarkroom(files)


def quarters(width: int = 1_600, height: int = 1_200) -> Image.Image:
    """Red, green, blue and white, a quarter each."""
    picture = Image.new("RGB", (width, height), "red")
    half, down = width // 2, height // 2
    picture.paste("lime", (half, 0, width, down))
    picture.paste("blue", (0, down, half, height))
    picture.paste("white", (half, down, width, height))
    return picture


def kept(files: FolderMediaFiles, picture: Image.Image, kind: str = "PNG", **options: object) -> str:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return files.keep(out.getvalue())


def shown(files: FolderMediaFiles, sha256: str) -> Image.Image:
    with Image.open(files.path(sha256)) as opened:
        opened.load()
        return opened.convert("RGB")


def making(crop: Region = EVERYWHERE, **fields: object) -> Making:
    flipped = bool(fields.pop("flipped", False))
    return Making(Derivation("media-1", crop=crop, flipped=flipped), **fields)  # type: ignore[arg-type]


def test_a_crop_leaves_that_part_and_no_other(files: FolderMediaFiles, room: FolderDarkroom) -> None:
    done = room.make(kept(files, quarters()), making(Region(5_000, 0, 5_000, 5_000)), "clinic.png")
    assert (done.width, done.height, done.filename) == (800, 600, "clinic 800x600.png")
    assert shown(files, done.sha256).getcolors() == [(800 * 600, (0, 255, 0))]


def test_it_is_turned_over_after_the_crop(files: FolderMediaFiles, room: FolderDarkroom) -> None:
    done = room.make(kept(files, quarters()), making(Region(0, 0, 10_000, 5_000), flipped=True), "x.png")
    picture = shown(files, done.sha256)
    assert (picture.getpixel((10, 10)), picture.getpixel((1_590, 10))) == ((0, 255, 0), (255, 0, 0))


@pytest.mark.parametrize(
    ("wanted", "size"),
    [
        ((800, 0), (800, 600)),
        ((0, 300), (400, 300)),
        ((1_000, 300), (400, 300)),
        ((9_000, 9_000), (1_600, 1_200)),
    ],
)
def test_it_is_made_smaller_in_proportion_and_never_larger(
    files: FolderMediaFiles, room: FolderDarkroom, wanted: tuple[int, int], size: tuple[int, int]
) -> None:
    done = room.make(kept(files, quarters()), making(width=wanted[0], height=wanted[1]), "x.png")
    assert shown(files, done.sha256).size == size == (done.width, done.height)


def test_a_photo_turned_by_its_camera_is_cut_as_it_is_seen(
    files: FolderMediaFiles, room: FolderDarkroom
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    sha256 = kept(files, quarters(), "JPEG", exif=exif.tobytes(), quality=95)
    done = room.make(sha256, making(Region(0, 0, 10_000, 5_000)), "turned.jpg")
    assert (done.width, done.height) == (1_200, 800)
    left = shown(files, done.sha256).getpixel((100, 400))
    assert isinstance(left, tuple)
    assert left[2] > 200 > left[0]
    trial = room.try_out(sha256, making(Region(0, 0, 10_000, 5_000)))
    assert (trial.width, trial.height) == (1_200, 800)


def test_the_same_making_gives_the_same_bytes(files: FolderMediaFiles, tmp_path: Path) -> None:
    sha256 = kept(files, quarters(), "JPEG")
    asked = making(Region(100, 200, 7_000, 7_000), width=900, height=900, overlay=BAND)
    one = FolderDarkroom(files).make(sha256, asked, "x.jpg")
    other = FolderDarkroom(files).make(sha256, asked, "x.jpg")
    assert one == other
    assert files.path(one.sha256).read_bytes()[:2] == b"\xff\xd8"


def test_words_stand_in_the_brand_at_the_edge_that_was_chosen(
    files: FolderMediaFiles, room: FolderDarkroom
) -> None:
    for at_top, row, other in ((False, 1_190, 10), (True, 10, 1_190)):
        overlay = Overlay(BAND.words, BAND.colour, BAND.ground, at_top)
        done = room.make(kept(files, quarters()), making(overlay=overlay), "x.png")
        picture = shown(files, done.sha256)
        assert picture.getpixel((10, row)) == BLUE
        assert picture.getpixel((10, other)) != BLUE


def contrast(room: FolderDarkroom, sha256: str, asked: Making) -> float | None:
    """Return the contrast of the letters on the picture as it is made; None without letters."""
    heard: list[float] = []
    room.make(sha256, asked, "x.png", heard.append)
    return heard[0] if heard else None


def test_a_picture_whose_words_are_too_faint_is_decoded_once_and_not_kept(
    files: FolderMediaFiles, room: FolderDarkroom
) -> None:
    sha256 = kept(files, Image.new("RGB", (1_200, 900), "white"))
    before = sorted(files._media.rglob("*"))

    def refuse(_contrast: float) -> None:
        raise BadInput("Too faint.")

    with pytest.raises(BadInput, match="Too faint"):
        room.make(sha256, making(overlay=BARE), "x.png", refuse)
    assert sorted(files._media.rglob("*")) == before


def test_contrast_is_computed_on_what_is_really_behind_the_letters(
    files: FolderMediaFiles, room: FolderDarkroom
) -> None:
    dark_below = Image.new("RGB", (1_200, 900), "white")
    dark_below.paste((20, 20, 20), (0, 450, 1_200, 900))
    sha256 = kept(files, dark_below)
    assert contrast(room, sha256, making(overlay=BAND)) == pytest.approx(6.37, abs=0.01)
    below = contrast(room, sha256, making(overlay=BARE))
    assert below is not None
    assert below > 15
    above = Overlay(BARE.words, BARE.colour, "", at_top=True)
    assert contrast(room, sha256, making(overlay=above)) == pytest.approx(1.0)
    assert contrast(room, sha256, making()) is None


def test_one_bright_stripe_behind_the_words_counts(files: FolderMediaFiles, room: FolderDarkroom) -> None:
    striped = Image.new("RGB", (1_200, 900), "black")
    striped.paste("white", (300, 0, 420, 900))
    assert contrast(room, kept(files, striped), making(overlay=BARE)) == pytest.approx(1.0)


def test_a_trial_shows_what_will_be_made(files: FolderMediaFiles, room: FolderDarkroom) -> None:
    sha256 = kept(files, quarters(4_000, 3_000), "JPEG", quality=95)
    asked = making(Region(0, 0, 8_000, 8_000), width=1_200, height=900, overlay=BAND)
    trial = room.try_out(sha256, asked, edge=600)
    done = room.make(sha256, asked, "x.jpg")
    assert (trial.width, trial.height) == (done.width, done.height) == (1_200, 900)
    assert trial.contrast == pytest.approx(contrast(room, sha256, asked), abs=0.1)
    with Image.open(io.BytesIO(trial.picture)) as small:
        assert small.size == (600, 450)
        one = small.convert("RGB").resize((60, 45))
    other = shown(files, done.sha256).resize((60, 45))
    differ = [abs(a - b) for a, b in zip(one.tobytes(), other.tobytes(), strict=True)]
    assert sum(differ) / len(differ) < 4


def test_the_maker_goes_along_and_the_place_does_not(files: FolderMediaFiles, room: FolderDarkroom) -> None:
    sha256 = files.keep(material.honest_jpeg())
    done = room.make(sha256, making(Region(0, 0, 9_000, 9_000)), "entrance.jpg")
    data = files.path(done.sha256).read_bytes()
    assert [word for word in material.PRIVATE if word in data] == []
    assert material.CREATOR.encode() in data
    assert (done.metadata.creator, done.metadata.has_location) == (material.CREATOR, False)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "no words"),
        ("word " * 61, "300 characters"),
        ("many words " * 27, "too little room"),
        ("W" * 200, "too little room"),
        ("Clinics 🎉", "🎉"),
        ("שלום", "ש"),
        ("Book\tnow \u200d", "characters laid"),
    ],
)
def test_words_that_cannot_be_set_are_refused_in_words(words: str, said: str) -> None:
    with pytest.raises(UnusableFile, match=said) as caught:
        set_words(words, 400, 300, "clinic.jpg")
    assert caught.value.next


def test_words_of_other_scripts_that_the_font_has_are_set() -> None:
    setting = set_words("Croeso i’r clinig – ŵyl £5\nДобро пожаловать", 1_200, 900, "x")
    assert setting.lines[-1] == "Добро пожаловать"


def test_what_nobody_could_see_is_refused(files: FolderMediaFiles, room: FolderDarkroom) -> None:
    tiny, sha256 = making(Region(0, 0, 10, 10)), kept(files, quarters())
    with pytest.raises(UnusableFile, match="too small to be seen"):
        room.make(sha256, tiny, "x.png")
    with pytest.raises(UnusableFile, match="too small to be seen"):
        room.try_out(sha256, tiny)


def test_transparency_stays_without_words_and_lies_on_white_with_them(
    files: FolderMediaFiles, room: FolderDarkroom
) -> None:
    clear = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    sha256 = kept(files, clear)
    cut = room.make(sha256, making(Region(0, 0, 5_000, 5_000)), "logo.png")
    with Image.open(files.path(cut.sha256)) as opened:
        assert opened.convert("RGBA").getpixel((5, 5)) == (0, 0, 0, 0)
    written = room.make(sha256, making(overlay=BAND), "logo.png")
    assert shown(files, written.sha256).getpixel((5, 5)) == (255, 255, 255)
