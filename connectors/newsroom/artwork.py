"""How large a picture in the folder is, out of its first bytes.

Sources: PNG (W3C, third edition, 11.2.2), JPEG (ITU-T T.81, B.2.2).
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

SMALLEST, LARGEST = 1400, 3000  # pixels; Apple's own words for artwork
_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_SEGMENTS = 500
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


def size_of(path: Path) -> tuple[int, int] | None:
    """Return width and height in pixels; None for what is neither PNG nor JPEG, or cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(24)
            if head.startswith(_PNG):
                return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
            return _jpeg(file) if head.startswith(b"\xff\xd8") else None
    except OSError:
        return None


def is_artwork(size: tuple[int, int] | None) -> bool:
    """Return whether directories take a picture of this size: a square of 1400 to 3000 pixels."""
    return size is not None and size[0] == size[1] and SMALLEST <= size[0] <= LARGEST


def _jpeg(file: BinaryIO) -> tuple[int, int] | None:
    file.seek(2)
    for _ in range(_MOST_SEGMENTS):
        marker = file.read(4)
        if len(marker) < 4 or marker[0] != 0xFF:
            return None
        if marker[1] in _FRAMES:
            frame = file.read(5)
            return (
                (int.from_bytes(frame[3:5], "big"), int.from_bytes(frame[1:3], "big"))
                if len(frame) == 5
                else None
            )
        file.seek(int.from_bytes(marker[2:4], "big") - 2, 1)
    return None
