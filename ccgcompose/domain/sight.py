"""What a machine sees in a picture: faces, words, codes, and marks by which its like is recognised.

All of it can be seen again from the file, so it is kept by content hash and is no record: the history does not
testify of it. What a person concludes from it is (ccgcompose/domain/appearance.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from ccgcompose.domain.region import Region


@dataclass(frozen=True, slots=True)
class SeenWords:
    """Words read from a picture, in a place; `confidence` from 0 to 100."""

    text: str
    region: Region
    confidence: int = 100


@dataclass(frozen=True, slots=True)
class SeenCode:
    """A bar code or QR code, with what it says."""

    text: str
    region: Region
    format: str = "QR code"


@dataclass(frozen=True, slots=True)
class Print:
    """A perceptual hash of 64 bits, as 16 hexadecimal digits, of the whole picture or of one part of it."""

    bits: str
    part: Region | None = None  # None: the whole


@dataclass(frozen=True, slots=True)
class Sight:
    """All that was seen in one file. `seer` names the version of what looked, so that a better one looks again."""

    sha256: str
    seer: str
    faces: tuple[Region, ...] = ()
    words: tuple[SeenWords, ...] = ()
    codes: tuple[SeenCode, ...] = ()
    prints: tuple[Print, ...] = ()

    @property
    def text(self) -> str:
        """Return the words as one text, a line for each place, as the text rules read it."""
        return "\n".join(seen.text for seen in self.words)
