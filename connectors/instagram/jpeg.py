"""Pictures as Instagram takes them: JPEG of at most 8 MiB. Others are made into one, and keep who made them."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from ccgcompose.errors import Rejected
from connectors.answer import KEPT

JPEG = "image/jpeg"
KINDS = frozenset({JPEG, "image/png", "image/webp", "image/gif"})
LARGEST = 8 * 1024 * 1024  # bytes: Instagram Platform, Error Codes, 2207004
WIDEST = 1440  # pixels: Instagram scales wider ones down (IG User media, image specifications)
_QUALITIES = (92, 84, 72)


def is_ready(path: Path, mime: str) -> bool:
    """Return whether a file can go out as it is."""
    return mime == JPEG and path.stat().st_size < LARGEST


def jpeg_of(path: Path, name: str) -> bytes:
    """Return a picture as JPEG; the same picture gives the same bytes. Raise Rejected where that cannot be done."""
    try:
        with Image.open(path) as opened:
            about = {"xmp": packet} if isinstance(packet := opened.info.get("xmp"), bytes) else {}
            picture = _flat(opened)
        picture.thumbnail((WIDEST, 2 * WIDEST), Image.Resampling.LANCZOS)
        for quality in _QUALITIES:
            buffer = io.BytesIO()
            picture.save(buffer, "JPEG", quality=quality, optimize=True, **about)
            if buffer.tell() < LARGEST:
                return buffer.getvalue()
    except (OSError, ValueError, Image.DecompressionBombError) as problem:
        raise _not_made(name) from problem
    raise _not_made(name)


def _flat(picture: Image.Image) -> Image.Image:
    """Return it without what a JPEG has no place for; what was transparent is white."""
    if picture.mode in ("RGBA", "LA", "P", "PA"):
        layered = picture.convert("RGBA")
        ground = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(ground, layered).convert("RGB")
    return picture.convert("RGB")


def _not_made(name: str) -> Rejected:
    return Rejected(
        f"No JPEG that Instagram takes could be made of {name}.", kept=KEPT, next="Use another picture."
    )
