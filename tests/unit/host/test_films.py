"""Films and sounds: taken in whole, their copy without where and with what they were made."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccgcompose.domain.media import MediaKind
from ccgcompose.errors import UnusableFile
from ccgcompose.host.mediafiles import FolderMediaFiles
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
