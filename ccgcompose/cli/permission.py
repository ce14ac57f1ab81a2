"""`ccgcompose permission`: record and withdraw permissions."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ccgcompose.bootstrap import open_desk
from ccgcompose.cli import acting, show, texts
from ccgcompose.errors import BadInput
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
    for step in (one, back):
        step.add_argument("--json", action="store_true")
        acting.configure(step)
    fields = steps.add_parser("schema", help="the fields of a record, as JSON Schema")
    fields.set_defaults(run=print_schema)


def read_form(path: Path) -> PermissionForm:
    """Return the form in a JSON file. Raise BadInput."""
    try:
        fields = json.loads(texts.whole(str(path)))
    except ValueError as error:
        raise BadInput(f"{path} is not JSON.", kept="Nothing was recorded.") from error
    if not isinstance(fields, dict):
        raise BadInput(f"{path} is not a JSON object.", kept="Nothing was recorded.")
    return form_from(fields)


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


def print_schema(_args: argparse.Namespace) -> int:
    """Print the JSON Schema of a record."""
    print(json.dumps(schema(), indent=2))
    return 0
