"""Decoding what comes from outside: which way up, in which colours, and what is refused in which words."""

from __future__ import annotations

import io
import random
import struct

import pytest
from PIL import Image, ImageCms, ImageOps
from PIL.JpegImagePlugin import get_sampling

from ccgcompose.errors import UnusableFile
from ccgcompose.host.headers import declared_size, kind_of
from ccgcompose.host.pictures import MAX_PIXELS, Picture, open_bounded, read_picture
from tests.contract import picture_material as material
from tests.contract.picture_material import (
    UNUSABLE,
    encoded,
    exif,
    honest_jpeg,
    jpeg_of_size,
    picture,
    png_of_size,
)

RED, GREEN, BLUE = (255, 0, 0), (0, 128, 0), (0, 0, 128)


def shown(read: Picture) -> Image.Image:
    with Image.open(io.BytesIO(read.clean)) as opened:
        opened.load()
        return opened


def near(pixel: object, wanted: tuple[int, ...], within: int = 12) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) <= within for one, other in zip(pixel, wanted, strict=True))


def refusal(data: bytes) -> UnusableFile:
    with pytest.raises(UnusableFile) as caught:
        read_picture(data, "photo.jpg")
    return caught.value


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_goes_out_the_right_way_up(orientation: int) -> None:
    """Against Pillow's own turning, which is not ours."""
    data = honest_jpeg(orientation)
    with Image.open(io.BytesIO(data)) as opened:
        wanted = ImageOps.exif_transpose(opened)
    read = read_picture(data, "photo.jpg")
    assert (read.width, read.height) == wanted.size
    copy = shown(read)
    assert copy.getexif().get(0x0112) in (None, 1)
    for corner in ((4, 4), (wanted.width - 5, 4), (4, wanted.height - 5)):
        pixel = wanted.getpixel(corner)
        assert isinstance(pixel, tuple)
        assert near(copy.getpixel(corner), pixel)


@pytest.mark.parametrize("orientation", [0, 9, 65_535])
def test_an_orientation_that_is_none_turns_nothing(orientation: int) -> None:
    read = read_picture(honest_jpeg(orientation), "photo.jpg")
    assert (read.width, read.height) == material.SIZE


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_way_of_keeping_pixels_becomes_plain_colours(mode: str) -> None:
    made = picture("L").convert("I;16").point(lambda v: v * 257) if mode == "I;16" else picture(mode)
    copy = shown(read_picture(encoded("PNG", made), "photo.png"))
    assert copy.mode == "RGB"
    if mode in ("P", "RGB", "RGBA"):
        assert near(copy.getpixel((4, 4)), RED)
    elif mode != "1":
        assert near(copy.getpixel((4, 4)), (76, 76, 76))  # the luma of red


def test_what_shows_through_keeps_showing_through() -> None:
    made = picture("RGBA")
    made.putpixel((3, 3), (10, 20, 30, 0))
    for kind in ("PNG", "WEBP"):
        copy = shown(read_picture(encoded(kind, made, lossless=True), "photo"))
        pixel = copy.getpixel((3, 3))
        assert copy.mode == "RGBA"
        assert isinstance(pixel, tuple)
        assert pixel[3] == 0


def test_a_palette_with_a_clear_colour_keeps_it() -> None:
    made = picture("P")
    clear = made.getpixel((4, 4))
    copy = shown(read_picture(encoded("GIF", made, transparency=clear), "photo.gif"))
    pixel = copy.getpixel((4, 4))
    assert isinstance(pixel, tuple)
    assert (copy.format, pixel[3]) == ("PNG", 0)


def test_print_colours_become_screen_colours() -> None:
    copy = shown(read_picture(encoded("JPEG", picture("CMYK")), "photo.jpg"))
    assert copy.mode == "RGB"
    assert near(copy.getpixel((8, 8)), RED, within=40)


def test_a_colour_profile_is_applied_and_left_out() -> None:
    """A profile in which red and blue are exchanged: the copy must have them exchanged back."""
    profile = swapped_srgb()
    read = read_picture(encoded("PNG", picture(), icc_profile=profile), "photo.png")
    copy = shown(read)
    assert "icc_profile" not in copy.info
    assert near(copy.getpixel((4, 4)), (0, 0, 255), within=6)


