"""`ccgcompose hold`: stop all publishing at once."""

from __future__ import annotations

import argparse

from ccgcompose.bootstrap import open_desk
from ccgcompose.cli import acting, show
from ccgcompose.domain.canonical import plain


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--reason", required=True, help="shown to everybody who wants to publish")
    parser.add_argument("--json", action="store_true")
    acting.configure(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Place a hold."""
    with open_desk(must_exist=True) as workbench:
        hold = workbench.desk.holds.place(acting.person(args, workbench), args.reason)
    shown = {"hold": hold.id, "reason": hold.reason, "placed_at": plain(hold.placed_at)}
    print(show.as_json(shown) if args.json else f"All publishing is on hold: {hold.reason}.")
    return 0
