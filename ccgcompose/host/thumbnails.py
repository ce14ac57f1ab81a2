"""Small pictures, made once and kept beside the media; they can be thrown away at any time."""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ccgcompose.errors import EnvironmentFault
from ccgcompose.host.atomic import write_whole
from ccgcompose.host.colours import to_srgb
from ccgcompose.host.pictures import HOSTILE, open_bounded, upright
from ccgcompose.host.sentences import damaged

if TYPE_CHECKING:
    from PIL.Image import Image

EDGES = range(16, 4097)
USUAL = 320  # pixels, as lists and grids ask for it
_ENDINGS = ("jpg", "png")
_KEPT = "The picture itself is kept."


def make_thumbnail(source: Path, folder: Path, sha256: str, edge: int) -> Path:
    """Return the thumbnail of a kept picture, from `folder` or newly made.

    `edge` is the longest side in pixels, kept within 16 and 4,096. Raise UnusableFile, DiskFull or
    FolderUnwritable.
    """
    edge = min(max(edge, EDGES[0]), EDGES[-1])
    return _made(folder, sha256, edge) or _write(_small(source, sha256, edge), folder, sha256, edge)


def keep_thumbnail(picture: Image, folder: Path, sha256: str) -> None:
    """Make the usual thumbnail of a picture that is at hand; one that cannot be written is made when it is wanted."""
    if _made(folder, sha256, USUAL) is None:
        small = picture.copy()
        small.thumbnail((USUAL, USUAL))
        with suppress(EnvironmentFault):
            _write(small, folder, sha256, USUAL)


def _made(folder: Path, sha256: str, edge: int) -> Path | None:
    for ending in _ENDINGS:
        made = folder / f"{sha256}-{edge}.{ending}"
        if made.is_file() and made.stat().st_size:
            return made
    return None


def _write(small: Image, folder: Path, sha256: str, edge: int) -> Path:
    data, ending = _encoded(small)
    made = folder / f"{sha256}-{edge}.{ending}"
    write_whole(made, data, kept=_KEPT)
    return made


def _small(source: Path, sha256: str, edge: int) -> Image:
    name = f"The picture {sha256[:12]}…"
    try:
        opened = open_bounded(source.read_bytes(), name)
        opened.draft("RGB", (2 * edge, 2 * edge))  # a JPEG decodes fast at a half, a quarter or an eighth
        small = to_srgb(upright(opened))
        small.thumbnail((edge, edge))
    except HOSTILE as error:
        raise damaged(name) from error
    return small


def _encoded(picture: Image) -> tuple[bytes, str]:
    out = io.BytesIO()
    picture.info.clear()
    if picture.mode == "RGBA":
        picture.save(out, "PNG")
        return out.getvalue(), "png"
    picture.save(out, "JPEG", quality=85)
    return out.getvalue(), "jpg"
