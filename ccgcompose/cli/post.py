"""`ccgcompose post`: the officer's steps with posts."""

from __future__ import annotations

import argparse

from ccgcompose.bootstrap import open_desk
from ccgcompose.cli import acting, post_plan, post_read, post_waive, show
from ccgcompose.domain.post import Content, MediaUse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the steps."""
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    _new(steps.add_parser("new", help="write a post"))
    post_plan.configure(steps)
    post_read.configure(steps)
    post_waive.configure(steps)


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--account", action="append", required=True, metavar="A", help="once for each account"
    )
    parser.add_argument("--subject", required=True, help="one of the organisation's subjects")
    parser.add_argument("--text", required=True)
    parser.add_argument("--title", default="", help="the headline; left out, the first line of the text")
    parser.add_argument("--media", action="append", default=[], metavar="ID", help="once for each picture")
    parser.add_argument("--json", action="store_true")
    acting.configure(parser)
    parser.set_defaults(run=new)


def new(args: argparse.Namespace) -> int:
    """Save a first revision."""
    with open_desk(must_exist=True) as workbench:
        desk, person = workbench.desk, acting.person(args, workbench)
        accounts = [desk.accounts.named(name) for name in dict.fromkeys(args.account)]
        media = [desk.library.get(media_id) for media_id in dict.fromkeys(args.media)]
        content = Content(
            subject=desk.set_up.subject(args.subject),
            title=args.title,
            text=args.text,
            account_ids=tuple(dict.fromkeys(account.id for account in accounts)),
            media=tuple(MediaUse(asset.id, asset.alt_text) for asset in media),
        )
        saved = desk.compose.save(person, content)
    if args.json:
        found = [show.finding(finding) for finding in saved.findings]
        print(
            show.as_json(
                {"post": saved.revision.post_id, "revision": saved.revision.number, "findings": found}
            )
        )
    else:
        print(f"Saved as {saved.revision.post_id}, revision {saved.revision.number}.")
        print(show.findings_text(saved.findings))
    return 0
