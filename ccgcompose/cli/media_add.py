"""`ccgcompose media add`: take a file in, or many, or a folder of them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ccgcompose.bootstrap import Workbench, open_desk
from ccgcompose.cli import acting, permission, show
from ccgcompose.domain.people import Person
from ccgcompose.errors import BadInput
from ccgcompose.usecases.intake import Ending, Outcome, Progress
from ccgcompose.usecases.permission_form import PermissionForm

_FINE = (Ending.ADDED, Ending.LIKE, Ending.SAME)
_NEW = (Ending.ADDED, Ending.LIKE)


def configure(steps: Any) -> None:
    """Declare the step."""
    step = steps.add_parser("add", help="take pictures, films and sounds in")
    step.add_argument("files", type=Path, nargs="+", metavar="FILE", help="files, or folders of them")
    step.add_argument("--alt", metavar="TEXT", help="what one picture shows, for who cannot see it")
    step.add_argument(
        "--permission", type=Path, metavar="RECORD.json", help="the permission to use it, or each new one"
    )
    step.add_argument("--json", action="store_true")
    acting.configure(step)
    step.set_defaults(run=add)


def add(args: argparse.Namespace) -> int:
    """Take in what is named; the permission is read before anything is written."""
    form = permission.read_form(args.permission) if args.permission else None
    many = len(args.files) > 1 or args.files[0].is_dir()
    if many and args.alt is not None:
        raise BadInput(
            "One alt text cannot describe many pictures.", next="Leave --alt out, and add each later."
        )
    if not many and args.alt is None:
        raise BadInput(
            f"{args.files[0].name} needs an alt text.",
            next="Say what it shows: --alt “Three carers at a table”.",
        )
    with open_desk(must_exist=True) as workbench:
        person = acting.person(args, workbench)
        if form is not None:
            workbench.desk.permissions.must_be_complete(form)
        if many:
            return _many(args, workbench, person, form)
        return _one(args, workbench, person, form)


def _one(args: argparse.Namespace, workbench: Workbench, person: Person, form: PermissionForm | None) -> int:
    desk = workbench.desk
    asset = desk.library.add(person, args.files[0], args.alt)
    record = desk.permissions.record(person, asset.id, form) if form is not None else None
    shown = {
        "media": asset.id,
        "filename": asset.filename,
        "sha256": asset.sha256,
        "alt": asset.alt_text,
        "permission": record.id if record else None,
    }
    print(show.as_json(shown) if args.json else f"{asset.filename} is {asset.id}.")
    return 0


def _many(args: argparse.Namespace, workbench: Workbench, person: Person, form: PermissionForm | None) -> int:
    """Take many in; 1 where one of them could not be."""
    desk = workbench.desk

    def told(progress: Progress) -> None:
        outcome, record = progress.last, None
        if form is not None and outcome.asset is not None and outcome.ending in _NEW:
            record = desk.permissions.record(person, outcome.asset.id, form).id
        if args.json:
            print(show.as_json(_shown(outcome, record)), flush=True)
        else:
            named = f" {outcome.asset.id}" if outcome.asset is not None else ""
            print(f"{progress.done} of {progress.total}{named}  {outcome.told}", flush=True)

    outcomes = desk.intake.add_many(person, args.files, told)
    if not args.json:
        counts = [sum(outcome.ending in endings for outcome in outcomes) for endings in (_NEW, _FINE)]
        there, bad = counts[1] - counts[0], len(outcomes) - counts[1]
        print(f"{counts[0]} taken in, {there} there already, {bad} not.")
    return 0 if outcomes and all(outcome.ending in _FINE for outcome in outcomes) else 1


def _shown(outcome: Outcome, record: str | None) -> dict[str, Any]:
    asset, like = outcome.asset, outcome.like
    return {
        "file": str(outcome.source),
        "ending": outcome.ending.name.lower(),
        "told": outcome.told,
        "media": asset.id if asset is not None else None,
        "like": like.id if like is not None else None,
        "like_has_record": outcome.has_record,
        "permission": record,
    }
