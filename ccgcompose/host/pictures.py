"""Read a picture from outside, and make the copy that may go out. A file is hostile until it is decoded."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccgcompose.domain.media import NO_PROVENANCE, EmbeddedMetadata, Provenance
from ccgcompose.domain.sight import Print
from ccgcompose.host import headers
from ccgcompose.host.clean_copy import clean_copy
from ccgcompose.host.colours import to_srgb
from ccgcompose.host.embedded import read_metadata
from ccgcompose.host.headers_more import MOVING_BRANDS, tiff_pages
from ccgcompose.host.heic import open_heic
from ccgcompose.host.prints import prints_of
from ccgcompose.host.provenance import read_provenance
from ccgcompose.host.sentences import damaged, no_picture, unusable
from ccgcompose.host.shrinking import USUAL, Small, shrunk

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 100_000_000
MAX_EDGE = 20_000
SMALL = 640
MAX_SCANS = 100  # a usual progressive JPEG has ten, and each costs a pass over every pixel
MAX_PASSES = 2_000_000_000  # scans times pixels
_SMALLER = f"Make it smaller than {MAX_PIXELS // 1_000_000} million pixels and {MAX_EDGE:,} a side."
# What decoders raise for bytes that somebody made up.
HOSTILE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    IndexError,
    KeyError,
    EOFError,
    RuntimeError,
    OverflowError,
    MemoryError,
)
_ORIENTATION = 0x0112  # EXIF


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was decoded whole: the clean copy, its size, and what the original says of itself.

    `small` is the usual thumbnail.
    """

    clean: bytes
    mime: str
    width: int
    height: int
    metadata: EmbeddedMetadata
    provenance: Provenance = NO_PROVENANCE
    prints: tuple[Print, ...] = ()
    small: Small | None = None


def read_picture(data: bytes, name: str) -> Picture:
    """Decode, check and clean. Raise UnusableFile with a sentence that names the file."""
    opened = open_bounded(data, name)
    try:
        opened.load()
        _must_be_shown(opened, name)
        lossless = opened.format == "WEBP" and data[12:16] == b"VP8L"
        sampling = _sampling(opened)
        provenance = read_provenance(data, f"image/{(opened.format or '').lower()}")
        metadata = read_metadata(opened)
        metadata = replace(metadata, source_type=metadata.source_type or provenance.source_type)
        shown = to_srgb(upright(opened))
    except HOSTILE as error:
        raise damaged(name) from error
    small = _small(shown)
    clean, mime = clean_copy(shown, opened.format or "", metadata, sampling=sampling, lossless=lossless)
    prints, usual = prints_of(small), shrunk(small, USUAL)
    return Picture(clean, mime, shown.width, shown.height, metadata, provenance, prints, usual)


def read_small(source: Path, name: str, edge: int) -> Small:
    """Return a kept picture made small, its longer side at most `edge` pixels. Raise UnusableFile or OSError."""
    opened = open_bounded(source.read_bytes(), name)
    try:
        opened.draft("RGB", (2 * edge, 2 * edge))  # a JPEG decodes fast at a half, a quarter or an eighth
        return shrunk(to_srgb(upright(opened)), edge)
    except HOSTILE as error:
        raise damaged(name) from error


def _small(shown: Image) -> Image:
    share = min(1.0, SMALL / max(shown.size))
    size = (max(1, round(shown.width * share)), max(1, round(shown.height * share)))
    return shown.resize(size, reducing_gap=2.0)


def open_bounded(data: bytes, name: str) -> Image:
    """Return the picture with its header read and nothing decoded. Raise UnusableFile, also for too large a one."""
    kind = headers.kind_of(data)
    if kind is None:
        raise no_picture(data, name)
    size = headers.declared_size(data, kind)
    if size is None:
        raise damaged(name)
    _must_be_bounded(size, name)
    scans = headers.scan_count(data) if kind == "JPEG" else 0
    if scans > MAX_SCANS or scans * size[0] * size[1] > MAX_PASSES:
        raise unusable(
            name, "is built to keep a computer busy", "Save the picture anew in a picture program."
        )
    if kind == "TIFF" and tiff_pages(data) > 1:
        raise unusable(name, "has several pages", "Save the page that you want as a JPEG or PNG picture.")
    opened = _opened(data, kind, size, name)
    _must_be_bounded(opened.size, name)
    return opened


