"""Bring any decoded picture to eight bits of sRGB, with transparency only where there is some."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_SIXTEEN_BITS = ("I", "I;16", "I;16L", "I;16B", "I;16N")


def to_srgb(picture: Image) -> Image:
    """Return the picture in mode RGB or RGBA. A colour profile is applied; one that is broken is left out."""
    profile = picture.info.get("icc_profile")
    if picture.mode in _SIXTEEN_BITS:
        picture = _eight_bits(picture)
    if picture.mode in ("P", "PA", "LA", "La", "RGBa", "1") or "transparency" in picture.info:
        picture = picture.convert("RGBA" if _may_show_through(picture) else "RGB")
    if profile:
        picture = _converted(picture, profile) or picture
    if picture.mode not in ("RGB", "RGBA"):
        picture = picture.convert("RGB")
    return _opaque(picture)


def _may_show_through(picture: Image) -> bool:
    return picture.mode in ("PA", "LA", "La", "RGBa") or "transparency" in picture.info


def _eight_bits(picture: Image) -> Image:
    """Sixteen bits of grey become eight; Pillow alone would clip them."""
    return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _converted(picture: Image, profile: bytes) -> Image | None:
    from PIL import ImageCms

    target = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(
            picture,
            source,
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode=target,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None  # a broken profile, or one for other colours than these


def _opaque(picture: Image) -> Image:
    """Drop transparency that nothing shows through."""
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
        return picture.convert("RGB")
    return picture
