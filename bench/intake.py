"""Many pictures taken in, against Pillow alone that decodes, makes small and encodes the same files again.

Run: python -m bench.intake [--pictures 500] [--pixels 12] [--threads 2]. The pictures are mixed: JPEG (three in five,
some held upright by EXIF, some progressive), PNG, WebP; no faces and no words in them. Pillow alone, on one thread:
decode the file, make a picture of 320 pixels, encode the whole anew in its own format. Ours: check, hash, read the
metadata, decode, make the clean copy, compute the prints and compare them with all others, keep original and copy
durably, write record and history, make the thumbnail. Both go through the same files in turns, in blocks of ten, so
that whatever else the machine does meets both; what counts is the sum. Faces, words and codes are seen later, in the
background.
"""

from __future__ import annotations

import argparse
import io
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from ccgcompose.host.hands import ThreadHands
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.intake import Ending
from tests.unit.usecases.world import World, make_world

WANTED = 1.5
BLOCK = 10
EDGE = 320
_WRITTEN: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92},
    "PNG": {"compress_level": 1},
    "WEBP": {"quality": 90, "method": 2},
}
_AGAIN: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90},
    "PNG": {"compress_level": 4},
    "WEBP": {"quality": 90},
}


def drawn(seed: int, megapixels: float) -> Image.Image:
    """Return a picture of soft shapes under the grain of a sensor; no two look alike."""
    width = round((megapixels * 1e6 * 4 / 3) ** 0.5)
    height = width * 3 // 4
    chance = np.random.default_rng(seed)
    shapes = Image.fromarray(chance.integers(0, 255, (9, 12, 3), dtype=np.uint8))
    grain = Image.fromarray(chance.integers(0, 255, (height // 2, width // 2, 3), dtype=np.uint8))
    soft = shapes.resize((width, height), Image.Resampling.BICUBIC)
    return Image.blend(soft, grain.resize((width, height)), 0.05)


def written(folder: Path, number: int, megapixels: float) -> Path:
    """Write one picture of the mix."""
    kind = ("JPEG", "JPEG", "PNG", "JPEG", "WEBP")[number % 5]
    picture = drawn(number, megapixels)
    options = dict(_WRITTEN[kind])
    if number % 5 == 1:
        exif = Image.Exif()
        exif[0x0112] = 6
        options |= {"exif": exif.tobytes()}
    if number % 5 == 3:
        options |= {"progressive": True}
    place = folder / f"{number:04}.{kind.lower()}"
    picture.save(place, kind, **options)
    return place


def pillow_alone(source: Path) -> None:
    """Decode, make small, encode again."""
    with Image.open(io.BytesIO(source.read_bytes())) as opened:
        opened.load()
        kind = opened.format or ""
        small = opened.copy()
        small.thumbnail((EDGE, EDGE))
        small.convert("RGB").save(io.BytesIO(), "JPEG", quality=85)
        opened.save(io.BytesIO(), kind, **_AGAIN[kind])


def ours(world: World, desk: Desk, sources: list[Path]) -> None:
    """Take them in, thumbnails and all."""
    for outcome in desk.intake.add_many(world.amara, sources):
        assert outcome.ending is Ending.ADDED, outcome.told
        assert outcome.asset is not None
        desk.library.thumbnail(outcome.asset, EDGE)


def main() -> int:
    """Measure, print, and return 1 where it is slower than wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=500)
    parser.add_argument("--pixels", type=float, default=12, help="in millions")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    floor = taken = 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        world = make_world(folder / "world")
        desk = Desk(replace(world.context, hands=ThreadHands(args.threads)), "bench")
        ours(world, desk, [written(folder, 1_000_000, 0.1)])  # what is loaded once
        for first in range(0, args.pictures, BLOCK):
            numbers = range(first, min(first + BLOCK, args.pictures))
            sources = [written(folder, number, args.pixels) for number in numbers]
            began = time.perf_counter()
            for source in sources:
                pillow_alone(source)
            between = time.perf_counter()
            ours(world, desk, sources)
            ended = time.perf_counter()
            floor, taken = floor + between - began, taken + ended - between
            for source in sources:
                source.unlink()
    ratio = taken / floor
    print(
        f"{args.pictures} pictures of {args.pixels:g} million pixels: {taken / args.pictures * 1000:.0f} ms each on "
        f"{args.threads} threads, {ratio:.2f}x Pillow alone on one (wanted: {WANTED}x)"
    )
    return int(ratio > WANTED)


if __name__ == "__main__":
    raise SystemExit(main())