def upright(picture: Image) -> Image:
    """Return the picture turned as its EXIF says that the camera was held."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    try:
        turn = turns.get(picture.getexif().get(_ORIENTATION) or 1)
    except HOSTILE:
        turn = None  # unreadable EXIF: as it lies in the file
    if turn is None:
        return picture
    turned = picture.transpose(turn)
    turned.info = dict(picture.info)
    return turned


def _must_be_shown(picture: Image, name: str) -> None:
    """Refuse measurements: numbers for which nobody says which is black and which is white."""
    if picture.mode == "F" or (picture.mode == "I" and not _within_sixteen_bits(picture)):
        raise unusable(
            name,
            "holds measured values (32 bits for each point), which no screen shows as they are",
            "Save it as a JPEG or PNG picture in the program that it was made with.",
        )


def _within_sixteen_bits(picture: Image) -> bool:
    extremes: Any = picture.getextrema()  # a pair for each channel, or the one pair of the only one
    return bool(extremes[0] >= 0 and extremes[1] < 65_536)


def _must_be_bounded(size: tuple[int, int], name: str) -> None:
    width, height = size
    if not width or not height:
        raise damaged(name)
    if width * height > MAX_PIXELS or max(width, height) > MAX_EDGE:
        raise unusable(name, f"has {width:,} × {height:,} pixels, which is too large", _SMALLER)


def _opened(data: bytes, kind: str, size: tuple[int, int], name: str) -> Image:
    from PIL.Image import DecompressionBombError

    _quiet()
    try:
        opened: Image = open_heic(data, size) if kind == "HEIF" else _reader(kind)(io.BytesIO(data))
        moves = _moves(opened, data, kind)
    except (*HOSTILE, DecompressionBombError) as error:
        raise damaged(name) from error
    if moves:
        raise unusable(
            name,
            "moves, and moving pictures cannot be checked for flashing yet",
            "Save one still picture of it.",
        )
    return opened


def _moves(opened: Image, data: bytes, kind: str) -> bool:
    """Return whether there are pictures to be shown one after the other; a phone's HEIC may hold others beside it."""
    if kind in ("HEIF", "AVIF"):
        return data[8:12] in MOVING_BRANDS
    return kind != "TIFF" and getattr(opened, "is_animated", False)


_READERS = {
    "JPEG": ("PIL.JpegImagePlugin", "JpegImageFile"),
    "PNG": ("PIL.PngImagePlugin", "PngImageFile"),
    "GIF": ("PIL.GifImagePlugin", "GifImageFile"),
    "WEBP": ("PIL.WebPImagePlugin", "WebPImageFile"),
    "TIFF": ("PIL.TiffImagePlugin", "TiffImageFile"),
    "AVIF": ("PIL.AvifImagePlugin", "AvifImageFile"),
}


def _reader(kind: str) -> Any:
    """Return the class for a kind: `Image.open` would also try others, and look for more pictures within a JPEG."""
    module, name = _READERS[kind]
    return getattr(import_module(module), name)


def _quiet() -> None:
    """What Pillow warns of in a foreign file is no message to our reader: it is judged here."""
    warnings.filterwarnings("ignore", module=r"PIL\.")


def _sampling(opened: Image) -> int:
    """Return how a JPEG keeps its colours: 0 in full, 1 and 2 at half; the same goes for the copy."""
    from PIL.JpegImagePlugin import JpegImageFile, get_sampling

    found = get_sampling(opened) if isinstance(opened, JpegImageFile) else 0
    return found if found in (0, 1, 2) else 0
