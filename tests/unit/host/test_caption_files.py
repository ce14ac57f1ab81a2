"""Captions files from outside: bounded, decoded, kept as plain WebVTT."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccgcompose.errors import UnusableFile
from ccgcompose.host.caption_files import MAX_BYTES
from ccgcompose.host.darkroom import FolderDarkroom
from ccgcompose.host.mediafiles import FolderMediaFiles

SRT = "1\n00:00:01,000 --> 00:00:02,500\nCroeso i’r <i>clinig</i> ffliw, ŵyl\n"
KEPT = "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nCroeso i’r clinig ffliw, ŵyl\n"


@pytest.fixture
def files(tmp_path: Path) -> FolderMediaFiles:
    return FolderMediaFiles(tmp_path / "media", tmp_path / "thumbnails")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_captions_are_kept_as_webvtt_whatever_they_came_in(
    files: FolderMediaFiles, tmp_path: Path, encoding: str
) -> None:
    source = tmp_path / "flu.srt"
    source.write_bytes(SRT.encode(encoding))
    taken = FolderDarkroom(files).captions(source, "cy", "Cymraeg")
    assert files.path(taken.sha256).read_bytes().decode() == KEPT
    assert (taken.language, taken.label, taken.filename, taken.ends_ms) == ("cy", "Cymraeg", "flu.srt", 2_500)
    assert taken.text == "Croeso i’r clinig ffliw, ŵyl"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "flu.srt is empty"),
        (b"\n \n", "flu.srt is empty"),
        (SRT.encode("cp1252", "replace"), "flu.srt is not text in UTF-8"),
        (b"\xff\xfe\x00\xd8", "flu.srt is not text"),
        (b"\x00" * 2_000, "flu.srt has no times in line 1"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "flu.srt is not text"),
        (b"WEBVTT\n\n00:05.000 --> 00:02.000\nx", "flu.srt has a caption in line 3 that ends before"),
        (b"x" * (MAX_BYTES + 1), "flu.srt has more than 2 MB"),
    ],
)
def test_what_is_no_captions_file_is_refused_by_name(
    files: FolderMediaFiles, tmp_path: Path, data: bytes, said: str
) -> None:
    source = tmp_path / "flu.srt"
    source.write_bytes(data)
    with pytest.raises(UnusableFile, match=said) as caught:
        FolderDarkroom(files).captions(source, "en-GB", "English")
    assert caught.value.next
    assert str(tmp_path) not in str(caught.value)


def test_what_is_not_there_is_said(files: FolderMediaFiles, tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match=r"gone\.vtt is not there"):
        FolderDarkroom(files).captions(tmp_path / "gone.vtt", "en-GB", "English")
