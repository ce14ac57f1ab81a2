"""`ccgcompose consent`: record consents, tie them to media, amend and withdraw them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from ccgcompose.bootstrap import open_desk
from ccgcompose.cli import acting, show, texts
from ccgcompose.domain.appearance import Resolution
from ccgcompose.domain.canonical import plain
from ccgcompose.domain.region import Region, region_of
from ccgcompose.usecases.consent_form import ConsentForm, form_from, schema


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the steps."""
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    one = steps.add_parser("add", help="record a consent for a person on a medium")
    one.add_argument("media", metavar="MEDIA")
    one.add_argument("record", type=Path, metavar="RECORD.json")
    one.add_argument(
        "--region",
        type=_region,
        metavar="X,Y,W,H",
        help="where the person is, in parts of the picture: 0.2,0.1,0.3,0.4",
    )
    one.set_defaults(run=add)
    new = steps.add_parser("amend", help="record a consent in place of an earlier one")
    new.add_argument("consent", metavar="ID")
    new.add_argument("record", type=Path, metavar="RECORD.json")
    new.set_defaults(run=amend)
    post = steps.add_parser("describe", help="say that a post is about the person who gave a consent")
    post.add_argument("post", metavar="POST")
    post.add_argument("consent", metavar="ID")
    post.set_defaults(run=describe)
    back = steps.add_parser(
        "withdraw", help="withdraw a consent: stops what is not out, opens tasks for what is"
    )
    back.add_argument("consent", metavar="ID")
    back.add_argument("--reason", required=True)
    back.add_argument("--asked-by", default="", metavar="WHO", help="who withdrew it")
    back.add_argument("--how", default="", help="by letter, by telephone …")
    back.set_defaults(run=withdraw)
    for step in (one, new, post, back):
        step.add_argument("--json", action="store_true")
        acting.configure(step)
    many = steps.add_parser("list", help="consents, last recorded first")
    many.add_argument("--names", action="store_true", help="with the people's names")
    many.add_argument("--json", action="store_true")
    many.set_defaults(run=list_consents)
    fields = steps.add_parser("schema", help="the fields of a record, as JSON Schema")
    fields.set_defaults(run=print_schema)


def add(args: argparse.Namespace) -> int:
    """Record a consent and mark the person."""
    form = read_form(args.record)
    with open_desk(must_exist=True) as workbench:
        desk, person = workbench.desk, acting.person(args, workbench)
        desk.library.get(args.media)  # before anything is recorded
        record = desk.consents.record(person, form)
        mark = desk.consents.mark(
            person, args.media, Resolution.CONSENT, region=args.region, consent_id=record.id
        )
    shown: dict[str, Any] = {"consent": record.id, "media": args.media, "appearance": mark.id}
    print(show.as_json(shown) if args.json else f"Recorded as {record.id}.")
    return 0


def amend(args: argparse.Namespace) -> int:
    """Record a consent in place of an earlier one."""
    form = read_form(args.record)
    with open_desk(must_exist=True) as workbench:
        person = acting.person(args, workbench)
        record = workbench.desk.consents.amend(person, args.consent, form)
    shown: dict[str, Any] = {"consent": record.id, "amends": record.amends}
    print(show.as_json(shown) if args.json else f"Recorded as {record.id}, in place of {record.amends}.")
    return 0


def describe(args: argparse.Namespace) -> int:
    """Tie a consent to a post."""
    with open_desk(must_exist=True) as workbench:
        person = acting.person(args, workbench)
        tied = workbench.desk.consents.describe(person, args.post, args.consent)
    shown = {"post": args.post, "consent": args.consent, "appearance": tied.id}
    print(show.as_json(shown) if args.json else f"The post relies on {args.consent}.")
    return 0


def withdraw(args: argparse.Namespace) -> int:
    """Withdraw a consent; say what was stopped and what is to be done."""
    with open_desk(must_exist=True) as workbench:
        person = acting.person(args, workbench)
        done = workbench.desk.withdrawing.withdraw(
            person, args.consent, args.reason, asked_by=args.asked_by, how=args.how
        )
    if args.json:
        shown = {
            "consent": done.record.id,
            "stopped": list(done.stopped),
            "tasks": [task.id for task in done.tasks],
            "places": plain(done.places),
        }
        print(show.as_json(shown))
        return 0
    print(f"Withdrawn: {done.record.id}. Deliveries stopped: {len(done.stopped)}.")
    for task in done.tasks:
        print(f"  {task.id}: {task.summary} {task.url}".rstrip())
    return 0


def list_consents(args: argparse.Namespace) -> int:
    """Print consents. Names are printed only where they are asked for."""
    with open_desk(must_exist=True) as workbench:
        lines = workbench.desk.consents.lines()
    for line in lines:
        record = line.record
        if args.json:
            print(show.as_json(_shown(plain(line, whole=True), names=args.names)))
        else:
            name = f"  {record.name}" if args.names else ""
            print(f"{record.id}  {line.state.value:<14}  {record.relation.value:<20}{name}".rstrip())
    return 0


def _shown(line: dict[str, Any], *, names: bool) -> dict[str, Any]:
    """Return a line as JSON; without names, nothing that says who the person is."""
    record = line.pop("record")
    shown: dict[str, Any] = {"consent": record.pop("id"), "state": line["state"]}
    shown |= record | {"appearances": line["appearances"]}
    if not names:
        for field in ("name", "guardian", "witness", "story", "notes", "evidence", "capacity_statement"):
            shown.pop(field)
        if shown["withdrawal"]:
            shown["withdrawal"] = {"at": shown["withdrawal"]["at"]}
    return shown


def read_form(path: Path) -> ConsentForm:
    """Return the form in a JSON file. Raise BadInput."""
    return form_from(texts.json_object(path))


def print_schema(_args: argparse.Namespace) -> int:
    """Print the JSON Schema of a record."""
    print(json.dumps(schema(), indent=2))
    return 0


def _region(text: str) -> Region:
    """Return a region from four parts of one. Raise ArgumentTypeError."""
    try:
        x, y, width, height = (float(part) for part in text.split(","))
        region = region_of(x, y, width, height, 1, 1)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(f"“{text}” is no X,Y,W,H") from None
    if not region.is_on_the_picture or max(x + width, y + height) > 1 or min(x, y) < 0:
        raise argparse.ArgumentTypeError(f"“{text}” lies beside the picture; the whole is 0,0,1,1")
    return region
