"""Write IPTC-IIM (version 4.2, record 2) as a JPEG's Photoshop block: what older picture desks read.

Layout: a segment APP13 "Photoshop 3.0", in it the resource 0x0404 with one data set after the other.
"""

from __future__ import annotations

import struct

from ccgcompose.domain.media import EmbeddedMetadata

_UTF_8 = (1, 90, b"\x1b%G")  # the coded character set
# The data sets and the most bytes that each may have.
_SETS = (("creator", 80, 32), ("credit", 110, 32), ("copyright_notice", 116, 128))


def iptc_segment(metadata: EmbeddedMetadata) -> bytes:
    """Return the segment with who made a picture and who owns it; nothing where that is unknown."""
    found = [(2, number, _cut(getattr(metadata, name), most)) for name, number, most in _SETS]
    named = [each for each in found if each[2]]
    if not named:
        return b""
    records = b"".join(
        struct.pack(">BBBH", 0x1C, record, number, len(text)) + text
        for record, number, text in (_UTF_8, *named)
    )
    padded = records + b"\x00" * (len(records) % 2)
    block = b"Photoshop 3.0\x008BIM" + struct.pack(">HHI", 0x0404, 0, len(records)) + padded
    return b"\xff\xed" + struct.pack(">H", len(block) + 2) + block


def _cut(text: str, most: int) -> bytes:
    """Return the text in UTF-8 in so many bytes, no letter halved."""
    return text.encode("utf-8")[:most].decode("utf-8", "ignore").encode("utf-8")
