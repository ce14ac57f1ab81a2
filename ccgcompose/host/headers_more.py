"""The size that TIFF and the formats of phones (HEIC, AVIF) claim, read from their headers, within bounds.

Sources: TIFF revision 6.0 section 2, ISO/IEC 23008-12 (HEIF) section 6.5.3, ISO/IEC 14496-12 section 4.3.
"""

from __future__ import annotations

HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"mif2"})
AVIF_BRANDS = frozenset({b"avif"})
MOVING_BRANDS = frozenset({b"avis", b"msf1", b"hevc", b"hevx", b"hevm", b"hevs"})
_HEADER = 256 * 1024  # where the properties of a picture stand
_MOST_ENTRIES = 512
_MOST_PAGES = 32
_WIDTH, _HEIGHT, _SUBFILE = 256, 257, 254
_SHORT, _LONG = 3, 4


def box_kind(data: bytes) -> str | None:
    """Return HEIF or AVIF by the brands of an ISO file; None for any other, such as a film."""
    if data[4:8] != b"ftyp":
        return None
    size = min(int.from_bytes(data[:4], "big"), 256)
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, size, 4))}
    if brands & (AVIF_BRANDS | {b"avis"}):
        return "AVIF"
    return "HEIF" if data[8:12] in HEIC_BRANDS | MOVING_BRANDS else None


def box_size(data: bytes) -> tuple[int, int] | None:
    """Return the largest spatial extent (`ispe`) that stands in the header: that of the picture, not of its tiles."""
    sizes = []
    at = data.find(b"ispe", 0, _HEADER)
    while at >= 0:
        width, height = (int.from_bytes(data[at + by : at + by + 4], "big") for by in (8, 12))
        sizes.append((width, height))
        at = data.find(b"ispe", at + 4, _HEADER)
    return max(sizes, key=lambda size: size[0] * size[1], default=None)


def tiff_size(data: bytes) -> tuple[int, int] | None:
    """Return the size of the first picture."""
    entries, _ = _directory(data, _number(data, 4, 4))
    if _WIDTH in entries and _HEIGHT in entries:
        return entries[_WIDTH], entries[_HEIGHT]
    return None


def tiff_pages(data: bytes) -> int:
    """Return how many pictures there are, smaller copies of another not counted; at most 32."""
    seen: set[int] = set()
    pages, at = 0, _number(data, 4, 4)
    while at and at not in seen and len(seen) < _MOST_PAGES:
        seen.add(at)
        entries, at = _directory(data, at)
        pages += not entries.get(_SUBFILE, 0) & 1
    return pages


def _directory(data: bytes, at: int) -> tuple[dict[int, int], int]:
    """Return the whole-number fields of a directory, and where the next one begins."""
    count = min(_number(data, at, 2), _MOST_ENTRIES)
    entries = {}
    for entry in range(at + 2, at + 2 + 12 * count, 12):
        kind = _number(data, entry + 2, 2)
        if kind in (_SHORT, _LONG):
            entries[_number(data, entry, 2)] = _number(data, entry + 8, 2 if kind == _SHORT else 4)
    return entries, _number(data, at + 2 + 12 * count, 4)


def _number(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(data[at : at + length], "little" if data[:2] == b"II" else "big")
