"""`ccgcompose connectors`: the platforms, each with its maturity card."""

from __future__ import annotations

import argparse
from typing import Any

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
    print("\n\n".join(_told(plain(card)) for card in cards))
    return 0


_MARKS = {"done": "=", "exempt": "~"}


def _rule(rule: dict[str, Any]) -> str:
    reason = f" ({rule['reason']})" if rule["reason"] else ""
    return f"rule {rule['name']}: {rule['state']}{reason}"


def _named(trial: dict[str, Any]) -> str:
    kind = "" if trial["kind"] == "program" else f" ({trial['kind']})"
    return f"{trial['name']} {trial['version']}{kind}"


def _told(card: dict[str, Any]) -> str:
    sign_in = "needs a sign-in" if card["needs_sign_in"] else "needs no sign-in"
    trials = [
        f"tried with {_named(trial)}{'' if trial['automatic'] else ' by hand'}: {trial['seen']}"
        for trial in card["trials"]
    ]
    lines = [f"{card['title']} ({card['platform']}): {card['stage']}, {sign_in}", card["summary"]]
    lines += [f"  + {point}" for point in card["does"]]
    lines += [f"  - does not: {point}" for point in card["does_not"]]
    lines += [f"  {_MARKS.get(rule['state'], '-')} {_rule(rule)}" for rule in card["rules"]]
    return "\n".join([*lines, *(f"  * {trial}" for trial in trials)])
