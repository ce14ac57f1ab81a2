"""Files and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ccgcompose.domain.media import EmbeddedMetadata


@dataclass(frozen=True, slots=True)
class Intake:
    """A picture that was taken in: the file as it came, the cleaned copy that may go out, and a thumbnail."""

    sha256: str
    published_sha256: str
    filename: str
    mime: str
    width: int
    height: int
    bytes: int
    metadata: EmbeddedMetadata


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
