"""Films and sounds: taken in whole, their copy without where and with what they were made."""

from __future__ import annotations

import struct
from pathlib import Path

import av
import pytest
from PIL import Image

from ccgcompose.domain.media import MediaKind
from ccgcompose.errors import UnusableFile
from ccgcompose.host.mediafiles import FolderMediaFiles
from ccgcompose.host.mp3_frames import frame_size, is_frame
from tests.unit.host.film_material import film, sound, told


@pytest.fixture
def files(tmp_path: Path) -> FolderMediaFiles:
    return FolderMediaFiles(tmp_path / "media", tmp_path / "thumbnails")


@pytest.mark.parametrize("ending", ["mp4", "mov"])
def test_a_film_is_taken_in_with_length_size_and_poster(
    files: FolderMediaFiles, tmp_path: Path, ending: str
) -> None:
    intake = files.take_in(film(tmp_path / f"clinic.{ending}"))
    assert intake.kind is MediaKind.VIDEO
    assert (intake.width, intake.height, intake.mime) == (320, 180, "video/mp4")
    assert 1_800 <= intake.duration_ms <= 2_200
    assert set(intake.codecs) == {"mpeg4", "aac"}
    assert files.path(intake.poster_sha256).read_bytes().startswith(b"\xff\xd8\xff")


def test_the_copy_says_who_made_it_and_not_where(files: FolderMediaFiles, tmp_path: Path) -> None:
    intake = files.take_in(film(tmp_path / "clinic.mp4"))
    assert intake.metadata.creator == "Sam Reed"
    assert intake.metadata.has_location
    assert told(files.path(intake.published_sha256)) == {
        "artist": "Sam Reed",
        "copyright": "© 2026 NHS Exampleshire",
    }
    assert b"53.3811" not in files.path(intake.published_sha256).read_bytes()
    assert b"53.3811" in files.path(intake.sha256).read_bytes()


@pytest.mark.parametrize(
    ("name", "codec", "mime"),
    [("talk.mp3", "libmp3lame", "audio/mpeg"), ("talk.m4a", "aac", "audio/mp4")],
)
def test_a_sound_is_taken_in(
    files: FolderMediaFiles, tmp_path: Path, name: str, codec: str, mime: str
) -> None:
    intake = files.take_in(sound(tmp_path / name, codec))
    assert (intake.kind, intake.mime, intake.width) == (MediaKind.AUDIO, mime, 0)
    assert 1_800 <= intake.duration_ms <= 2_300
    assert intake.poster_sha256 == ""


def test_the_same_film_again_is_the_same_copy(files: FolderMediaFiles, tmp_path: Path) -> None:
    source = film(tmp_path / "clinic.mp4")
    assert files.take_in(source) == files.take_in(source)


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_film_that_is_cut_off_is_refused_in_words(
    files: FolderMediaFiles, tmp_path: Path, part: float
) -> None:
    source = film(tmp_path / "clinic.mp4")
    source.write_bytes(source.read_bytes()[: int(source.stat().st_size * part)])
    with pytest.raises(UnusableFile) as told_so:
        files.take_in(source)
    assert "clinic.mp4" in told_so.value.what
    assert list((tmp_path / "media").rglob("*.*")) == []


def test_nothing_is_left_of_what_was_refused(files: FolderMediaFiles, tmp_path: Path) -> None:
    source = tmp_path / "odd.mp4"
    source.write_bytes(b"\x00\x00\x00\x18ftypmp42" + bytes(5_000))
    with pytest.raises(UnusableFile):
        files.take_in(source)
    assert [path for path in (tmp_path / "media").rglob("*") if path.is_file()] == []


def _id3(*frames: tuple[bytes, bytes]) -> bytes:
    body = b"".join(name + struct.pack(">IH", len(said), 0) + said for name, said in frames)
    size = bytes(len(body) >> shift & 127 for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + body


def test_no_tag_of_a_sound_goes_out_wherever_it_stands(files: FolderMediaFiles, tmp_path: Path) -> None:
    plain = sound(tmp_path / "plain.mp3", "libmp3lame").read_bytes()
    frames = plain[plain.index(b"\xff\xfb") :]
    private = _id3((b"COMM", b"\0eng\0SECRET word"), (b"PRIV", b"owner\0SECRET place"))
    middle = frames.index(b"\xff\xfb", len(frames) // 2)
    ape = (
        struct.pack("<II", 6, 0)
        + b"Notes\0SECRET"
        + b"APETAGEX"
        + struct.pack("<IIIQ", 2000, 52, 1, 0)
        + b"\0" * 4
    )
    lyrics = b"LYRICSBEGINLYR00006SECRET000023LYRICS200"
    old = b"TAG" + b"SECRET title".ljust(125, b"\0")
    said = private + frames[:middle] + private + frames[middle:] + ape + lyrics + old
    (tmp_path / "said.mp3").write_bytes(said)
    intake = files.take_in(tmp_path / "said.mp3")
    copy = files.path(intake.published_sha256)
    assert b"SECRET" not in copy.read_bytes()
    assert files.path(intake.sha256).read_bytes() == said
    with av.open(str(copy)) as opened:
        heard = sum(frame.samples for frame in opened.decode(audio=0))
    assert heard > 1.85 * 44_100


def test_frames_are_measured_by_their_headers() -> None:
    whole = b"\xff\xfb\x92\x64" + bytes(414)  # MPEG-1, 128 kbit/s, 44.1 kHz, padded
    assert (frame_size(whole), is_frame(whole), is_frame(whole + b"TAG")) == (418, True, False)
    assert frame_size(b"\xff\xf3\x80\x64") == 208  # MPEG-2, 64 kbit/s, 22.05 kHz
    assert {frame_size(each) for each in (b"", b"TAG ", b"\xff\xfb\xf2\x64", b"\xff\xfd\x92\x64")} == {0}


def test_a_film_taken_upright_has_the_size_that_is_shown(files: FolderMediaFiles, tmp_path: Path) -> None:
    source = film(tmp_path / "upright.mp4")
    written = bytearray(source.read_bytes())
    at = written.index(b"tkhd") + 4 + 40  # the matrix of the first track: a quarter turn
    written[at : at + 36] = struct.pack(">9i", 0, 1 << 16, 0, -1 << 16, 0, 0, 180 << 16, 0, 1 << 30)
    source.write_bytes(written)
    intake = files.take_in(source)
    assert (intake.width, intake.height) == (180, 320)
    with Image.open(files.path(intake.poster_sha256)) as poster:
        assert poster.size == (180, 320)
