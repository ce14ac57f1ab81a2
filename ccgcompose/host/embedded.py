"""What a picture says of itself: XMP first, then IPTC, then EXIF. Bounded, and never trusted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.media import EmbeddedMetadata

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

LONGEST = 1_000
MAX_XMP_BYTES = 512 * 1024
_EXIF = {"creator": 0x013B, "copyright_notice": 0x8298, "description": 0x010E}
_TAKEN, _SERIAL, _EXIF_IFD, _GPS_IFD = 0x9003, 0xA431, 0x8769, 0x8825
# IPTC-IIM record 2
_IPTC = {"creator": (2, 80), "copyright_notice": (2, 116), "credit": (2, 110), "description": (2, 120)}
_DC, _PHOTOSHOP = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_XMP = {
    "creator": _DC + "creator",
    "copyright_notice": _DC + "rights",
    "description": _DC + "description",
    "credit": _PHOTOSHOP + "Credit",
    "usage_terms": _RIGHTS + "UsageTerms",
}


def read_metadata(picture: ImageFile) -> EmbeddedMetadata:
    """Return what can be read; a part that is damaged is as if it were not there."""
    exif = picture.getexif()
    inner, gps = exif.get_ifd(_EXIF_IFD), exif.get_ifd(_GPS_IFD)
    found: dict[str, str] = {name: _text(exif.get(tag)) for name, tag in _EXIF.items()}
    found |= {name: value for name, value in _iptc(picture) if value}
    found |= {name: value for name, value in _xmp(picture) if value}
    return EmbeddedMetadata(
        **{name: value for name, value in found.items() if value},
        taken_on=_text(inner.get(_TAKEN)),
        has_location=bool(gps),
        camera_serial=bool(inner.get(_SERIAL)),
    )


def _iptc(picture: ImageFile) -> Iterator[tuple[str, str]]:
    from PIL import IptcImagePlugin

    try:
        fields: dict[Any, Any] = IptcImagePlugin.getiptcinfo(picture) or {}
    except (OSError, SyntaxError, ValueError, IndexError, KeyError):
        return
    for name, key in _IPTC.items():
        value = fields.get(key)
        yield name, _text(value[0] if isinstance(value, list) and value else value)


def _xmp(picture: ImageFile) -> Iterator[tuple[str, str]]:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    packet = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    data = packet.encode("utf-8", "replace") if isinstance(packet, str) else packet
    if not data or len(data) > MAX_XMP_BYTES:
        return
    try:
        root = fromstring(data.rstrip(b"\x00"))
    except (ParseError, DefusedXmlException, ValueError):
        return
    for name, tag in _XMP.items():
        yield name, _xmp_text(root, tag)


def _xmp_text(root: Element, tag: str) -> str:
    for element in root.iter():
        if element.tag == tag:
            return _text(" ".join(part.strip() for part in element.itertext() if part.strip()))
        if tag in element.attrib:
            return _text(element.attrib[tag])
    return ""


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        value = _decoded(value)
    return clean(str(value)[:LONGEST]).strip() if isinstance(value, str) else ""


def _decoded(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
