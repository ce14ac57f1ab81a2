"""Pictures as they come: honest ones with all they say of themselves, and hostile ones."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

from PIL import Image, PngImagePlugin

SIZE = (64, 48)
CREATOR, RIGHTS, CREDIT = "Siân O'Neill", "© 2026 NHS Exampleshire", "Photo: Siân O'Neill"
DESCRIPTION, TERMS = "The entrance of Park Lane Health Centre", "For NHS Exampleshire's own channels"
PRIVATE = (b"SN-4711-SECRET", b"GPSLatitude", b"53,22.8N", b"Thumbnail", b"Canon", b"A note to self")

XMP = f"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
 photoshop:Credit="{CREDIT}" exif:GPSLatitude="53,22.8N" aux:SerialNumber="SN-4711-SECRET">
<dc:creator><rdf:Seq><rdf:li>{CREATOR}</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="cy">Hawlfraint</rdf:li>\
<rdf:li xml:lang="x-default">{RIGHTS}</rdf:li></rdf:Alt></dc:rights>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{DESCRIPTION}</rdf:li></rdf:Alt></dc:description>
<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="en">{TERMS}</rdf:li></rdf:Alt></xmpRights:UsageTerms>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def picture(mode: str = "RGB", size: tuple[int, int] = SIZE) -> Image.Image:
    """A picture whose corners tell which way up it is: its top left is red, its top right green."""
    made = Image.new("RGB", size, "navy")
    half = (size[0] // 2, size[1] // 2)
    made.paste("red", (0, 0, *half))
    made.paste("green", (half[0], 0, size[0], half[1]))
    return made.convert(mode)


def encoded(kind: str, made: Image.Image | None = None, **options: Any) -> bytes:
    out = io.BytesIO()
    (made or picture()).save(out, kind, **options)
    return out.getvalue()


def exif(orientation: int = 1, texts: dict[int, str | bytes] | None = None) -> bytes:
    """EXIF with a position, a serial number, a moment, a maker's note and these texts."""
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = "Canon"
    for tag, text in (texts or {}).items():
        made[tag] = text
    made.get_ifd(0x8769).update(
        {0x9003: "2026:10:05 10:12:33", 0xA431: "SN-4711-SECRET", 0x927C: b"A note to self"}
    )
    made.get_ifd(0x8825).update({1: "N", 2: (53.0, 22.0, 48.0), 3: "W", 4: (1.0, 28.0, 12.0)})
    return made.tobytes()


def honest_jpeg(orientation: int = 1) -> bytes:
    """A JPEG with everything a camera and a picture desk put into it."""
    texts: dict[int, str | bytes] = {0x013B: CREATOR.encode(), 0x8298: RIGHTS.encode()}
    return encoded("JPEG", exif=exif(orientation, texts), xmp=XMP, quality=95)


def iptc(*fields: tuple[int, bytes]) -> bytes:
    """A JPEG's APP13 segment with IPTC-IIM record 2."""
    records = b"".join(struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text for number, text in fields)
    padded = records + b"\x00" * (len(records) % 2)
    block = b"Photoshop 3.0\x008BIM" + struct.pack(">HHI", 0x0404, 0, len(records)) + padded
    return b"\xff\xed" + struct.pack(">H", len(block) + 2) + block


def with_segment(jpeg: bytes, segment: bytes) -> bytes:
    return jpeg[:2] + segment + jpeg[2:]


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of_size(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds a part of one row."""
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    data = png_chunk(b"IDAT", zlib.compress(b"\x00" * (3 * min(width, 1_000) + 1)))
    return b"\x89PNG\r\n\x1a\n" + header + data + png_chunk(b"IEND", b"")


def jpeg_of_size(width: int, height: int) -> bytes:
    """A JPEG whose frame header claims a size."""
    small = encoded("JPEG")
    at = small.index(b"\xff\xc0") + 5
    return small[:at] + struct.pack(">HH", height, width) + small[at + 4 :]


def gif_of_size(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + encoded("GIF")[10:]


def webp_of_size(width: int, height: int) -> bytes:
    body = b"VP8X" + struct.pack("<I", 10) + b"\x00" * 4
    body += (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little") + encoded("WEBP")[12:]
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def heic() -> bytes:
    """A photo as a phone takes it: 640 x 480, held upright, with a position, a serial number and a second picture."""
    return (Path(__file__).parent / "pictures" / "phone.heic").read_bytes()


def tiff_of_size(width: int, height: int) -> bytes:
    """A TIFF whose directory claims a size; its first two fields are width and height."""
    small = encoded("TIFF")
    return small[:18] + struct.pack("<I", width) + small[22:30] + struct.pack("<I", height) + small[34:]


def moving(kind: str) -> bytes:
    return encoded(kind, save_all=True, append_images=[picture().rotate(180)], duration=100)


def png_with_texts(**texts: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    for name, text in texts.items():
        info.add_itxt(name, text)
    return encoded("PNG", pnginfo=info)


HALF = len(encoded("JPEG")) // 2
UNUSABLE = {
    "empty.jpg": b"",
    "renamed-pdf.jpg": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n",
    "drawing.svg.png": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "page.jpg": b"\n  <!DOCTYPE html><html><script>alert(1)</script></html>",
    "only-magic.heic": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 64,
    "cut.heic": heic()[:-2_000],
    "huge.heic": heic().replace(struct.pack(">II", 640, 480), struct.pack(">II", 30_000, 30_000)),
    "cut.avif": encoded("AVIF")[:-100],
    "moving.avif": moving("AVIF"),
    "huge.tif": tiff_of_size(30_000, 30_000),
    "pages.tif": encoded("TIFF", save_all=True, append_images=[picture().rotate(180)]),
    "cut.tif": encoded("TIFF", compression="tiff_deflate")[:-90],
    "film.gif": b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00" + b"\x00" * 64,
    "scan.jpg": b"II*\x00\x08\x00\x00\x00" + b"\x00" * 64,
    "letter.png": b"PK\x03\x04" + b"\x00" * 64,
    "setup.jpg": b"MZ\x90\x00" + b"\x00" * 64,
    "text.jpg": b"Just some words.",
    "zeros.jpg": b"\x00" * 5_000,
    "only-magic.jpg": b"\xff\xd8\xff",
    "only-magic.png": b"\x89PNG\r\n\x1a\n",
    "only-magic.gif": b"GIF89a",
    "only-magic.webp": b"RIFF\x00\x00\x00\x00WEBP",
    "html-in-gif.gif": b"GIF89a/*<svg/onload=alert(1)>*/=alert(document.domain)//;",
    "cut.jpg": encoded("JPEG")[:HALF],
    "cut.png": encoded("PNG", picture(size=(640, 480)))[:-400],
    "cut.gif": encoded("GIF")[:60],
    "cut.webp": encoded("WEBP")[:-40],
    "huge.png": png_of_size(30_000, 30_000),
    "huge.jpg": jpeg_of_size(30_000, 30_000),
    "huge.gif": gif_of_size(30_000, 30_000),
    "huge.webp": webp_of_size(16_383, 16_383),
    "long.png": png_of_size(40_000, 3),
    "nothing-wide.png": png_of_size(0, 10),
    "overflow.png": png_of_size(2**31 - 1, 2**31 - 1),
    "moving.gif": moving("GIF"),
    "moving.png": moving("PNG"),
    "moving.webp": moving("WEBP"),
    "slow.jpg": encoded("JPEG")[:-2] + b"\xff\xda\x00\x02" * 200 + b"\xff\xd9",
}
