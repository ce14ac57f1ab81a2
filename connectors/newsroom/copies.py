"""Files on their way into the folder, each known by its content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ccgcompose.errors import Rejected, UnusableFile
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.newsroom.names import media_name
from connectors.newsroom.settings import NOTHING
from connectors.newsroom.staging import Staging

# What the first bytes of a picture say it is, where its record has only its hash.
_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif"}


@dataclass(frozen=True, slots=True)
class Copy:
    """A file to be put into the folder: its name there, where it lies now, and its content hash.

    `made` is what was made of it; None: it is copied as it is.
    """

    name: str
    source: Path
    sha256: str
    made: bytes | None = None


def stage(copies: Iterable[Copy], staging: Staging) -> None:
    """Stage each file. Raise OSError."""
    for copy in copies:
        if copy.made is None:
            staging.copy(copy.name, copy.source, copy.sha256)
        else:
            staging.put(copy.name, copy.made)


def image_of(sha256: str, files: MediaFiles, what: str) -> Copy:
    """Return a copy of a picture of which only the hash is known. Raise Rejected for what is none."""
    with copy_of(sha256, "", files, what).source.open("rb") as stream:
        start = stream.read(12)
    kind = "webp" if start[8:] == b"WEBP" else ""
    kind = next((name for mark, name in _SIGNATURES.items() if start.startswith(mark)), kind)
    if not kind:
        raise Rejected(
            f"{what} is not a picture that a browser shows.",
            kept=NOTHING,
            next="Choose a PNG, JPEG, GIF or WebP picture in its place.",
        )
    return copy_of(sha256, kind, files, what)


def copy_of(sha256: str, extension: str, files: MediaFiles, what: str) -> Copy:
    """Return a copy of a file under its public name. Raise Rejected for one that cannot be read."""
    try:
        return Copy(media_name(sha256, extension), files.path(sha256), sha256)
    except UnusableFile as problem:
        raise Rejected(f"{what} cannot be read: {problem.what}", kept=NOTHING, next=problem.next) from problem
    except ValueError as error:
        raise Rejected(
            f"{what} has no usable content hash.", kept=NOTHING, next="Add the file to the library again."
        ) from error
