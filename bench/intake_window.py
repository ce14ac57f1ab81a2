"""Does the window live while a folder of pictures is taken in? The gaps of its thread, from the drop to the last tile.

    python -m bench.intake_window [--pictures 36] [--pixels 12] [--who]

The real window over a real workspace (a fresh one, the sample's, without a screen), the Library open; a folder of
mixed pictures (JPEG plain, held upright, progressive and for print, PNG, WebP, GIF, AVIF, HEIC) is dropped on it. A
timer of 5 ms beats on the window's thread, and what lies between two beats is a gap. Measured the same way in the
same run, before and after: the window with nothing to do; and the window with nothing to do while another process
decodes and encodes pictures on two threads at the priority of the intake, which is what the machine itself takes from
any window. Each gap is also told without the time in which the machine gave the thread no processor
(bench/heartbeat.py): that one is ours. After the drop the faces and words are looked for; that time is measured on a
line of its own. `--who` prints what every thread did where a gap was long.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from bench.heartbeat import Beats, Heartbeat
from bench.pictures import MIXED, written
from ccgcompose.bootstrap import open_desk
from ui import app as entry
from ui import theme
from ui.controller import Controller
from ui.library.panel import LibraryPanel
from ui.tokens import Scheme

BUSY = """
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path
from bench.intake import pillow_alone
files = [path for path in sorted(Path(sys.argv[1]).iterdir()) if path.suffix in (".jpg", ".png", ".webp")]
with ThreadPoolExecutor(2) as pool:
    print("busy", flush=True)
    list(pool.map(pillow_alone, files * 50))
"""


def main() -> int:
    """Print a line for each time that was measured; the last line is JSON. Return 1 where a gap of ours is too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=36)
    parser.add_argument("--pixels", type=float, default=12, help="in millions")
    parser.add_argument("--seconds", type=float, default=10, help="for each of the times beside")
    parser.add_argument("--who", action="store_true", help="say what the threads did in long gaps")
    args = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        os.environ["CCGCOMPOSE_HOME"] = f"{name}/home"
        folder = Path(name) / "pictures"
        folder.mkdir()
        for number in range(args.pictures):
            written(folder, number, args.pixels, tuple(MIXED))
        with open_desk() as workbench:
            workbench.set_up_sample()
        app = entry.application([])
        controller = entry.controller_for(app)
        theme.apply(app, Scheme.LIGHT, bundled_font=True)
        try:
            return measured(controller, folder, args.pictures, args.seconds, who=args.who)
        finally:
            controller.window.close()


def measured(controller: Controller, folder: Path, pictures: int, seconds: float, *, who: bool) -> int:
    """Measure and print."""
    heart = Heartbeat(who=who)
    library = opened(controller, heart)
    there = library.model.rowCount()
    rows: list[tuple[str, Beats]] = []

    def measure(name: str, until: Callable[[], object], most: float = 3600.0) -> Beats:
        rows.append((name, heart.during(until, most)))
        print(rows[-1][1].row(name), flush=True)
        return rows[-1][1]

    measure("idle window", _never, seconds)
    beside(folder, lambda: measure("idle window, two threads of Pillow beside it", _never, seconds))
    drop(library, folder)
    begun = perf_counter()
    ours = measure("from the drop to the last tile", lambda: library.model.rowCount() == there + pictures)
    took = perf_counter() - begun
    looking = measure("faces, words and codes looked for afterwards", _never, 2 * seconds)
    library.intake.stop()
    beside(folder, lambda: measure("idle again, two threads of Pillow beside it", _never, seconds))
    floor = max(beats.longest for name, beats in rows if name.startswith("idle"))
    print(f"{pictures} pictures in {took:.1f} s; load average {os.getloadavg()[0]:.1f}")
    print(
        json.dumps(
            {
                "longest_ms": round(ours.longest, 1),
                "p99_ms": round(ours.p99, 1),
                "over": ours.over,
                "longest_own_ms": round(ours.longest_own, 1),
                "over_own": ours.over_own,
                "looking_longest_own_ms": round(looking.longest_own, 1),
                "floor_longest_ms": round(floor, 1),
            }
        )
    )
    return int(ours.over_own + looking.over_own > 0)


def opened(controller: Controller, heart: Heartbeat) -> LibraryPanel:
    """Open the window as a person does and go to the library."""
    controller.window.resize(1280, 800)
    controller.window.show()
    controller.start()
    heart.during(lambda: controller.door.passphrase.isEnabled(), 60)
    assert controller.workbench is not None
    controller.sign_in(controller.workbench.desk.people.all()[0])
    heart.during(lambda: controller.window.current_page() == "compose", 60)
    controller.window.show_page("library")
    library = controller.window.page("library")
    assert isinstance(library, LibraryPanel)
    heart.during(_never, 5)  # whatever is loaded once
    return library


def drop(library: LibraryPanel, folder: Path) -> None:
    """Drop a folder on the library, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(library, QDragEnterEvent(QPoint(500, 400), copy, data, buttons, keys))
    QApplication.sendEvent(library, QDropEvent(QPointF(500, 400), copy, data, buttons, keys))


def beside(folder: Path, act: Callable[[], object]) -> None:
    """Do something while another process works on pictures."""
    other = subprocess.Popen([sys.executable, "-c", BUSY, str(folder)], stdout=subprocess.PIPE)
    try:
        assert other.stdout is not None
        other.stdout.readline()
        act()
    finally:
        other.kill()
        other.wait()


def _never() -> bool:
    return False


if __name__ == "__main__":
    raise SystemExit(main())
