"""`ccgcompose demo`: the main job on the sample material through the real windows."""

from __future__ import annotations

import argparse
import importlib
import os
import shutil
from pathlib import Path

from ccgcompose.bootstrap import open_desk
from ccgcompose.errors import BadInput, FolderUnwritable
from ccgcompose.host.material import sample_material, sample_picture

# What a demonstration leaves in its folder, and so what the next one may replace.
_LEFT = ("workspace", "newsroom", "practice")
_MARK = "made-by-ccgcompose-demo"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--out", type=Path, default=Path("demo-output"), metavar="DIR", help="where the pictures go"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make a sample workspace in the folder, then hand over to the windows, which the core does not depend on."""
    out = args.out.absolute()
    _make_room(out)
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY") and os.name == "posix":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["CCGCOMPOSE_HOME"] = str(out / "workspace")
    os.environ.pop("CCGCOMPOSE_DATABASE_URL", None)
    newsroom = out / "newsroom"
    with open_desk() as workbench:
        person = workbench.set_up_sample(newsroom=newsroom)
        workbench.remember_person(person)
    windows = importlib.import_module("ui.demo.run")
    picture = sample_picture("carers-coffee-morning.jpg")
    return int(windows.run(out, newsroom, sample_material()["passphrase"], picture))


def _make_room(out: Path) -> None:
    """Use an empty folder, or one that an earlier demonstration made; never touch anything else."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        if any(out.iterdir()) and not (out / _MARK).exists():
            raise BadInput(
                f"{out} has something in it.", kept="It was not touched.", next="Name a new or empty folder."
            )
        for name in _LEFT:
            shutil.rmtree(out / name, ignore_errors=True)
        for picture in out.glob("[0-9][0-9]-*.png"):
            picture.unlink()
        (out / _MARK).touch()
    except OSError as error:
        raise FolderUnwritable(
            f"{out} cannot be written: {error.strerror}.",
            kept="Nothing was changed.",
            next="Name another folder.",
        ) from error
