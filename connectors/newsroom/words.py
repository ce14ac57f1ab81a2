"""What is said in a sound with its times: as WebVTT for browsers, and as SRT for programs that read nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from ccgcompose.domain.captions import CaptionFault, as_srt, read_cues
from ccgcompose.errors import UnusableFile
from ccgcompose.usecases.ports.connector import OutgoingMedia
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.newsroom.copies import Copy, copy_of
from connectors.newsroom.entry import Sound, Spoken

_MOST_BYTES = 4_000_000


def take_words(medium: OutgoingMedia, files: MediaFiles) -> tuple[tuple[Spoken, ...], tuple[Copy, ...]]:
    """Return the words of a sound, and the files they need. Raise Rejected for captions that cannot be had."""
    spoken: list[Spoken] = []
    copies: list[Copy] = []
    for each in medium.captions:
        copy = copy_of(each.sha256, "vtt", files, f"What is said in “{medium.filename}”")
        subrip = _subrip(copy)
        spoken.append(Spoken(copy.name, copy.sha256, each.language, subrip.name if subrip else ""))
        copies += [copy, *((subrip,) if subrip else ())]
    return tuple(spoken), tuple(copies)


def lost_words(root: Path, sound: Sound, files: MediaFiles) -> tuple[Copy, ...]:
    """Return the SRT files that are gone from the folder, made again where their WebVTT can be had."""
    gone = [each for each in sound.captions if each.subrip and not (root / each.subrip).is_file()]
    made = (_made_again(each, files) for each in gone)
    return tuple(copy for copy in made if copy is not None)


def _made_again(spoken: Spoken, files: MediaFiles) -> Copy | None:
    try:
        return _subrip(Copy(spoken.file, files.path(spoken.sha256), spoken.sha256))
    except UnusableFile:
        return None


def _subrip(copy: Copy) -> Copy | None:
    """Return the same words as SRT; None for what this program did not write and cannot read."""
    try:
        with copy.source.open("rb") as file:
            text = file.read(_MOST_BYTES).decode("utf-8")
        made = as_srt(read_cues(text)).encode("utf-8")
    except (CaptionFault, UnicodeDecodeError):
        return None
    return replace(copy, name=str(PurePosixPath(copy.name).with_suffix(".srt")), made=made)
