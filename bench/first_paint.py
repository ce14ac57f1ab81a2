"""First paint of the app with 1,000 posts, against an empty QMainWindow in the same kind of process.

    python -m bench.first_paint [--runs 7] [--posts 1000]

Both are fresh processes; the time runs from the start of the interpreter's process to the end of the first paint
of the main window, as each process reports it itself against its own start time from the operating system. The
app paints its door (who are you, passphrase) first and opens the workspace behind it; the second figure is the
time until the workspace is open behind the door and a passphrase can be typed.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

FLOOR = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
from bench.paint_probe import Probe
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 800)
probe = Probe(window)
window.show()
app.exec()
"""

APP = """
from ui import app as entry
from bench.paint_probe import Probe
app = entry.application([])
controller = entry.controller_for(app)
probe = Probe(controller.window, wait_for_door=True)
controller.window.show()
controller.start()
app.exec()
"""


def main() -> int:
    """Print each median and the ratio; the last line is JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--posts", type=int, default=1000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"CCGCOMPOSE_HOME": home, "PYTHONDONTWRITEBYTECODE": ""}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        fill(Path(home), args.posts)
        figures: dict[str, list[dict[str, float]]] = {"floor": [], "app": []}
        for _ in range(
            args.runs + 1
        ):  # in turn, so that a slow moment of the machine hits both; one to warm up
            figures["floor"].append(_run(FLOOR, environment))
            figures["app"].append(_run(APP, environment))
    paint = {name: statistics.median(run["paint_ms"] for run in runs[1:]) for name, runs in figures.items()}
    ready = statistics.median(run["ready_ms"] for run in figures["app"][1:])
    ratio = paint["app"] / paint["floor"]
    print(f"empty QMainWindow {paint['floor']:.0f} ms, ccgcompose {paint['app']:.0f} ms: {ratio:.2f}x")
    print(f"a passphrase can be typed after {ready:.0f} ms: {ready / paint['floor']:.2f}x")
    print(json.dumps({"floor_ms": paint["floor"], "app_ms": paint["app"], "ratio": ratio, "ready_ms": ready}))
    return 0


def fill(home: Path, posts: int) -> None:
    """Make the sample workspace with this many posts besides."""
    code = f"from bench.many_posts import fill; fill({posts})"
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | {"CCGCOMPOSE_HOME": str(home)})


def _run(code: str, environment: dict[str, str]) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, env=environment, capture_output=True, text=True, timeout=60
    )
    result: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return result


if __name__ == "__main__":
    sys.exit(main())
