"""Take in a captions file: bounded, decoded, checked, and kept as plain WebVTT in UTF-8."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from ccgcompose.domain.captions import CaptionFault, Cue, read_cues
from ccgcompose.domain.cleaning import clean
from ccgcompose.host.outside import opened_outside, short_name
from ccgcompose.host.sentences import unusable

MAX_BYTES = 2 * 1024 * 1024
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MEND = "Mend it in the program that made it, or export it anew as WebVTT or SRT."


@dataclass(frozen=True, slots=True)
class CaptionFile:
    """The cues of a file, and its own short name."""

    name: str
    cues: tuple[Cue, ...]


def read_captions(source: Path) -> CaptionFile:
    """Return what a captions file says. Raise UnusableFile with a sentence that names the file and the line."""
    name = short_name(source)
    with opened_outside(source, name) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise unusable(name, "has more than 2 MB, which no captions have", "Choose an SRT or WebVTT file.")
    if not data.strip():
        raise unusable(name, "is empty", "Export the captions again.")
    try:
        return CaptionFile(name, read_cues(clean(_decoded(data, name))))
    except CaptionFault as fault:
        raise unusable(name, str(fault), _MEND) from fault


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise unusable(
            name,
            "is not text in UTF-8, so its letters would be guessed",
            "Choose an SRT or WebVTT file, saved as UTF-8.",
        ) from error
