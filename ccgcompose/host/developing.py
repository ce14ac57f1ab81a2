"""Make a picture from a picture: cut, turn over, make smaller, lay words over. The same making, the same pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccgcompose.domain.region import EVERYWHERE, WHOLE, Region
from ccgcompose.host.overlaying import laid_over
from ccgcompose.host.sentences import not_made
from ccgcompose.usecases.ports import Making

if TYPE_CHECKING:
    from PIL.Image import Image

SMALLEST = 32  # pixels a side
_LARGER = "Choose a larger part of the picture, or a larger size."


@dataclass(frozen=True, slots=True)
class Developed:
    """What came out; `contrast` is that of the words, if there are any."""

    picture: Image
    contrast: float | None = None


def size_made(width: int, height: int, making: Making) -> tuple[int, int]:
    """Return the size that comes out of a picture of that size: the crop's, or smaller to fit what is wanted."""
    left, top, right, bottom = box_of(making.derivation.crop, width, height)
    wide, high = right - left, bottom - top
    share = min(1.0, (making.width or wide) / wide, (making.height or high) / high)
    if share == 1.0:
        return wide, high
    return _near(wide * share, making.width), _near(high * share, making.height)


def _near(length: float, wanted: int) -> int:
    """Return what is wanted where only the rounding of the crop keeps it away."""
    return wanted if wanted and abs(length - wanted) <= max(1.0, wanted / 200) else max(1, round(length))


def box_of(crop: Region, width: int, height: int) -> tuple[int, int, int, int]:
    """Return the pixels that a crop leaves: left, top, right, bottom."""
    left, top = round(crop.x * width / WHOLE), round(crop.y * height / WHOLE)
    right = round((crop.x + crop.width) * width / WHOLE)
    bottom = round((crop.y + crop.height) * height / WHOLE)
    left, top = min(max(0, left), width - 1), min(max(0, top), height - 1)
    return left, top, min(max(right, left + 1), width), min(max(bottom, top + 1), height)


def develop(
    source: Image, size: tuple[int, int], making: Making, name: str, whole: tuple[int, int]
) -> Developed:
    """Return the picture made in that size, from one in RGB or RGBA.

    For a trial both are small ones; `whole` is the size of the picture that would be made: its words are set for that.
    """
    from PIL import Image

    made = source
    if making.derivation.crop != EVERYWHERE:
        made = made.crop(box_of(making.derivation.crop, *source.size))
    if making.derivation.flipped:
        made = made.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if made.size != size:
        made = made.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    if making.overlay is None:
        return Developed(made)
    return Developed(*laid_over(made, making.overlay, name, whole))


def must_be_large_enough(size: tuple[int, int], name: str) -> None:
    """Raise UnusableFile for what nobody could see."""
    if min(size) < SMALLEST:
        raise not_made(name, f"would be {size[0]} × {size[1]} pixels, too small to be seen", _LARGER)
