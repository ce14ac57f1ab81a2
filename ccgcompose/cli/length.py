"""`ccgcompose length`: count texts as a platform counts."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from ccgcompose.bootstrap import platform_limits
from ccgcompose.cli import show, texts
from ccgcompose.domain.account import Limits
from ccgcompose.policy.length import fits


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--platform", required=True, help="the platform whose counting is asked for")
    parser.add_argument(
        "source", nargs="?", default="-", metavar="FILE", help="JSON Lines with id and text, or -"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write one JSON line for each line read; 1 when a text does not fit, 2 when a line is wrong."""
    limits, code = platform_limits(args.platform), 0
    for item in texts.lines(args.source):
        if item.wrong:
            print(f"ccgcompose: {item.wrong} It was left out.", file=sys.stderr)
            code = 2
            continue
        measured = _measured(item, limits)
        print(show.as_json(measured))
        code = code or int(not measured["fits"])
    return code


def _measured(item: texts.Item, limits: Limits) -> dict[str, Any]:
    result = fits(item.text, limits)
    return {"id": item.id, "length": result.length, "limit": result.limit, "fits": result.fits}
