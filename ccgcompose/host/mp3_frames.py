"""The frames of an MP3: how many bytes each has by its own header, so that nothing else goes out among them.

Tags stand before, behind and, where recordings were joined, between the frames (ID3, APE, Lyrics3), and players skip
them. Source: ISO/IEC 11172-3 section 2.4.2.3 (header), 2.4.3.1 (length); ISO/IEC 13818-3 for the lower rates.
"""

from __future__ import annotations

_KILOBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KILOBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}  # by version
_LAYER_3 = 1


def frame_size(data: bytes) -> int:
    """Return how many bytes the frame of layer III has that begins here; 0 where none does."""
    if len(data) < 4 or data[0] != 0xFF or data[1] & 0xE0 != 0xE0 or data[1] >> 1 & 3 != _LAYER_3:
        return 0
    version, bits, rate, padding = data[1] >> 3 & 3, data[2] >> 4, data[2] >> 2 & 3, data[2] >> 1 & 1
    if version not in _RATES or bits in (0, 15) or rate == 3:
        return 0
    whole = version == 3  # MPEG-1; the lower rates have half as many samples in a frame
    kilobits = (_KILOBITS_1 if whole else _KILOBITS_2)[bits]
    return (144 if whole else 72) * kilobits * 1000 // _RATES[version][rate] + padding


def is_frame(data: bytes) -> bool:
    """Return whether this is one whole frame and nothing else."""
    return 0 < frame_size(data) == len(data)
