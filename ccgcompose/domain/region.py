"""A place on a picture that stays right whatever its size: whole ten-thousandths of its width and height.

Whole numbers, because records are testified of and a float has no one spelling.
"""

from __future__ import annotations

from dataclasses import dataclass

WHOLE = 10_000


@dataclass(frozen=True, slots=True)
class Region:
    """A box from its upper left corner; each number from 0 to 10,000."""

    x: int
    y: int
    width: int
    height: int

    @property
    def area(self) -> int:
        """Return the area in hundred-millionths of the picture."""
        return max(0, self.width) * max(0, self.height)

    @property
    def is_on_the_picture(self) -> bool:
        """Return whether the box has an extent and lies within the picture."""
        inside = (
            self.x >= 0 and self.y >= 0 and self.x + self.width <= WHOLE and self.y + self.height <= WHOLE
        )
        return inside and self.width > 0 and self.height > 0


EVERYWHERE = Region(0, 0, WHOLE, WHOLE)


def region_of(x: float, y: float, width: float, height: float, of_width: float, of_height: float) -> Region:
    """Return the region of a box in pixels on a picture of that size, cut to the picture."""
    left, top = _share(x, of_width), _share(y, of_height)
    right, bottom = _share(x + width, of_width), _share(y + height, of_height)
    return Region(left, top, right - left, bottom - top)


def _share(length: float, whole: float) -> int:
    return 0 if whole <= 0 else min(WHOLE, max(0, round(length * WHOLE / whole)))


def common(one: Region, other: Region) -> Region | None:
    """Return what two regions share, if anything."""
    left, top = max(one.x, other.x), max(one.y, other.y)
    right = min(one.x + one.width, other.x + other.width)
    bottom = min(one.y + one.height, other.y + other.height)
    return Region(left, top, right - left, bottom - top) if right > left and bottom > top else None


def covers(marked: Region, seen: Region) -> bool:
    """Return whether a region that a person marked speaks of what was seen: half of it lies inside."""
    shared = common(marked, seen)
    return shared is not None and shared.area * 2 >= seen.area


def within(region: Region, crop: Region) -> Region | None:
    """Return where a region lies on what a crop leaves of the picture; None when it is cut away."""
    left = common(region, crop)
    if left is None or not crop.area:
        return None
    return Region(
        (left.x - crop.x) * WHOLE // crop.width,
        (left.y - crop.y) * WHOLE // crop.height,
        left.width * WHOLE // crop.width,
        left.height * WHOLE // crop.height,
    )


def mirrored(region: Region) -> Region:
    """Return where a region lies on the flipped picture."""
    return Region(WHOLE - region.x - region.width, region.y, region.width, region.height)
