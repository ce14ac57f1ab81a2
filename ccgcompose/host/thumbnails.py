"""Small pictures, made once and kept beside the media; they can be thrown away at any time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ccgcompose.errors import EnvironmentFault
from ccgcompose.host.atomic import write_whole
from ccgcompose.host.shrinking import USUAL, Small

EDGES = range(16, 4097)
_ENDINGS = ("jpg", "png")
_KEPT = "The picture itself is kept."


def make_thumbnail(make: Callable[[int], Small], folder: Path, sha256: str, edge: int) -> Path:
    """Return the thumbnail of a kept picture, from `folder` or newly made by `make`, which is told how small.

    `edge` is the longest side in pixels, kept within 16 and 4,096. Raise what `make` does, DiskFull or
    FolderUnwritable.
    """
    edge = min(max(edge, EDGES[0]), EDGES[-1])
    return _made(folder, sha256, edge) or _write(make(edge), folder, sha256, edge)


def keep_thumbnail(small: Small, folder: Path, sha256: str) -> None:
    """Keep the usual thumbnail that is at hand; one that cannot be written is made when it is wanted."""
    if _made(folder, sha256, USUAL) is None:
        with suppress(EnvironmentFault):
            _write(small, folder, sha256, USUAL)


def _made(folder: Path, sha256: str, edge: int) -> Path | None:
    for ending in _ENDINGS:
        made = folder / f"{sha256}-{edge}.{ending}"
        if made.is_file() and made.stat().st_size:
            return made
    return None


def _write(small: Small, folder: Path, sha256: str, edge: int) -> Path:
    made = folder / f"{sha256}-{edge}.{small.ending}"
    write_whole(made, small.data, kept=_KEPT)
    return made
