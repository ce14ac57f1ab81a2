"""`ccgcompose history`: list, show, export, verify."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from ccgcompose.bootstrap import open_desk
from ccgcompose.cli import moments, show
from ccgcompose.domain.canonical import plain
from ccgcompose.errors import NotFound, ProofFailed
from ccgcompose.usecases.views import EntryQuery

_DIGITS = 15  # of the longest number that an entry can have


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the steps."""
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    many = steps.add_parser("list", help="entries, newest first")
    many.add_argument("--search", default="", metavar="WORDS")
    many.add_argument("--post", metavar="POST")
    many.add_argument("--limit", type=show.count, default=100)
    many.set_defaults(run=list_entries)
    one = steps.add_parser("show", help="one entry by its number, or all of a post")
    one.add_argument("what", metavar="NUMBER|POST")
    one.set_defaults(run=show_one)
    out = steps.add_parser(
        "export", help="a period as HTML, JSON Lines, CSV and media, with a manifest of hashes"
    )
    out.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new or empty folder")
    out.add_argument("--since", metavar="WHEN")
    out.add_argument("--until", metavar="WHEN")
    out.add_argument("--zone", default="Europe/London")
    out.set_defaults(run=export)
    proof = steps.add_parser(
        "verify", help="prove that nobody changed anything; 1 and the first broken entry"
    )
    proof.set_defaults(run=verify)
    for step in (many, one, out, proof):
        step.add_argument("--json", action="store_true")


def list_entries(args: argparse.Namespace) -> int:
    """Print entries, newest first."""
    with open_desk(must_exist=True) as workbench:
        query = EntryQuery(text=args.search, post_id=args.post, limit=args.limit)
        found = workbench.desk.past.entries(query)
    for entry in found:
        if args.json:
            print(show.as_json(plain(entry)))
        else:
            print(f"{entry.number:>6}  {entry.made_at:%Y-%m-%d %H:%M:%S}  {entry.entry.summary}")
    return 0


def show_one(args: argparse.Namespace) -> int:
    """Print one entry in full, or every entry of a post."""
    with open_desk(must_exist=True) as workbench:
        past = workbench.desk.past
        if args.what.isdecimal():
            number = int(args.what[:_DIGITS])
            found = past.entries(EntryQuery(before=number + 1, limit=1))
            if not found or found[0].number != number or len(args.what) > _DIGITS:
                raise NotFound(
                    f"There is no entry {args.what[:_DIGITS]}.", next="`history list` has the numbers."
                )
        else:
            found = past.detail(args.what).entries
    for entry in found:
        print(show.as_json(plain(entry)) if args.json else _full(plain(entry)))
    return 0


def _full(entry: dict[str, object]) -> str:
    said = "\n".join(f"  {key}: {value}" for key, value in entry.items())
    return f"Entry {entry['number']}\n{said}"


def export(args: argparse.Namespace) -> int:
    """Write a period into a folder."""
    with open_desk(must_exist=True) as workbench:
        now = workbench.desk.clock.now()
        manifest = workbench.desk.export.write(
            args.out, _moment(args.since, args.zone, now), _moment(args.until, args.zone, now)
        )
    print(show.as_json({"manifest": str(manifest)}) if args.json else f"Written: {manifest}")
    return 0


def _moment(text: str | None, zone: str, now: datetime) -> datetime | None:
    return None if text is None else moments.when(text, zone, now).due_at


def verify(args: argparse.Namespace) -> int:
    """Check the whole chain and every record; 1 names the first entry that does not fit."""
    with open_desk(must_exist=True) as workbench:
        try:
            proof = workbench.desk.past.verify()
        except ProofFailed as problem:
            if args.json:
                print(show.as_json({"intact": False, "broken_at": None, "reason": str(problem)}))
            raise
    if args.json:
        print(show.as_json(plain(proof) | {"intact": proof.intact}))
    elif proof.intact:
        print(f"The history is intact: {proof.entries} entries and {proof.records} records fit the chain.")
    else:
        print(f"The history does not fit. First broken entry: {proof.broken_at}. {proof.reason}")
    if not proof.witnessed:
        print(
            "ccgcompose: The witness file is not there: entries taken off the end would not show.",
            file=sys.stderr,
        )
    return 0 if proof.intact else 1
