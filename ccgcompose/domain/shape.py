"""The shapes in which platforms show pictures, and the crop that keeps what matters in sight."""

from __future__ import annotations

from dataclasses import dataclass

from ccgcompose.domain.region import WHOLE, Region


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape that a platform shows whole: its width and height in pixels, and where the platform says so."""

    key: str
    platform: str
    name: str
    width: int
    height: int
    source: str


@dataclass(frozen=True, slots=True)
class Focus:
    """The point of a picture that a crop keeps in its middle as far as it can, in ten-thousandths."""

    x: int = WHOLE // 2
    y: int = WHOLE // 2


MIDDLE = Focus()


def crop_to(shape: Shape, width: int, height: int, focus: Focus = MIDDLE) -> Region:
    """Return the largest part of a picture of that size (pixels) that has the shape, nearest to the focus."""
    if not (width and height):
        return Region(0, 0, WHOLE, WHOLE)
    wide, high = WHOLE, WHOLE
    if width * shape.height > height * shape.width:
        wide = _share(height * shape.width, width * shape.height)
    else:
        high = _share(width * shape.height, height * shape.width)
    return Region(_from(focus.x, wide), _from(focus.y, high), wide, high)


def _share(part: int, whole: int) -> int:
    return max(1, (part * WHOLE + whole // 2) // whole)


def _from(middle: int, length: int) -> int:
    return min(max(0, middle - length // 2), WHOLE - length)


def focus_on(regions: tuple[Region, ...]) -> Focus:
    """Return the middle of the box around all these regions; that of the picture where there are none."""
    if not regions:
        return MIDDLE
    left, top = min(each.x for each in regions), min(each.y for each in regions)
    right = max(each.x + each.width for each in regions)
    bottom = max(each.y + each.height for each in regions)
    return Focus((left + right) // 2, (top + bottom) // 2)
