"""Write the copy that goes out: the pixels anew, and of the metadata nothing but who made it and who owns it, how it
came to be (people have a right to know of an AI's picture) and what it shows.

The same pixels and names give the same bytes. XMP carries the names in any script; a JPEG's IPTC block as well; EXIF
has them too where they are plain ASCII, which is all that its text fields hold (CIPA DC-008 section 4.6.2).
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from ccgcompose.domain.media import EmbeddedMetadata
from ccgcompose.host.iptc import iptc_segment

if TYPE_CHECKING:
    from PIL.Image import Image

_ARTIST, _COPYRIGHT = 0x013B, 0x8298  # EXIF
# A picture that came as GIF has few colours and sharp edges: PNG keeps them. What not every platform takes becomes a
# JPEG, or a PNG where something shows through.
_TARGETS = {"JPEG": "JPEG", "PNG": "PNG", "GIF": "PNG", "WEBP": "WEBP"}
_QUALITY = 90
_PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/">\
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"\
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"\
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"\
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"\
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">{parts}</rdf:Description></rdf:RDF></x:xmpmeta>"""
_PARTS = {
    "creator": "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>",
    "copyright_notice": '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:rights>',
    "credit": "<photoshop:Credit>{}</photoshop:Credit>",
    "web_statement": "<xmpRights:WebStatement>{}</xmpRights:WebStatement>",
    "source_type": "<Iptc4xmpExt:DigitalSourceType>{}</Iptc4xmpExt:DigitalSourceType>",
    "alt_text": "<Iptc4xmpCore:AltTextAccessibility><rdf:Alt>"
    '<rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>',
}


def clean_copy(
    picture: Image, kind: str, metadata: EmbeddedMetadata, *, sampling: int, lossless: bool
) -> tuple[bytes, str]:
    """Return the encoded copy of a picture in RGB or RGBA, and its MIME type.

    The picture forgets what it was told along with its pixels (`info`). `kind` is what it came as.
    `sampling` is the JPEG's own; `lossless` says that a WebP was.
    """
    picture.info = {}  # Pillow writes of it what it is not told to leave out
    target = _TARGETS.get(kind) or ("PNG" if picture.mode == "RGBA" else "JPEG")
    out = io.BytesIO()
    picture.save(out, target, **_options(target, metadata, sampling, lossless))
    return out.getvalue(), f"image/{target.lower()}"


def _options(target: str, metadata: EmbeddedMetadata, sampling: int, lossless: bool) -> dict[str, Any]:
    packet = _xmp(metadata)
    if target == "PNG":
        return _png_options(packet) | {"compress_level": 4}
    options: dict[str, Any] = {"quality": _QUALITY}
    if packet:
        options["xmp"] = packet.encode("utf-8")
    exif = _exif(metadata)
    if exif:
        options["exif"] = exif
    if target == "JPEG":
        return options | {"extra": iptc_segment(metadata), "subsampling": sampling, "optimize": True}
    return options | {"lossless": lossless}


def _png_options(packet: str) -> dict[str, Any]:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    if packet:
        info.add_itxt("XML:com.adobe.xmp", packet)
    return {"pnginfo": info}


def _xmp(metadata: EmbeddedMetadata) -> str:
    known = {name: getattr(metadata, name) for name in _PARTS}
    parts = "".join(_PARTS[name].format(escape(value)) for name, value in known.items() if value)
    return _PACKET.format(parts=parts) if parts else ""


def _exif(metadata: EmbeddedMetadata) -> bytes:
    from PIL.Image import Exif

    exif = Exif()
    for tag, value in ((_ARTIST, metadata.creator), (_COPYRIGHT, metadata.copyright_notice)):
        if value and value.isascii():
            exif[tag] = value
    return exif.tobytes() if exif else b""
