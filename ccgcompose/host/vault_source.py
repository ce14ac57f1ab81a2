"""A file that goes into the vault: bounded, looked at once for its hash, and the same when it is sealed."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ccgcompose.errors import UnusableFile
from ccgcompose.host.sealing import CHUNK

MOST_BYTES = 500_000_000
_LONGEST_NAME = 255  # UTF-8 bytes
_KINDS = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"PK\x03\x04", "application/zip"),  # office documents as well
    (b"ID3", "audio/mpeg"),
)
_UNKNOWN = "application/octet-stream"
_KEPT = "Nothing was put into the vault."


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of the file before it is sealed."""

    path: Path
    name: str
    sha256: str
    size: int
    mime: str

    def pieces(self) -> Iterator[bytes]:
        """Yield the content. Raise UnusableFile where it is no longer what was looked at."""
        digest = hashlib.sha256()
        for piece in _read(self.path):
            digest.update(piece)
            yield piece
        if digest.hexdigest() != self.sha256:
            raise _unusable("The file was changed while it was put into the vault.", "Try again.")


def read_source(path: Path) -> Source:
    """Look at a file. Raise UnusableFile; no problem names the file, for its name may be a patient's."""
    digest, length, start = hashlib.sha256(), 0, b""
    for piece in _read(path):
        start = start or piece[:16]
        digest.update(piece)
        length += len(piece)
        if length > MOST_BYTES:
            raise _unusable("The file is over 500 MB.", "Put a smaller copy into the vault.")
    if not length:
        raise _unusable("The file is empty.", "Choose the file again.")
    mime = next((kind for mark, kind in _KINDS if start.startswith(mark)), _UNKNOWN)
    return Source(path, _short(path.name), digest.hexdigest(), length, mime)


def _read(path: Path) -> Iterator[bytes]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would keep us waiting for a writer
            raise _unusable("That is no file.", "Choose a file.")
        with path.open("rb") as file:
            yield from iter(lambda: file.read(CHUNK), b"")
    except (OSError, ValueError) as error:
        raise _unusable("The file cannot be read, or it is gone.", "Choose the file again.") from error


def _short(name: str) -> str:
    """Return a name that fits into the seal, its ending kept."""
    text = name.encode("utf-8", "replace").decode("utf-8")
    while len(text.encode("utf-8")) > _LONGEST_NAME:
        stem, dot, ending = text.rpartition(".")
        text = f"{stem[:-1]}{dot}{ending}" if stem else text[:-1]
    return text


def _unusable(what: str, next: str) -> UnusableFile:
    return UnusableFile(what, kept=_KEPT, next=next)
