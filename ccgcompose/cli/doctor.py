"""`ccgcompose doctor`: is everything in place on this computer? Changes nothing."""

from __future__ import annotations

import argparse

from ccgcompose.bootstrap import diagnose
from ccgcompose.cli import show
from ccgcompose.domain.canonical import plain


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print each check with its remedy; 2 when something stands in the way."""
    results = diagnose()
    if args.json:
        print(show.as_json(plain(results)))
    else:
        for result in results:
            print(f"{'ok  ' if result.ok else 'LOOK'}  {result.name}: {result.message}")
            if result.remedy:
                print(f"      {result.remedy}")
    return 0 if all(result.ok for result in results) else 2
