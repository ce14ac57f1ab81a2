"""`ccgcompose demo`: the main job on the sample material through the real windows."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--out", type=Path, default=Path("demo-output"), metavar="DIR", help="where the pictures go"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Hand over to the windows, which the core does not depend on."""
    return int(importlib.import_module("ui.demo").run(args.out))
