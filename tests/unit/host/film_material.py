"""Short films and sounds of our own making, with what a telephone would say of them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

SAID = {
    "artist": "Sam Reed",
    "copyright": "© 2026 NHS Exampleshire",
    "location": "+53.3811-001.4701/",
    "com.apple.quicktime.make": "Apple",
    "creation_time": "2026-11-24T09:00:00Z",
}


def film(place: Path, *, seconds: int = 2, codec: str = "mpeg4", said: dict[str, str] | None = None) -> Path:
    """Write a film of moving stripes with a tone."""
    with av.open(str(place), "w", options={"movflags": "use_metadata_tags"}) as made:
        made.metadata.update(SAID if said is None else said)
        picture: Any = made.add_stream(codec, rate=10)
        picture.width, picture.height, picture.pix_fmt = 320, 180, "yuv420p"
        sound: Any = made.add_stream("aac", rate=44_100)
        for number in range(seconds * 10):
            stripes = np.zeros((180, 320, 3), dtype=np.uint8)
            stripes[:, (number * 8) % 320 :] = (0, 94, 184)
            made.mux(picture.encode(av.VideoFrame.from_ndarray(stripes, format="rgb24")))
        made.mux(picture.encode())
        _tone(made, sound, seconds)
    return place


def sound(place: Path, codec: str, *, seconds: int = 2) -> Path:
    """Write a tone."""
    with av.open(str(place), "w") as made:
        made.metadata.update(SAID)
        _tone(made, made.add_stream(codec, rate=44_100), seconds)
    return place


def _tone(made: Any, stream: Any, seconds: int) -> None:
    wave = np.sin(np.arange(seconds * 44_100) * 0.05).astype(np.float32) * 0.2
    for start in range(0, len(wave), 1_024):
        frame = av.AudioFrame.from_ndarray(wave[None, start : start + 1_024], format="fltp", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = 44_100, start, Fraction(1, 44_100)
        made.mux(stream.encode(frame))
    made.mux(stream.encode())


def told(place: Path) -> dict[str, str]:
    """Return all that a file says of itself, its streams included, without what every player writes."""
    with av.open(str(place)) as opened:
        found = dict(opened.metadata)
        for stream in opened.streams:
            found.update(stream.metadata)
    plain = (
        "major_brand",
        "minor_version",
        "compatible_brands",
        "language",
        "handler_name",
        "vendor_id",
        "encoder",
    )
    return {name: value for name, value in found.items() if name not in plain}
