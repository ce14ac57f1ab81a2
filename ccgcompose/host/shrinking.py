"""Encode a picture that was made small, as lists and grids show it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

USUAL = 320  # pixels, as lists and grids ask for it


@dataclass(frozen=True, slots=True)
class Small:
    """A small picture as a file: its bytes, and how its name ends."""

    data: bytes
    ending: str


def shrunk(picture: Image, edge: int) -> Small:
    """Return a picture in RGB or RGBA made small: its longer side has at most `edge` pixels. It is left as it is."""
    small = picture.copy()
    small.thumbnail((edge, edge))
    small.info.clear()
    out = io.BytesIO()
    if small.mode == "RGBA":
        small.save(out, "PNG")
        return Small(out.getvalue(), "png")
    small.save(out, "JPEG", quality=85)
    return Small(out.getvalue(), "jpg")
