"""`ccgcompose rules`: every check there is, in its own words."""

from __future__ import annotations

import argparse

from ccgcompose.cli import show
from ccgcompose.policy.clauses import clauses_by_id
from ccgcompose.policy.describing import described, markdown
from ccgcompose.policy.registry import all_rules
from ccgcompose.policy.shelf import Shelf


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the two forms."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--markdown", action="store_true", help="as docs/rules.md has them")
    form.add_argument("--json", action="store_true", help="one line for each check")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the checks in the policy's order."""
    rules, clauses = all_rules(Shelf()), clauses_by_id()
    if args.markdown:
        print(markdown(rules, clauses), end="")
        return 0
    for rule in described(rules, clauses):
        if args.json:
            print(show.as_json(rule))
        else:
            print(f"{rule['rule']:<8} {rule['severity']:<6} {rule['clause']:<7} {rule['title']}")
    return 0
