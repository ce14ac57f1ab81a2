"""Scrolling 10,000 media in the library's grid, against the same view that paints nothing.

    python -m bench.library_scroll [--media 10000] [--frames 400] [--processor]

Both are a list view of the same size over as many rows of the same height, scrolled down by the same steps and
painted at each (the raster of Qt, without a screen). The floor's delegate paints nothing; the library's paints
picture, name and badge, and its thumbnails are read behind by threads while it scrolls. A frame is the time of one
step with its paint and with what came home from the threads; `--processor` counts the thread's own processor time
instead, which what else the machine does leaves alone. The last line is JSON: the median frame of each, their ratio,
and how many of the library's frames took longer than 16.7 ms (one at 60 a second), of the floor's as well.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import perf_counter, thread_time

from PIL import Image, ImageDraw
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QListView, QStyledItemDelegate, QStyleOptionViewItem

from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.permission import LicenceKind, PermissionRecord, verdict
from ccgcompose.usecases.views import MediaLine
from tests.ui.library.world import ZONE, World, make_world
from ui import theme
from ui.background import Background
from ui.library.delegate import PICTURE, TILE, MediaDelegate
from ui.library.grid import MediaGrid
from ui.library.model import MediaModel
from ui.library.thumbnails import Thumbnails
from ui.tokens import Scheme

FRAME_MS = 1000 / 60
SIZE = QSize(1040, 640)
STEP = 60  # pixels a frame: a page in a sixth of a second
PICTURES = 60


class Nothing(QStyledItemDelegate):
    """Paints nothing, in tiles of the same size: what the view itself costs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return TILE

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        return


def main() -> int:
    """Print the medians and the ratio; the last line is JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--media", type=int, default=10_000)
    parser.add_argument("--frames", type=int, default=400)
    parser.add_argument("--processor", action="store_true", help="count processor time")
    args = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    theme.apply(app, Scheme.LIGHT, bundled_font=True)
    with tempfile.TemporaryDirectory() as folder:
        world = make_world(Path(folder))
        background = Background()
        lines = filled(world, args.media)
        clock = thread_time if args.processor else perf_counter
        floor = scrolled(app, empty_grid(lines), args.frames, clock)
        ours = scrolled(app, library_grid(world, background, lines), args.frames, clock)
        again = scrolled(app, empty_grid(lines), args.frames, clock)
        background.close()
        world.store.close()
    report(args.media, [*floor, *again], ours)
    return 0


def report(media: int, floor: Sequence[float], ours: Sequence[float]) -> None:
    """Print what was measured."""
    plain, full = statistics.median(floor), statistics.median(ours)
    late, late_floor = (sum(frame > FRAME_MS for frame in frames) for frames in (ours, floor))
    print(
        f"{media:,} media: {full:.2f} ms a frame in the middle, {plain:.2f} ms in a view that paints nothing"
    )
    print(
        f"frames over {FRAME_MS:.1f} ms: {late} of {len(ours)}; of the empty view: {late_floor} of {len(floor)}"
    )
    print(
        json.dumps(
            {
                "media": media,
                "median_ms": round(full, 3),
                "floor_ms": round(plain, 3),
                "ratio": round(full / plain, 2),
                "ratio_of_shown_frames": round(max(full, FRAME_MS) / max(plain, FRAME_MS), 3),
                "late": late,
                "late_floor": late_floor,
                "longest_ms": round(max(ours), 2),
                "longest_floor_ms": round(max(floor), 2),
            }
        )
    )


def filled(world: World, count: int) -> list[MediaLine]:
    """Return that many lines over a few real pictures, in every state of a permission."""
    assets = [_picture(world, number) for number in range(PICTURES)]
    return [_line(world, assets[number % PICTURES], number) for number in range(count)]


def _picture(world: World, number: int) -> MediaAsset:
    path = world.folder / f"{number}.jpg"
    picture = Image.new("RGB", (1200, 800), f"hsl({number * 6}, 50%, 60%)")
    ImageDraw.Draw(picture).ellipse((200, 100, 900, 700), fill=f"hsl({number * 6 + 90}, 60%, 40%)")
    picture.save(path, quality=85)
    return world.desk.library.add(world.amara, path, "A drawing")


def _line(world: World, asset: MediaAsset, number: int) -> MediaLine:
    now = world.clock.now()
    mine = replace(asset, id=f"media-{number}", filename=f"picture {number:05}.jpg")
    records: tuple[PermissionRecord, ...] = ()
    if number % 3:
        ends = now + timedelta(days=number % 90 - 10) if number % 2 else None
        records = (
            PermissionRecord(
                id=f"permission-{number}",
                media_id=mine.id,
                rights_holder="Jo Bloggs",
                creator="",
                kind=LicenceKind.LICENSED,
                licence="For our website",
                evidence="Contract",
                valid_from=now - timedelta(days=30),
                valid_to=ends,
                recorded_by="amara",
                recorded_at=now,
            ),
        )
    return MediaLine(mine, records, verdict(records, now), number % 4)


def empty_grid(lines: Sequence[MediaLine]) -> QListView:
    """Return a view over as many rows that paints none of them."""
    model = MediaModel(ZONE)
    model.set_lines(lines)
    view = QListView()
    model.setParent(view)
    view.setModel(model)
    view.setItemDelegate(Nothing(view))
    view.setUniformItemSizes(True)
    view.setWrapping(True)
    view.setFlow(QListView.Flow.LeftToRight)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setGridSize(TILE)
    return view


def library_grid(world: World, background: Background, lines: Sequence[MediaLine]) -> QListView:
    """Return the library's own grid."""
    model = MediaModel(ZONE)
    thumbnails = Thumbnails(world.desk.library, background, PICTURE, model)
    model.set_lines(lines)
    grid = MediaGrid(model, MediaDelegate(model, thumbnails, model))
    thumbnails.ready.connect(grid.picture_changed)
    model.setParent(grid)
    return grid


def scrolled(
    app: QApplication, view: QListView, frames: int, clock: Callable[[], float] = perf_counter
) -> list[float]:
    """Scroll down by steps and return the milliseconds of each frame."""
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)
    view.resize(SIZE)
    view.show()
    app.processEvents()
    bar, taken = view.verticalScrollBar(), list[float]()
    for number in range(frames + 20):
        begun = clock()
        bar.setValue((number * STEP) % max(1, bar.maximum()))
        app.processEvents()  # paints, and takes home what the threads have made
        if number >= 20:
            taken.append((clock() - begun) * 1000)
    view.close()
    return taken


if __name__ == "__main__":
    raise SystemExit(main())
