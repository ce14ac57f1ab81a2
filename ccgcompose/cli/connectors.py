"""`ccgcompose connectors`: the platforms, each with its maturity card."""

from __future__ import annotations

import argparse

from ccgcompose.bootstrap import connector_cards
from ccgcompose.cli import show
from ccgcompose.domain.canonical import plain


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the cards."""
    cards = connector_cards()
    if args.json:
        print(show.as_json(plain(cards)))
        return 0
    for card in cards:
        print(card)
    return 0
