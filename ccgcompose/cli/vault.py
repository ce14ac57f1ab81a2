"""`ccgcompose vault`: evidence under seal, and the key to it."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path

from ccgcompose.bootstrap import Workbench, open_desk
from ccgcompose.cli import acting, show
from ccgcompose.domain.canonical import plain
from ccgcompose.domain.people import Person
from ccgcompose.errors import BadInput

RECOVERY_KEY = "CCGCOMPOSE_RECOVERY_KEY"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the steps."""
    parser.epilog = (
        f"Without a keyring, {RECOVERY_KEY} may hold the recovery key, kept in memory for this command."
    )
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    one = steps.add_parser("add", help="put a file into the vault")
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("--label", required=True, help="what it is, never whose: “consent form”")
    one.set_defaults(run=add)
    out = steps.add_parser("export", help="write a file out of the vault, in the clear")
    out.add_argument("evidence", metavar="ID")
    out.add_argument("--out", type=Path, required=True, metavar="FILE")
    out.set_defaults(run=export)
    key = steps.add_parser("recovery-key", help="print the recovery key; put the page into a safe")
    key.add_argument(
        "--memory",
        action="store_true",
        help="without a keyring: make the key, and leave the print as its only copy",
    )
    key.set_defaults(run=recovery_key)
    back = steps.add_parser("recover", help="type the recovery key on a new computer")
    back.set_defaults(run=recover)
    turn = steps.add_parser(
        "rotate", help="put every file under a new key; the old recovery key is worthless then"
    )
    turn.set_defaults(run=rotate)
    for step in (one, out, key, back, turn):
        step.add_argument("--json", action="store_true")
        acting.configure(step)
    many = steps.add_parser("list", help="the files in the vault, as they are known outside it")
    many.add_argument("--json", action="store_true")
    many.set_defaults(run=list_files)


def add(args: argparse.Namespace) -> int:
    """Put a file into the vault."""
    with open_desk(must_exist=True) as workbench:
        person = _person(args, workbench)
        file = workbench.desk.evidence.add(person, args.file, args.label)
    shown = {"evidence": file.id, "sha256": file.sha256, "bytes": file.bytes, "mime": file.mime}
    print(show.as_json(shown) if args.json else f"In the vault as {file.id}.")
    return 0


def export(args: argparse.Namespace) -> int:
    """Write a file out of the vault."""
    with open_desk(must_exist=True) as workbench:
        person = _person(args, workbench)
        workbench.desk.evidence.export(person, args.evidence, args.out)
    shown = {"evidence": args.evidence, "file": str(args.out)}
    print(show.as_json(shown) if args.json else f"Written to {args.out}. It is not encrypted there.")
    return 0


def list_files(args: argparse.Namespace) -> int:
    """Print what is known of the files."""
    with open_desk(must_exist=True) as workbench:
        files = workbench.desk.evidence.all()
    for file in files:
        if args.json:
            shown = plain(file)
            shown["evidence"] = shown.pop("id")
            print(show.as_json(shown))
        else:
            print(f"{file.id}  {file.bytes:>12,} bytes  {file.label}")
    return 0


def recovery_key(args: argparse.Namespace) -> int:
    """Print the recovery key."""
    with open_desk(must_exist=True) as workbench:
        person = _person(args, workbench)
        if args.memory:
            workbench.desk.evidence.keep_key_in_memory(person)
        key = workbench.desk.evidence.recovery_key(person)
    print(show.as_json({"recovery_key": key.replace("\n", " ")}) if args.json else key)
    return 0


def recover(args: argparse.Namespace) -> int:
    """Take the key from its printed form."""
    with open_desk(must_exist=True) as workbench:
        person = acting.person(args, workbench)
        workbench.desk.evidence.recover(person, os.environ.get(RECOVERY_KEY) or _typed())
    print(show.as_json({"recovered": True}) if args.json else "The vault opens on this computer again.")
    return 0


def rotate(args: argparse.Namespace) -> int:
    """Put every file under a new key."""
    with open_desk(must_exist=True) as workbench:
        person = _person(args, workbench)
        count = workbench.desk.evidence.rotate(person)
    said = f"{count} files are under a new key. Print the new recovery key: `ccgcompose vault recovery-key`."
    print(show.as_json({"files": count}) if args.json else said)
    return 0


def _person(args: argparse.Namespace, workbench: Workbench) -> Person:
    """Return who acts, with the vault's key in memory where the environment holds its recovery key."""
    person = acting.person(args, workbench)
    key = os.environ.get(RECOVERY_KEY)
    if key:
        workbench.desk.evidence.keep_key_in_memory(person)
        workbench.desk.evidence.recover(person, key)
    return person


def _typed() -> str:
    if sys.stdin is None:
        raise BadInput("Standard input is closed.", next=f"Set {RECOVERY_KEY}.")
    if sys.stdin.isatty():
        return getpass.getpass("Recovery key: ")
    return sys.stdin.read(4_000)
