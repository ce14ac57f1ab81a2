"""Read a picture from outside, and make the copy that may go out. A file is taken for hostile until it is decoded."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccgcompose.domain.media import EmbeddedMetadata
from ccgcompose.errors import UnusableFile
from ccgcompose.host.embedded import read_metadata

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

MAX_PIXELS = 80_000_000
MAX_EDGE = 20_000
KEPT = "Nothing was taken in; the file is as it was."
_ARTIST, _COPYRIGHT = 0x013B, 0x8298  # EXIF tags
_MAGIC = {
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
}
# What each kind becomes when it goes out.
_TARGET = {"JPEG": ("JPEG", "image/jpeg"), "PNG": ("PNG", "image/png"), "GIF": ("PNG", "image/png")}
_TARGET["WEBP"] = ("WEBP", "image/webp")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was decoded whole: the clean copy, its size, and what the original says of itself."""

    clean: bytes
    mime: str
    width: int
    height: int
    metadata: EmbeddedMetadata


def kind_of(data: bytes) -> str | None:
    """Return JPEG, PNG, GIF or WEBP by the first bytes, whatever the name says; None for anything else."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    return next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None)


def read_picture(data: bytes, name: str) -> Picture:
    """Decode, check and clean. Raise UnusableFile with a sentence that names the file."""
    kind = kind_of(data)
    if kind is None:
        raise UnusableFile(
            _not_a_picture(data, name), kept=KEPT, next="Choose a JPEG, PNG, WebP or GIF file."
        )
    with _opened(data, kind, name) as opened:
        _bounded(opened, name)
        metadata = read_metadata(opened)
        upright = _decoded(opened, name)
    target, mime = _TARGET[kind]
    clean = _encoded(upright, target, metadata)
    return Picture(clean, mime, upright.width, upright.height, metadata)


def _not_a_picture(data: bytes, name: str) -> str:
    if not data:
        return f"{name} is empty."
    if data.startswith(b"%PDF"):
        return f"{name} is a PDF document, whatever its name says."
    head = data[:512].lstrip().lower()
    if head.startswith((b"<svg", b"<?xml", b"<!doctype", b"<html")):
        return f"{name} is a text document (SVG or HTML), which can carry code."
    return f"{name} is not a picture of a kind that can be taken in."


def _opened(data: bytes, kind: str, name: str) -> ImageFile:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own bound is a warning; ours comes next
            return Image.open(io.BytesIO(data), formats=(kind,))
    except Image.DecompressionBombError as error:
        raise UnusableFile(
            f"{name} has far more pixels than any picture we could use.",
            kept=KEPT,
            next=f"Make it smaller than {MAX_PIXELS // 1_000_000} million pixels.",
        ) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise _damaged(name) from error


def _bounded(opened: Image, name: str) -> None:
    width, height = opened.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_EDGE:
        raise UnusableFile(
            f"{name} has {width:,} × {height:,} pixels, which is too large.",
            kept=KEPT,
            next=f"Make it smaller than {MAX_PIXELS // 1_000_000} million pixels.",
        )
    if getattr(opened, "n_frames", 1) > 1:
        raise UnusableFile(
            f"{name} is animated.", kept=KEPT, next="Choose one picture of it; moving pictures come later."
        )


def _decoded(opened: Image, name: str) -> Image:
    """Decode every pixel, turn the picture upright, and bring its colours to sRGB."""
    from PIL import ImageOps

    try:
        opened.load()
        upright = ImageOps.exif_transpose(opened)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, OverflowError) as error:
        raise _damaged(name) from error
    return _in_srgb(upright)


def _in_srgb(picture: Image) -> Image:
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    transparent = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    wanted = "RGBA" if transparent else "RGB"
    if profile and picture.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError):
            converted = None  # a broken profile: the plain conversion below is the best there is
        if converted is not None:
            return converted
    if picture.mode.startswith("I"):
        return picture.point(lambda value: value / 256).convert("L").convert("RGB")  # 16 bits
    return picture.convert(wanted)


def _encoded(picture: Image, target: str, metadata: EmbeddedMetadata) -> bytes:
    """Write the pixels anew: nothing of the original file goes along but creator and copyright."""
    from PIL import Image

    exif = Image.Exif()
    for tag, value in ((_ARTIST, metadata.creator), (_COPYRIGHT, metadata.copyright_notice)):
        if value:
            exif[tag] = value
    picture.info.clear()
    if target == "JPEG" and picture.mode != "RGB":
        picture = picture.convert("RGB")
    out = io.BytesIO()
    picture.save(out, target, exif=exif.tobytes(), quality=90)  # PNG has no quality and leaves it alone
    return out.getvalue()


def _damaged(name: str) -> UnusableFile:
    return UnusableFile(
        f"{name} is damaged or was not copied to its end.",
        kept=KEPT,
        next="Copy the file again, or open it in a picture program and save it anew.",
    )