def swapped_srgb() -> bytes:
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack(">I", profile[128:132])[0]
    entries = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    red, blue = entries[b"rXYZ"] + 4, entries[b"bXYZ"] + 4
    profile[red : red + 8], profile[blue : blue + 8] = profile[blue : blue + 8], profile[red : red + 8]
    return bytes(profile)


@pytest.mark.parametrize("profile", [b"", b"nonsense", b"\x00" * 200])
def test_a_broken_profile_costs_no_picture(profile: bytes) -> None:
    copy = shown(read_picture(encoded("PNG", picture(), icc_profile=profile), "photo.png"))
    assert near(copy.getpixel((4, 4)), RED)


def test_the_same_file_gives_the_same_bytes() -> None:
    for data in (honest_jpeg(6), encoded("PNG"), encoded("WEBP"), encoded("GIF")):
        assert read_picture(data, "one").clean == read_picture(data, "two").clean


def test_a_picture_without_loss_stays_without_loss() -> None:
    made = Image.effect_noise(material.SIZE, 80).convert("RGB")
    copy = shown(read_picture(encoded("WEBP", made, lossless=True), "photo.webp"))
    assert copy.tobytes() == made.tobytes()


@pytest.mark.parametrize("sampling", [0, 1, 2])
def test_colours_are_kept_as_finely_as_they_came(sampling: int) -> None:
    read = read_picture(encoded("JPEG", subsampling=sampling), "photo.jpg")
    with Image.open(io.BytesIO(read.clean)) as opened:
        assert get_sampling(opened) == sampling


def test_a_phone_picture_with_a_second_one_inside_is_the_first() -> None:
    """MPO: phones add depth or brightness as further pictures; it is no moving picture."""
    data = encoded("MPO", save_all=True, append_images=[picture().rotate(180)], exif=exif())
    read = read_picture(data, "photo.jpg")
    assert read.mime == "image/jpeg"
    assert near(shown(read).getpixel((4, 4)), RED)
    assert read.metadata.has_location


def test_what_follows_the_picture_does_not_go_out() -> None:
    tail = b"<script>alert(1)</script>PK\x03\x04 and a film of the place"
    assert b"script" not in read_picture(encoded("JPEG") + tail, "photo.jpg").clean


def test_the_largest_picture_that_is_let_in() -> None:
    """Judged by the header alone: nothing is decoded."""
    assert open_bounded(png_of_size(10_000, 10_000), "photo.png").size == (10_000, 10_000)
    assert open_bounded(png_of_size(20_000, 5_000), "photo.png").size == (20_000, 5_000)
    for size in ((10_000, 10_001), (20_001, 10)):
        with pytest.raises(UnusableFile, match="too large"):
            open_bounded(png_of_size(*size), "photo.png")


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("renamed-pdf.jpg", "PDF"),
        ("empty.jpg", "empty"),
        ("pages.tif", "several pages"),
        ("scan.jpg", "damaged"),
        ("moving.avif", "moves"),
        ("huge.tif", "30,000 × 30,000"),
        ("huge.heic", "30,000 × 30,000"),
        ("letter.png", "Office"),
        ("page.jpg", "code"),
        ("drawing.svg.png", "code"),
        ("setup.jpg", "program"),
        ("text.jpg", "not a picture"),
        ("huge.png", "30,000 × 30,000"),
        ("huge.webp", "16,383 × 16,383"),
        ("long.png", "40,000 × 3"),
        ("moving.gif", "moves"),
        ("moving.png", "moves"),
        ("moving.webp", "moves"),
        ("slow.jpg", "busy"),
        ("cut.jpg", "damaged"),
        ("cut.png", "damaged"),
        ("only-magic.webp", "damaged"),
    ],
)
def test_a_refusal_says_what_is_wrong(name: str, word: str) -> None:
    assert word in refusal(UNUSABLE[name]).what


