"""How well letters stand out: the contrast ratio of WCAG 2.2, success criterion 1.4.3."""

from __future__ import annotations

import re

ENOUGH = 4.5  # for text of any size, level AA
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_WEIGHTS = (0.2126, 0.7152, 0.0722)

Rgb = tuple[int, int, int]


def is_colour(said: str) -> bool:
    """Return whether this is a colour as #RRGGBB."""
    return _COLOUR.fullmatch(said) is not None


def rgb(colour: str) -> Rgb:
    """Return a colour's parts, each 0 to 255. Raise ValueError for what is no #RRGGBB."""
    if not is_colour(colour):
        raise ValueError(f"{colour} is no colour")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def light(part: int) -> float:
    """Return how much light one part of a colour (0 to 255) stands for, 0 to 1 (sRGB, IEC 61966-2-1)."""
    share = part / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: Rgb) -> float:
    """Return the relative luminance, 0 for black to 1 for white."""
    return sum(weight * light(part) for weight, part in zip(_WEIGHTS, colour, strict=True))


def ratio(one: float, other: float) -> float:
    """Return the contrast of two luminances, 1 to 21."""
    high, low = max(one, other), min(one, other)
    return (high + 0.05) / (low + 0.05)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours #RRGGBB, 1 to 21. Raise ValueError for what is no colour."""
    return ratio(luminance(rgb(one)), luminance(rgb(other)))


def better_ink(ground: str) -> str:
    """Return black or white, whichever stands out more on a ground #RRGGBB. Raise ValueError for no colour."""
    behind = luminance(rgb(ground))
    return "#FFFFFF" if ratio(1.0, behind) >= ratio(0.0, behind) else "#000000"
