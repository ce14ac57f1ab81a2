"""Pictures small enough: older servers take a million bytes, and a picture that has more is made anew."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageOps

from ccgcompose.errors import TooLarge
from connectors.answer import KEPT

MOST = 1_000_000  # bytes: lexicon app.bsky.embed.images; newer servers take two million
KINDS = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
_TRIES = ((2000, 90), (2000, 82), (2000, 72), (1600, 72), (1200, 68), (800, 60))  # longer side, quality


def fitting(path: Path, name: str, mime: str, most: int = MOST) -> tuple[bytes, str]:
    """Return the bytes that go out and what kind they are: the file itself where it fits. Raise TooLarge."""
    if path.stat().st_size <= most and mime in KINDS:
        return path.read_bytes(), mime
    try:
        with Image.open(path) as opened:
            picture = _flat(ImageOps.exif_transpose(opened))
        for edge, quality in _TRIES:
            made = _jpeg(picture, edge, quality)
            if len(made) <= most:
                return made, "image/jpeg"
    except (OSError, ValueError, Image.DecompressionBombError) as problem:
        raise _too_large(name, most) from problem
    raise _too_large(name, most)


def _flat(picture: Image.Image) -> Image.Image:
    """Return it without what a JPEG has no place for; what was transparent is white."""
    if picture.mode in ("RGBA", "LA", "P", "PA"):
        layered = picture.convert("RGBA")
        ground = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(ground, layered).convert("RGB")
    return picture.convert("RGB")


def _jpeg(picture: Image.Image, edge: int, quality: int) -> bytes:
    small = picture.copy()
    small.thumbnail((edge, edge), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    small.save(buffer, "JPEG", quality=quality, optimize=True)
    return buffer.getvalue()


def _too_large(name: str, most: int) -> TooLarge:
    return TooLarge(
        f"{name} cannot be made small enough: Bluesky takes {most:,} bytes.",
        kept=KEPT,
        next="Use a smaller picture, or another one.",
    )
