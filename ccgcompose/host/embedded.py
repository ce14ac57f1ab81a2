"""What a picture says of itself: XMP first, then IPTC-IIM, then EXIF. Bounded, and never trusted."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.media import EmbeddedMetadata
from ccgcompose.host.xmp import Packet

if TYPE_CHECKING:
    from PIL.Image import Exif, Image

LONGEST = 1_000
_UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    struct.error,
)
# EXIF tags (CIPA DC-008, and Windows' own XP tags, which hold UTF-16)
_EXIF = {"creator": (0x013B, 0x9C9D), "copyright_notice": (0x8298,), "description": (0x010E, 0x9C9B)}
_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825
_TAKEN = 0x9003
_SERIALS = (0xA431, 0xA435)  # of the body and of the lens
# IPTC-IIM 4.2, record 2
_IPTC = {"creator": 80, "copyright_notice": 116, "credit": 110, "description": 120}
_XMP = {
    "creator": "dc:creator",
    "copyright_notice": "dc:rights",
    "description": "dc:description",
    "credit": "photoshop:Credit",
    "usage_terms": "xmpRights:UsageTerms",
    "web_statement": "xmpRights:WebStatement",
    "source_type": "Iptc4xmpExt:DigitalSourceType",
    "alt_text": "Iptc4xmpCore:AltTextAccessibility",
}
_XMP_SERIALS = (
    "aux:SerialNumber",
    "aux:LensSerialNumber",
    "exifEX:BodySerialNumber",
    "exifEX:LensSerialNumber",
)
_PNG = {"creator": "Author", "copyright_notice": "Copyright", "description": "Description"}
_MOMENT = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)(?:[ T](\d\d):(\d\d))?")


def read_metadata(picture: Image) -> EmbeddedMetadata:
    """Return what can be read of a loaded picture; a part that is damaged is as if it were not there."""
    exif, inner, gps = _exif_parts(picture)
    packet = Packet(picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b"")
    found = _png_texts(picture.info)
    found |= _filled(lambda name: _exif_text(exif, _EXIF[name]), _EXIF)
    iptc = _readable(lambda: _iptc(picture), {})
    found |= _filled(lambda name: _joined(iptc.get((2, _IPTC[name]))), _IPTC)
    found |= _filled(lambda name: packet.text(_XMP[name]), _XMP)
    return EmbeddedMetadata(
        **found,
        licensor=text_of(packet.within("plus:Licensor", "plus:LicensorName")),
        taken_on=moment(text_of(inner.get(_TAKEN)) or packet.text("photoshop:DateCreated")),
        has_location=bool(gps) or bool(packet.text("exif:GPSLatitude")),
        camera_serial=any(inner.get(tag) for tag in _SERIALS) or any(map(packet.text, _XMP_SERIALS)),
    )


def _filled(read: Callable[[str], Any], names: Mapping[str, Any]) -> dict[str, str]:
    """Return the texts that are not empty."""
    texts = {name: text_of(read(name)) for name in names}
    return {name: text for name, text in texts.items() if text}


def _readable(read: Callable[[], Any], otherwise: Any) -> Any:
    try:
        return read()
    except _UNREADABLE:
        return otherwise


def _exif_parts(picture: Image) -> tuple[Exif | dict[int, Any], dict[int, Any], dict[int, Any]]:
    exif = _readable(picture.getexif, None)
    if exif is None:
        return {}, {}, {}
    return (
        exif,
        _readable(lambda: exif.get_ifd(_EXIF_IFD), {}),
        _readable(lambda: exif.get_ifd(_GPS_IFD), {}),
    )


def _exif_text(exif: Exif | dict[int, Any], tags: tuple[int, ...]) -> str:
    for tag in tags:
        value = _readable(lambda tag=tag: exif.get(tag), None)  # type: ignore[misc]
        if tag >= 0x9C9B and isinstance(value, bytes):
            value = value.decode("utf-16-le", "replace")
        text = text_of(value)
        if text:
            return text
    return ""


def _iptc(picture: Image) -> dict[tuple[int, int], Any]:
    from PIL.ImageFile import ImageFile
    from PIL.IptcImagePlugin import getiptcinfo

    return (getiptcinfo(picture) if isinstance(picture, ImageFile) else None) or {}


def _joined(value: Any) -> str:
    """Several by-lines are a list."""
    return ", ".join(map(text_of, value)) if isinstance(value, list) else text_of(value)


def _png_texts(info: Mapping[Any, Any]) -> dict[str, str]:
    return _filled(lambda name: info.get(_PNG[name]), _PNG)


def text_of(value: Any) -> str:
    """Return a text in the one encoding that fits, without what no file could carry, and not endless."""
    if isinstance(value, str):
        value = _original_bytes(value)
    if isinstance(value, bytes):
        value = _decoded(value)
    if not isinstance(value, str):
        return ""
    first, _, _ = value.partition("\x00")  # EXIF pads with it, and parts photographer and editor
    return clean(first[:LONGEST]).strip()


def _original_bytes(text: str) -> bytes | str:
    """Pillow reads EXIF text as Latin-1, whatever it is: give back the bytes."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text


def _decoded(value: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return value.decode(encoding)
        except UnicodeDecodeError:
            continue
    return value.decode("latin-1")


def moment(written: str) -> str:
    """Return `2026-10-05 10:12` (the camera's own time), or "" where there is no such moment."""
    match = _MOMENT.match(written)
    if match is None or match[2] == "00":
        return ""
    day = f"{match[1]}-{match[2]}-{match[3]}"
    return f"{day} {match[4]}:{match[5]}" if match[4] else day
