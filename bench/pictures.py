"""The mixed pictures that the benches of the library take in: no two alike, no faces and no words in them."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

_ORIENTATION = 0x0112  # EXIF
_HELD_UPRIGHT = 6


def drawn(seed: int, megapixels: float) -> Image.Image:
    """Return a picture of soft shapes under the grain of a sensor."""
    width = round((megapixels * 1e6 * 4 / 3) ** 0.5) // 2 * 2
    height = width * 3 // 8 * 2
    chance = np.random.default_rng(seed)
    shapes = Image.fromarray(chance.integers(0, 255, (9, 12, 3), dtype=np.uint8))
    grain = Image.fromarray(chance.integers(0, 255, (height // 2, width // 2, 3), dtype=np.uint8))
    soft = shapes.resize((width, height), Image.Resampling.BICUBIC)
    return Image.blend(soft, grain.resize((width, height)), 0.05)


def photo(picture: Image.Image) -> bytes:
    """Return a JPEG as a camera writes it."""
    return _saved(picture, "JPEG", quality=92)


def held_upright(picture: Image.Image) -> bytes:
    """Return a JPEG of a camera that was held upright, as its EXIF says."""
    exif = Image.Exif()
    exif[_ORIENTATION] = _HELD_UPRIGHT
    return _saved(picture, "JPEG", quality=92, exif=exif.tobytes())


def progressive(picture: Image.Image) -> bytes:
    """Return a JPEG in ten scans."""
    return _saved(picture, "JPEG", quality=92, progressive=True)


def for_print(picture: Image.Image) -> bytes:
    """Return a JPEG in the four colours of print."""
    return _saved(picture.convert("CMYK"), "JPEG", quality=92)


def png(picture: Image.Image) -> bytes:
    """Return a PNG."""
    return _saved(picture, "PNG", compress_level=1)


def webp(picture: Image.Image) -> bytes:
    """Return a WebP."""
    return _saved(picture, "WEBP", quality=90, method=2)


def gif(picture: Image.Image) -> bytes:
    """Return a GIF of one picture."""
    return _saved(picture.quantize(64, Image.Quantize.FASTOCTREE), "GIF")


def avif(picture: Image.Image) -> bytes:
    """Return an AVIF."""
    return _saved(picture, "AVIF", quality=70, speed=10)


def heic(picture: Image.Image) -> bytes:
    """Return a HEIC: one HEVC picture in the boxes of ISO/IEC 23008-12."""
    film = _film_of_one(picture)
    settings = _box_in(film, b"hvcC")
    coded = film[film.index(b"mdat") + 4 :][: _size_at(film, film.index(b"mdat") - 4) - 8]
    kind = _box(b"ftyp", b"heic" + bytes(4) + b"mif1heic")
    head = _meta(settings, picture.size, 0, len(coded))
    head = _meta(settings, picture.size, len(kind) + len(head) + 8, len(coded))
    return kind + head + _box(b"mdat", coded)


MIXED: dict[str, Callable[[Image.Image], bytes]] = {
    "jpg": photo,
    "upright.jpg": held_upright,
    "png": png,
    "progressive.jpg": progressive,
    "webp": webp,
    "print.jpg": for_print,
    "gif": gif,
    "avif": avif,
    "heic": heic,
}
"""Every kind that comes from phones, cameras and agencies, by the end of its name."""

PILLOWS = tuple(name for name in MIXED if name not in ("gif", "avif", "heic"))
"""Those that the program keeps in the kind they came in, as Pillow alone does."""


def written(folder: Path, number: int, megapixels: float, kinds: Sequence[str] = PILLOWS) -> Path:
    """Write one picture of a mix; every number is another picture."""
    kind = kinds[number % len(kinds)]
    place = folder / f"{number:04}.{kind}"
    place.write_bytes(MIXED[kind](drawn(number, megapixels)))
    return place


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def _film_of_one(picture: Image.Image) -> bytes:
    import av

    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as film:
        stream = film.add_stream("libx265", rate=1)
        stream.width, stream.height = picture.size
        stream.pix_fmt = "yuv420p"
        stream.options = {"preset": "ultrafast", "crf": "22", "x265-params": "log-level=none"}
        stream.codec_context.codec_tag = "hvc1"
        for frame in (av.VideoFrame.from_ndarray(np.asarray(picture), format="rgb24"), None):
            film.mux([packet for packet in stream.encode(frame) if packet.size])
    return out.getvalue()


def _size_at(film: bytes, at: int) -> int:
    return int(struct.unpack(">I", film[at : at + 4])[0])


def _box_in(film: bytes, name: bytes) -> bytes:
    at = film.index(name) - 4
    return film[at : at + _size_at(film, at)]


def _box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + name + content


def _full(name: bytes, content: bytes, *, version: int = 0) -> bytes:
    return _box(name, struct.pack(">I", version << 24) + content)


def _meta(settings: bytes, size: tuple[int, int], offset: int, length: int) -> bytes:
    """Return what says that the only item is a picture of that size, coded with these settings, lying there."""
    hdlr = _full(b"hdlr", bytes(4) + b"pict" + bytes(13))
    pitm = _full(b"pitm", struct.pack(">H", 1))
    iloc = _full(b"iloc", struct.pack(">BBHHHHII", 0x44, 0, 1, 1, 0, 1, offset, length))
    infe = _full(b"infe", struct.pack(">HH4sB", 1, 0, b"hvc1", 0), version=2)
    iinf = _full(b"iinf", struct.pack(">H", 1) + infe)
    ispe = _full(b"ispe", struct.pack(">II", *size))
    ipma = _full(b"ipma", struct.pack(">IHBBB", 1, 1, 2, 0x81, 0x02))
    iprp = _box(b"iprp", _box(b"ipco", settings + ispe) + ipma)
    return _full(b"meta", hdlr + pitm + iloc + iinf + iprp)