def test_a_photo_from_a_phone_goes_out_as_jpeg_without_its_secrets() -> None:
    read = read_picture(material.heic(), "photo.heic")
    copy = shown(read)
    assert (read.mime, read.width, read.height) == ("image/jpeg", 480, 640)
    assert near(copy.getpixel((400, 100)), RED)  # held upright: what was at the top left is at the top right
    assert read.metadata.has_location
    assert (read.metadata.creator, read.metadata.camera_serial) == (material.CREATOR, True)
    assert [word for word in material.PRIVATE if word in read.clean] == []


@pytest.mark.parametrize("kind", ["TIFF", "AVIF"])
@pytest.mark.parametrize(("mode", "mime"), [("RGB", "image/jpeg"), ("RGBA", "image/png")])
def test_what_not_every_platform_takes_becomes_what_every_one_does(kind: str, mode: str, mime: str) -> None:
    made = picture(mode)
    if mode == "RGBA":
        made.putalpha(100)
    read = read_picture(encoded(kind, made), "photo")
    assert (read.mime, read.width, read.height) == (mime, *material.SIZE)
    assert near(shown(read).convert("RGB").getpixel((4, 4)), RED, within=20)


def test_a_tiff_may_hold_sixteen_bits_and_print_colours() -> None:
    deep = picture("L").convert("I;16").point(lambda v: v * 257)
    assert near(shown(read_picture(encoded("TIFF", deep), "scan.tif")).getpixel((4, 4)), (76, 76, 76))
    printed = shown(read_picture(encoded("TIFF", picture("CMYK")), "scan.tif"))
    assert near(printed.getpixel((8, 8)), RED, within=40)


@pytest.mark.parametrize(("mode", "most"), [("F", 1), ("I", 1 << 30)])
def test_measured_values_are_no_picture(mode: str, most: int) -> None:
    """They would come out all black or all white, and nobody would have said so."""
    values = [each * most // 100 for each in range(100)]
    measured = Image.new(mode, (10, 10))
    measured.putdata(values)
    assert "measured values" in refusal(encoded("TIFF", measured)).what


def test_many_scans_are_too_many_for_a_large_picture() -> None:
    small = encoded("JPEG")[:-2] + b"\xff\xda\x00\x02" * 50 + b"\xff\xd9"
    assert open_bounded(small, "photo.jpg").size == material.SIZE
    large = jpeg_of_size(8_000, 8_000)[:-2] + b"\xff\xda\x00\x02" * 50 + b"\xff\xd9"
    assert "busy" in refusal(large).what


def test_header_and_decoder_agree() -> None:
    for kind in ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "AVIF"):
        for data in (encoded(kind), encoded(kind, picture(size=(333, 7)))):
            with Image.open(io.BytesIO(data)) as opened:
                assert kind_of(data) == kind
                assert declared_size(data, kind) == opened.size
    for options in ({"lossless": True}, {"exif": exif()}):
        data = encoded("WEBP", picture(size=(333, 7)), **options)
        assert declared_size(data, "WEBP") == (333, 7)
    assert declared_size(encoded("JPEG", progressive=True), "JPEG") == material.SIZE


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "AVIF", "HEIF"])
def test_damage_anywhere_is_a_picture_or_a_sentence(kind: str) -> None:
    """Never anything else: no traceback, no endless work."""
    special = {"JPEG": honest_jpeg(5), "PNG": material.png_with_texts(Author="Ann"), "HEIF": material.heic()}
    whole = special.get(kind) or encoded(kind)
    chance = random.Random(20261124)  # noqa: S311
    times = 30 if kind == "HEIF" else 300  # each HEIC has a process of its own, which some of these kill
    outcomes = [outcome(damaged(whole, chance)) for _ in range(times)]
    assert outcomes.count("a sentence") * 15 > times
    assert outcomes.count("a sentence") + outcomes.count("a picture") == times


def damaged(whole: bytes, chance: random.Random) -> bytes:
    data = bytearray(whole)
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.3:
        del data[chance.randrange(len(data)) :]
    return bytes(data)


def outcome(data: bytes) -> str:
    try:
        read = read_picture(data, "photo")
    except UnusableFile as problem:
        return "a sentence" if problem.what.startswith("photo ") else problem.what
    return "a picture" if read.width * read.height <= MAX_PIXELS else "too much"
