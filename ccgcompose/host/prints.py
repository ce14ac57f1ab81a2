"""Marks by which a picture is known again: perceptual hashes (DCT, 64 bits) of the whole and of parts of it.

A crop of a tenth already breaks the hash of the whole, so parts are hashed as well: a cropped copy is near to one of
the original's parts, an original is near in one of its parts to a cropped copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccgcompose.domain.region import WHOLE, Region
from ccgcompose.domain.sight import Print

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE = 256  # pixels: a hash looks at 32
_PLAIN = 6.0  # brightness that varies less than this has nothing to be known by


def _parts() -> tuple[Region, ...]:
    """Return the parts: the middle, each side and each corner, without a tenth to a quarter of the length."""
    parts = []
    for share in (9_200, 8_400, 7_600):
        edge = (WHOLE - share) // 2
        parts.append(Region(edge, edge, share, share))
    for share in (8_500, 7_000):
        left = WHOLE - share
        parts += [Region(0, 0, share, WHOLE), Region(left, 0, share, WHOLE)]
        parts += [Region(0, 0, WHOLE, share), Region(0, left, WHOLE, share)]
        parts.append(Region(left // 2, 0, share, WHOLE))
        parts.append(Region(0, left // 2, WHOLE, share))
        parts += [Region(x, y, share, share) for x in (0, left) for y in (0, left)]
    return tuple(parts)


def prints_of(picture: Image) -> tuple[Print, ...]:
    """Return the prints of an RGB picture; none for one that is all one colour."""
    grey = picture.convert("L").resize((_SIDE, _SIDE), reducing_gap=3.0)
    found = [Print(_bits(grey))] if _tells(grey) else []
    for part in _parts():
        cut = grey.crop(_box(part))
        if found and _tells(cut):
            found.append(Print(_bits(cut), part))
    return tuple(found)


def _box(part: Region) -> tuple[int, int, int, int]:
    left, top, right, bottom = (
        round(at * _SIDE / WHOLE) for at in (part.x, part.y, part.x + part.width, part.y + part.height)
    )
    return left, top, right, bottom


def _bits(grey: Image) -> str:
    import imagehash

    return str(imagehash.phash(grey))


def _tells(grey: Image) -> bool:
    from PIL.ImageStat import Stat

    return Stat(grey).stddev[0] >= _PLAIN
