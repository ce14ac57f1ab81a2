"""`ccgcompose post waive`: accept by name what a check finds, or take that back."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ccgcompose.bootstrap import open_desk
from ccgcompose.cli import acting, show
from ccgcompose.errors import BadInput

if TYPE_CHECKING:
    from ccgcompose.usecases.waivers import WaiverLine

    Steps = argparse._SubParsersAction[argparse.ArgumentParser]


def configure(steps: Steps) -> None:
    """Declare the step."""
    parser = steps.add_parser("waive", help="accept what a check finds, with a reason; or withdraw that")
    parser.add_argument("post", metavar="POST")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--rule", metavar="R", help="the check whose findings are accepted, such as RESP001")
    what.add_argument("--withdraw", metavar="WAIVER", help="take a waiver back")
    what.add_argument("--list", action="store_true", help="what was accepted, and how it stands now")
    parser.add_argument("--reason", default="", help="why it does not apply; kept with the post")
    parser.add_argument("--account", metavar="A", help="for this account only")
    parser.add_argument("--json", action="store_true")
    acting.configure(parser)
    parser.set_defaults(run=waive)


def waive(args: argparse.Namespace) -> int:
    """Accept, withdraw or list; 1 when this person, or anybody, may not accept it."""
    with open_desk(must_exist=True) as workbench:
        desk = workbench.desk
        account = desk.accounts.named(args.account).id if args.account else None
        if args.rule:
            desk.waivers.give_for_rule(
                acting.person(args, workbench), args.post, args.rule, args.reason, account
            )
        elif args.withdraw:
            _must_belong(args.withdraw, args.post, desk.waivers.of_post(args.post))
            desk.waivers.withdraw(acting.person(args, workbench), args.withdraw)
        lines = desk.waivers.of_post(args.post)
    if args.json:
        print(show.as_json({"post": args.post, "waivers": [_line(line) for line in lines]}))
    else:
        print("\n".join(_text(line) for line in lines) or "Nothing was accepted in this post.")
    return 0


def _must_belong(waiver_id: str, post_id: str, lines: tuple[WaiverLine, ...]) -> None:
    if all(line.waiver.id != waiver_id for line in lines):
        names = ", ".join(line.waiver.id for line in lines) or "none"
        raise BadInput(
            f"{post_id} has no waiver {waiver_id}.",
            kept="Nothing was changed.",
            next=f"Its waivers are: {names}.",
        )


def _line(line: WaiverLine) -> dict[str, object]:
    return show.waiver(line.waiver, line.by) | {"counts": line.counts, "state": line.state}


def _text(line: WaiverLine) -> str:
    where = f" on {line.account}" if line.account else ""
    return (
        f"{line.waiver.id}: {line.waiver.message} ({line.waiver.rule}){where}\n"
        f"  accepted by {line.by}: {line.waiver.reason}\n  {line.state}"
    )
