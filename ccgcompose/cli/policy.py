"""`ccgcompose policy`: what the organisation sets for its checks, without code and kept by version."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from typing import Any

from ccgcompose.bootstrap import open_desk
from ccgcompose.cli import acting, show, texts
from ccgcompose.domain.canonical import plain
from ccgcompose.errors import BadInput
from ccgcompose.usecases.policy_form import with_fields


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the steps."""
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    one = steps.add_parser("show", help="the settings that are in force, as JSON; a file for `policy set`")
    one.set_defaults(run=show_settings)
    change = steps.add_parser("set", help="change settings; what the file does not name stays")
    change.add_argument("file", metavar="FILE", help='JSON such as {"watch_words": ["Project Teal"]}, or -')
    change.add_argument("--json", action="store_true")
    acting.configure(change)
    change.set_defaults(run=set_settings)
    many = steps.add_parser("versions", help="every version, newest first, with who changed what")
    many.add_argument("--json", action="store_true")
    many.set_defaults(run=versions)
    back = steps.add_parser("restore", help="make an earlier version the newest again")
    back.add_argument("version", type=show.count, metavar="NUMBER")
    back.add_argument("--json", action="store_true")
    acting.configure(back)
    back.set_defaults(run=restore)


def show_settings(args: argparse.Namespace) -> int:
    """Print the settings in force."""
    with open_desk(must_exist=True) as workbench:
        print(json.dumps(plain(workbench.desk.policy.read()), indent=2, ensure_ascii=True))
    return 0


def set_settings(args: argparse.Namespace) -> int:
    """Change settings; 1 without a designation, 2 for what means nothing or goes below a clause."""
    fields = _fields(args.file)
    with open_desk(must_exist=True) as workbench:
        policy, person = workbench.desk.policy, acting.person(args, workbench)
        made = policy.change(person, with_fields(policy.read(), fields))
    return _told(args, made.version)


def restore(args: argparse.Namespace) -> int:
    """Bring an earlier version back."""
    with open_desk(must_exist=True) as workbench:
        made = workbench.desk.policy.restore(acting.person(args, workbench), args.version)
    return _told(args, made.version)


def _told(args: argparse.Namespace, version: int) -> int:
    print(show.as_json({"version": version}) if args.json else f"Version {version} is in force.")
    return 0


def _fields(source: str) -> dict[str, Any]:
    try:
        fields = json.loads(texts.whole(source))
    except (ValueError, RecursionError) as error:
        raise BadInput(
            f"{source} is not JSON.",
            kept="Nothing was changed.",
            next="Begin with what `policy show` prints.",
        ) from error
    if not isinstance(fields, dict):
        raise BadInput(f"{source} holds no settings.", next="Begin with what `policy show` prints.")
    return fields


def versions(args: argparse.Namespace) -> int:
    """Print every version, newest first."""
    with open_desk(must_exist=True) as workbench:
        found = workbench.desk.policy.versions()
    for line in found:
        version = line.version
        if args.json:
            shown = plain(replace(version, changed_by=line.by))
            print(show.as_json(shown))
        else:
            print(
                f"{version.number:>4}  {version.changed_at:%Y-%m-%d %H:%M}  {line.by}: {' '.join(version.changes)}"
            )
    return 0
