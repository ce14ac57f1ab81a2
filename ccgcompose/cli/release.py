"""`ccgcompose release`: let publishing go on."""

from __future__ import annotations

import argparse

from ccgcompose.bootstrap import open_desk
from ccgcompose.cli import acting, show
from ccgcompose.domain.canonical import plain


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--reason", required=True, help="why publishing may go on")
    parser.add_argument("--json", action="store_true")
    acting.configure(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Release the hold that is in force."""
    with open_desk(must_exist=True) as workbench:
        hold = workbench.desk.holds.release(acting.person(args, workbench), args.reason)
    shown = {"hold": hold.id, "released_at": plain(hold.released_at)}
    print(
        show.as_json(shown)
        if args.json
        else "Publishing goes on. What is too late by now waits for a decision."
    )
    return 0
