"""Files and pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ccgcompose.domain.media import (
    NO_PROVENANCE,
    Captions,
    Derivation,
    EmbeddedMetadata,
    MediaKind,
    Provenance,
)
from ccgcompose.domain.sight import Print, Sight


@dataclass(frozen=True, slots=True)
class Intake:
    """A file that was taken in: as it came, and the cleaned copy that may go out.

    `duration_ms` and `codecs` are those of film and sound; `poster_sha256` is a picture out of a film, kept like any
    other file, and "" where there is none. By its `prints` a picture is known again.
    """

    sha256: str
    published_sha256: str
    filename: str
    mime: str
    width: int
    height: int
    bytes: int
    metadata: EmbeddedMetadata
    kind: MediaKind = MediaKind.PICTURE
    duration_ms: int = 0
    codecs: tuple[str, ...] = ()
    poster_sha256: str = ""
    provenance: Provenance = NO_PROVENANCE
    prints: tuple[Print, ...] = ()


class MediaFiles(Protocol):
    """Files by content hash. What comes from outside is hostile: bounded in bytes and pixels."""

    def take_in(self, source: Path) -> Intake:
        """Check, clean and keep a picture. Raise UnusableFile, DiskFull or FolderUnwritable."""
        ...

    def path(self, sha256: str) -> Path:
        """Return where the file lies. Raise UnusableFile when it is gone or no longer has this hash."""
        ...

    def thumbnail(self, sha256: str, edge: int = 320) -> Path:
        """Return a small PNG or JPEG of a kept picture, made once and cached."""
        ...


class Eyes(Protocol):
    """Sees what a file shows: faces, words, codes, and marks by which its like is recognised. Offline, and slow.

    `seer` names the version of what looks: what an older one saw is looked at again.
    """

    @property
    def seer(self) -> str: ...
    def look(self, sha256: str, mime: str) -> Sight:
        """Return what a kept file shows. Raise UnusableFile when it is gone or damaged."""
        ...


@dataclass(frozen=True, slots=True)
class Overlay:
    """Words laid over a picture in the colours of the brand (#RRGGBB), at its lower edge or `at_top`.

    `ground` is the colour of the band behind the letters; "" lets them stand on the picture itself.
    """

    words: str
    colour: str
    ground: str
    at_top: bool = False


@dataclass(frozen=True, slots=True)
class Making:
    """What a picture is made into for a platform. `width` and `height` in pixels; 0: as the crop leaves them."""

    derivation: Derivation
    width: int = 0
    height: int = 0
    overlay: Overlay | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """How a picture would come out: a small one to be shown (JPEG), and the size in pixels that it would have.

    `contrast` is that of the letters with what is behind them, 1 to 21 (WCAG 2.2); None where there are no letters.
    """

    picture: bytes
    width: int
    height: int
    contrast: float | None = None


def any_contrast(contrast: float) -> None:
    """Take letters as they are."""


class Darkroom(Protocol):
    """Makes pictures from pictures, and reads what goes with films."""

    def make(
        self, sha256: str, making: Making, filename: str, accept: Callable[[float], None] = any_contrast
    ) -> Intake:
        """Make a picture from a kept one and keep it. The origin stays as it is; a picture is never enlarged.

        Where there are letters, `accept` hears of their contrast before anything is kept; what it raises is raised,
        and nothing is kept. The same making gives the same bytes. Raise UnusableFile, also for words that cannot be
        set; DiskFull.
        """
        ...

    def try_out(self, sha256: str, making: Making, edge: int = 1024) -> Trial:
        """Return how it would come out, its longer side at most `edge` pixels; nothing is kept. Raise UnusableFile.

        Quick from the second time on for the same picture: a window asks while a person drags.
        """
        ...

    def captions(self, source: Path, language: str, label: str) -> Captions:
        """Take in a captions file (SRT or WebVTT), kept as WebVTT. Raise UnusableFile, DiskFull."""
        ...
