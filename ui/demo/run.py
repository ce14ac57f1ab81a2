"""Run the demonstration over a workspace that is there already, and say what came of it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from ui import app as entry
from ui import theme
from ui.demo.play import Cast, Play
from ui.demo.stage import Stage
from ui.tokens import Scheme

WIDTH, HEIGHT = 1280, 800
# The platform without a screen says this at every window, and it means nothing there.
_IDLE_TALK = "This plugin does not support propagateSizeHints()"


def _say(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if message != _IDLE_TALK:
        print(message, file=sys.stderr)  # noqa: T201


def run(out: Path, newsroom: Path, passphrase: str, picture: Path) -> int:
    """Play it, write numbered pictures into `out`, and print a JSON object as the last line."""
    qInstallMessageHandler(_say)
    app = entry.application([])
    controller = entry.controller_for(app)
    theme.apply(app, Scheme.LIGHT, bundled_font=True)
    controller.window.resize(WIDTH, HEIGHT)
    stage = Stage(app, controller.window, out)
    (out / "practice").mkdir(exist_ok=True)
    play = Play(stage, controller, Cast(passphrase, picture, out / "practice"))
    controller.window.show()
    controller.start()
    try:
        play.whole()
        counts = play.counts()
    finally:
        controller.window.close()
    print(f"{len(stage.pictures)} pictures are in {out}; the newsroom is in {newsroom}.")  # noqa: T201
    proof = play.proof
    result = {
        "out": str(out),
        "screenshots": [str(path) for path in stage.pictures],
        "newsroom": str(newsroom),
        "feeds": [str(newsroom / name) for name in ("feed.rss", "feed.atom", "feed.json")],
        "counts": counts,
        "proof": {"intact": bool(proof and proof.intact), "head": proof.head.hash if proof else None},
    }
    print(json.dumps(result))  # noqa: T201
    return 0 if proof and proof.intact else 1
