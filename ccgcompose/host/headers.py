"""What the first bytes of a file say it is, and how large a picture it claims to hold, before anything is decoded.

Sources: ISO/IEC 10918-1 (JPEG) annex B, the PNG specification (third edition) section 11.2.1, the GIF89a
specification section 18, RFC 9649 (WebP) sections 2.5 to 2.7.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.host.headers_more import box_kind, box_size, tiff_size

_MAGIC = {
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
}
# Start-of-frame markers: every C0 to CF but C4 (tables), C8 (reserved) and CC (arithmetic conditioning).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_START_OF_SCAN = 0xDA
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length


def kind_of(data: bytes) -> str | None:
    """Return JPEG, PNG, GIF, WEBP, TIFF, HEIF or AVIF by the first bytes, whatever the name says; None for others."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    return next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None) or box_kind(data)


def declared_size(data: bytes, kind: str) -> tuple[int, int] | None:
    """Return width and height in pixels as the header has them; None where it has none that can be read."""
    sizes = {
        "JPEG": _jpeg_size,
        "PNG": _png_size,
        "GIF": _gif_size,
        "WEBP": _webp_size,
        "TIFF": tiff_size,
        "HEIF": box_size,
        "AVIF": box_size,
    }
    return sizes[kind](data)


def scan_count(data: bytes) -> int:
    """Return how often a JPEG begins a scan: each costs the decoder a pass over all pixels.

    Within coded data FF is always followed by 00, so the marker stands nowhere else (but in a thumbnail).
    """
    return data.count(bytes((0xFF, _START_OF_SCAN)))


def _png_size(data: bytes) -> tuple[int, int] | None:
    if data[12:16] != b"IHDR" or len(data) < 24:
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _gif_size(data: bytes) -> tuple[int, int] | None:
    if len(data) < 10:
        return None
    return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")


def _webp_size(data: bytes) -> tuple[int, int] | None:
    chunk = data[12:16]
    if len(data) < 30:
        return None
    if chunk == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if chunk == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 ":
        width, height = (int.from_bytes(data[at : at + 2], "little") for at in (26, 28))
        return width & 0x3FFF, height & 0x3FFF
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    for marker, start in _jpeg_segments(data):
        if marker in _FRAMES:
            if len(data) < start + 7:
                return None
            height, width = (int.from_bytes(data[at : at + 2], "big") for at in (start + 3, start + 5))
            return width, height
    return None


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield each marker before the first scan, with where its length stands."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            at += 1  # stray bytes between segments, which decoders skip as well
            continue
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _ALONE:
            at += 2
        elif marker == _START_OF_SCAN:
            return
        else:
            yield marker, at + 2
            at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
