"""`ccgcompose permission`: record and withdraw permissions."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ccgcompose.bootstrap import open_desk
from ccgcompose.cli import acting, show, texts
from ccgcompose.usecases.permissions import PermissionForm, form_from, schema


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the steps."""
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    one = steps.add_parser("add", help="record a permission for a picture")
    one.add_argument("media", metavar="MEDIA")
    one.add_argument("record", type=Path, metavar="RECORD.json")
    one.set_defaults(run=add)
    back = steps.add_parser("withdraw", help="withdraw a permission; the record stays, with the reason")
    back.add_argument("permission", metavar="ID")
    back.add_argument("--reason", required=True)
    back.set_defaults(run=withdraw)
    look = steps.add_parser("check", help="say that a second person looked a permission over")
    look.add_argument("permission", metavar="ID")
    look.set_defaults(run=check)
    for step in (one, back, look):
        step.add_argument("--json", action="store_true")
        acting.configure(step)
    fields = steps.add_parser("schema", help="the fields of a record, as JSON Schema")
    fields.set_defaults(run=print_schema)


def read_form(path: Path) -> PermissionForm:
    """Return the form in a JSON file. Raise BadInput."""
    return form_from(texts.json_object(path))


def add(args: argparse.Namespace) -> int:
    """Record a permission."""
    form = read_form(args.record)
    with open_desk(must_exist=True) as workbench:
        person = acting.person(args, workbench)
        record = workbench.desk.permissions.record(person, args.media, form)
    shown = {"permission": record.id, "media": record.media_id}
    print(show.as_json(shown) if args.json else f"Recorded as {record.id}.")
    return 0


def withdraw(args: argparse.Namespace) -> int:
    """Withdraw a permission."""
    with open_desk(must_exist=True) as workbench:
        person = acting.person(args, workbench)
        record = workbench.desk.permissions.revoke(person, args.permission, args.reason)
    shown = {"permission": record.id, "media": record.media_id, "reason": record.revoked_reason}
    print(show.as_json(shown) if args.json else f"Withdrawn: {record.id}.")
    return 0


def check(args: argparse.Namespace) -> int:
    """Keep that a permission was looked over."""
    with open_desk(must_exist=True) as workbench:
        person = acting.person(args, workbench)
        record = workbench.desk.permissions.checked(person, args.permission)
    shown = {"permission": record.id, "checked_by": person.name}
    print(show.as_json(shown) if args.json else f"Checked: {record.id}.")
    return 0


def print_schema(_args: argparse.Namespace) -> int:
    """Print the JSON Schema of a record."""
    print(json.dumps(schema(), indent=2))
    return 0
