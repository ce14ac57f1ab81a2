"""`ccgcompose length`: count texts as a platform counts."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from ccgcompose.bootstrap import open_desk, platform_limits
from ccgcompose.cli import show, texts
from ccgcompose.domain.account import Limits
from ccgcompose.policy.length import fits


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--platform", help="the platform whose counting is asked for")
    whose.add_argument("--account", help="the account of the workspace whose own server's limit is asked for")
    parser.add_argument(
        "source", nargs="?", default="-", metavar="FILE", help="JSON Lines with id and text, or -"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write one JSON line for each line read; 1 when a text does not fit, 2 when a line is wrong."""
    limits, code = _limits(args), 0
    for item in texts.lines(args.source):
        if item.wrong:
            print(f"ccgcompose: {item.wrong} It was left out.", file=sys.stderr)
            code = 2
            continue
        measured = _measured(item, limits)
        print(show.as_json(measured))
        code = code or int(not measured["fits"])
    return code


def _limits(args: argparse.Namespace) -> Limits:
    """Return what the platform publishes for everybody, or what the account's own server said last."""
    if not args.account:
        return platform_limits(args.platform)
    with open_desk(must_exist=True) as workbench:
        account = workbench.desk.accounts.named(args.account)
        return workbench.desk.compose.surroundings().limits[account.id]


def _measured(item: texts.Item, limits: Limits) -> dict[str, Any]:
    result = fits(item.text, limits)
    return {"id": item.id, "length": result.length, "limit": result.limit, "fits": result.fits}
