"""Look at one kept picture: faces, words, codes, prints. Only the worker process loads this, with its models."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccgcompose.domain.region import region_of
from ccgcompose.domain.sight import SeenCode, SeenWords, Sight
from ccgcompose.host.eyes import SEER
from ccgcompose.host.faces import Faces
from ccgcompose.host.pictures import open_bounded, upright
from ccgcompose.host.prints import prints_of
from ccgcompose.host.reading import Reader

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_WORDS = 2_000
LONGEST_WORDS = 4_000  # characters of one line or code
_LONG_SIDE = 2_000


def look_at(path: Path, sha256: str, name: str) -> Sight:
    """Return what a picture shows. Raise UnusableFile for one that is damaged."""
    return seen_in(_opened(path, name), sha256)


def seen_in(picture: Image, sha256: str, *, read: bool = True) -> Sight:
    """Return what an RGB picture shows; without its words, which take most of the time, where it is not `read`."""
    return Sight(
        sha256=sha256,
        seer=SEER,
        faces=tuple(
            region_of(face.left, face.top, face.right - face.left, face.bottom - face.top, *picture.size)
            for face in _faces().find(picture)
        ),
        words=_words(picture) if read else (),
        codes=_codes(picture),
        prints=prints_of(picture),
    )


@cache
def _faces() -> Faces:
    import resources

    return Faces(resources.read_bytes("models/centerface/centerface.onnx"))


@cache
def _reader() -> Reader:
    return Reader()


def _opened(path: Path, name: str) -> Image:
    """Return the picture in RGB, its long side at most 2,000 pixels; a JPEG is decoded small at once."""
    from ccgcompose.host.pictures import HOSTILE
    from ccgcompose.host.sentences import damaged

    try:
        opened = open_bounded(path.read_bytes(), name)
        share = min(1.0, _LONG_SIDE / max(opened.size))
        wanted = (round(opened.width * share), round(opened.height * share))
        opened.draft("RGB", wanted)
        opened.thumbnail((_LONG_SIDE, _LONG_SIDE))
        return _on_white(upright(opened))
    except HOSTILE as error:
        raise damaged(name) from error


def _on_white(picture: Image) -> Image:
    from PIL import Image

    if picture.mode == "RGB":
        return picture
    clear = picture.convert("RGBA")
    ground = Image.new("RGB", clear.size, "white")
    ground.paste(clear, mask=clear.getchannel("A"))
    return ground


def _words(picture: Image) -> tuple[SeenWords, ...]:
    return tuple(
        SeenWords(
            line.text[:LONGEST_WORDS],
            region_of(line.left, line.top, line.right - line.left, line.bottom - line.top, *picture.size),
            round(line.sure * 100),
        )
        for line in _reader().read(picture)[:MOST_WORDS]
    )


def _codes(picture: Image) -> tuple[SeenCode, ...]:
    import zxingcpp

    found = zxingcpp.read_barcodes(picture)
    return tuple(_code(each, picture) for each in found if each.text)


def _code(found: Any, picture: Image) -> SeenCode:
    corners = (
        found.position.top_left,
        found.position.top_right,
        found.position.bottom_left,
        found.position.bottom_right,
    )
    left, top = (min(getattr(corner, axis) for corner in corners) for axis in "xy")
    right, bottom = (max(getattr(corner, axis) for corner in corners) for axis in "xy")
    region = region_of(left, top, right - left, bottom - top, *picture.size)
    return SeenCode(found.text[:LONGEST_WORDS], region, str(found.format))
