"""What decodes pictures: in this process, or elsewhere (ccgcompose/host/picture_workers.py)."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from ccgcompose.host.pictures import Picture, read_picture, read_small
from ccgcompose.host.shrinking import Small


class PictureReader(Protocol):
    """Reads pictures. Any thread may ask."""

    def read(self, data: bytes, name: str) -> Picture:
        """Decode, check and clean what came from outside. Raise UnusableFile with a sentence that names the file."""
        ...

    def small(self, source: Path, name: str, edge: int) -> Small:
        """Return a kept picture made small, its longer side at most `edge` pixels. Raise UnusableFile or OSError."""
        ...


class ReadsHere:
    """Fulfils PictureReader in this process."""

    def read(self, data: bytes, name: str) -> Picture:
        """Decode, check and clean; see the protocol."""
        return read_picture(data, name)

    def small(self, source: Path, name: str, edge: int) -> Small:
        """Make small; see the protocol."""
        return read_small(source, name, edge)
