"""Still pictures out of a film: its poster, and some to look at. Only worker processes load this."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_TRIES = 300  # frames that are decoded for one picture
_LONG_SIDE = 1_920
# Where in a film the pictures are taken, as shares of its length: the very first is often black.
POSTER = (0.1, 0.0)
LOOKS = (0.02, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9)


def frames(film: Path, reads: str, shares: tuple[float, ...]) -> Iterator[Image]:
    """Yield a picture in RGB near each share of the film, upright; none where the film holds none there.

    `reads` names FFmpeg's format. Raise what PyAV raises for what it cannot read.
    """
    import av

    with film.open("rb") as file, av.open(file, "r", format=reads, metadata_errors="replace") as opened:
        stream = opened.streams.video[0]
        stream.codec_context.skip_frame = "NONKEY"
        for share in shares:
            opened.seek(round(share * (opened.duration or 0)), backward=True)
            for _, frame in zip(range(_MOST_TRIES), opened.decode(stream), strict=False):
                picture: Image = frame.to_image()  # type: ignore[no-untyped-call]
                turned = picture.rotate(frame.rotation, expand=True) if frame.rotation else picture
                turned.thumbnail((_LONG_SIDE, _LONG_SIDE))
                yield turned
                break
