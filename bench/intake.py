"""Many pictures taken in, against Pillow alone that decodes, makes small and encodes the same files again.

    python -m bench.intake [--pictures 500] [--pixels 12] [--threads 2]

The pictures are mixed: JPEG (plain, held upright by EXIF, progressive, for print), PNG, WebP; no faces and no words in
them. Pillow alone: decode the file, make a picture of 320 pixels, encode the whole anew in its own format; once on one
thread and once on as many as ours has. Ours: check, hash, read the metadata, decode, make the clean copy, compute the
prints and compare them with all others, keep original and copy durably, write record and history, make the
thumbnail; decoded by as many processes as there are threads, as the program does it. All three go through the same
files in turns, in blocks of ten, so that whatever else the machine does meets all; what counts is the sum. Each block
is thrown away with what was made of it: the disk holds one at a time. All run at the priority of the program's workers,
which leave the window the way. Faces, words and codes are seen later, in the
background. The last line is JSON.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Any

from PIL import Image

from bench.pictures import written
from ccgcompose.host.hands import ThreadHands
from ccgcompose.host.mediafiles import FolderMediaFiles
from ccgcompose.host.picture_worker import be_modest
from ccgcompose.host.picture_workers import PictureWorkers
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.intake import Ending
from tests.unit.usecases.world import World, make_world

WANTED = 1.5
BLOCK = 10
EDGE = 320
_AGAIN: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90},
    "PNG": {"compress_level": 4},
    "WEBP": {"quality": 90},
}


@dataclass
class Times:
    """Seconds in all, for each way."""

    one: float = 0.0
    several: float = 0.0
    ours: float = 0.0


def pillow_alone(source: Path) -> None:
    """Decode, make small, encode again."""
    with Image.open(io.BytesIO(source.read_bytes())) as opened:
        opened.load()
        kind = opened.format or ""
        small = opened.copy()
        small.thumbnail((EDGE, EDGE))
        small.convert("RGB").save(io.BytesIO(), "JPEG", quality=85)
        opened.save(io.BytesIO(), kind, **_AGAIN[kind])


def take_in(world: World, desk: Desk, sources: list[Path]) -> None:
    """Take them in, thumbnails and all."""
    for outcome in desk.intake.add_many(world.amara, sources):
        assert outcome.ending in (Ending.ADDED, Ending.LIKE), outcome.told  # soft shapes may look alike
        assert outcome.asset is not None
        desk.library.thumbnail(outcome.asset, EDGE)


def main() -> int:
    """Measure, print, and return 1 where it is slower than wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=500)
    parser.add_argument(
        "--first", type=int, default=0, help="begin with this picture: go on with a run that ended"
    )
    parser.add_argument("--pixels", type=float, default=12, help="in millions")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    load = os.getloadavg()[0]
    be_modest()
    with tempfile.TemporaryDirectory() as name:
        times = measured(Path(name), range(args.first, args.pictures), args.pixels, args.threads)
    one, several = times.ours / times.one, times.ours / times.several
    count = args.pictures - args.first
    each = [f"{seconds / count * 1000:.0f}" for seconds in (times.one, times.several, times.ours)]
    print(
        f"{count} pictures of {args.pixels:g} million pixels, ms each: Pillow alone {each[0]} on one thread, "
        f"{each[1]} on {args.threads}; ours {each[2]} on {args.threads}"
    )
    print(f"{one:.2f}x Pillow alone on one thread, {several:.2f}x on as many as ours (wanted: {WANTED}x)")
    print(f"load average {load:.1f} before, {os.getloadavg()[0]:.1f} after")
    print(json.dumps({"ratio_one": round(one, 3), "ratio_same": round(several, 3), "load_before": load}))
    return int(several > WANTED)


def measured(folder: Path, pictures: range, pixels: float, threads: int) -> Times:
    """Go through all pictures, block by block."""
    world = make_world(folder / "world")
    media, readers = folder / "media", PictureWorkers(threads)
    files = FolderMediaFiles(media, folder / "thumbnails", readers)
    desk = Desk(replace(world.context, files=files, hands=ThreadHands(threads)), "bench")
    times = Times()
    with ThreadPoolExecutor(threads) as pool:
        take_in(
            world, desk, [written(folder, 1_000_000 + number, 0.1) for number in range(threads)]
        )  # loaded once
        for first in pictures[::BLOCK]:
            numbers = range(first, min(first + BLOCK, pictures.stop))
            sources = [written(folder, number, pixels) for number in numbers]
            times.one += seconds(lambda some: done(map(pillow_alone, some)), sources)
            times.several += seconds(lambda some: done(pool.map(pillow_alone, some)), sources)
            times.ours += seconds(lambda some: take_in(world, desk, some), sources)
            if numbers.stop % 50 == 0:
                print(f"{numbers.stop} of {pictures.stop}: {times}", file=sys.stderr, flush=True)
            for made in (*sources, *(path for path in media.rglob("*") if path.is_file())):
                made.unlink()
    readers.close()
    return times


def seconds(act: Callable[[list[Path]], None], sources: list[Path]) -> float:
    """Return how long something takes with these files."""
    begun = perf_counter()
    act(sources)
    return perf_counter() - begun


def done(acts: Iterable[None]) -> None:
    """Have all of them done."""
    for _ in acts:
        continue


if __name__ == "__main__":
    raise SystemExit(main())
