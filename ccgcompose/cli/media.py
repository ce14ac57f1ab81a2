"""`ccgcompose media`: take pictures in, list them, and make pictures from them."""

from __future__ import annotations

import argparse
from pathlib import Path

from ccgcompose.bootstrap import open_desk
from ccgcompose.cli import acting, media_derive, media_spoken, permission, show
from ccgcompose.domain.canonical import plain
from ccgcompose.domain.permission import PermissionState
from ccgcompose.usecases.library_lines import MediaQuery


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the steps."""
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    one = steps.add_parser("add", help="take a picture in")
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument(
        "--alt", required=True, metavar="TEXT", help="what the picture shows, for who cannot see it"
    )
    one.add_argument("--permission", type=Path, metavar="RECORD.json", help="the permission to use it")
    one.add_argument("--json", action="store_true")
    acting.configure(one)
    one.set_defaults(run=add)
    many = steps.add_parser("list", help="pictures, last added first")
    many.add_argument("--text", default="", help="words in names, descriptions, creators, rights holders")
    many.add_argument(
        "--state", action="append", default=[], choices=[state.value for state in PermissionState]
    )
    many.add_argument("--person", default="", help="part of the name in a consent, or its id")
    many.add_argument("--unused", action="store_true", help="in no post")
    many.add_argument("--json", action="store_true")
    many.set_defaults(run=list_media)
    quote = steps.add_parser("quote", help="put words of others into the library, for a permission")
    quote.add_argument("text", metavar="TEXT")
    quote.add_argument("--called", default="", help="how it is called in lists")
    quote.add_argument("--json", action="store_true")
    acting.configure(quote)
    quote.set_defaults(run=add_quotation)
    media_derive.configure(steps)
    media_spoken.configure(steps)


def add(args: argparse.Namespace) -> int:
    """Take a picture in, with its permission where one is given; both are read before anything is written."""
    form = permission.read_form(args.permission) if args.permission else None
    with open_desk(must_exist=True) as workbench:
        desk, person = workbench.desk, acting.person(args, workbench)
        if form is not None:
            desk.permissions.must_be_complete(form)
        asset = desk.library.add(person, args.file, args.alt)
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


def add_quotation(args: argparse.Namespace) -> int:
    """Put a quotation into the library."""
    with open_desk(must_exist=True) as workbench:
        person = acting.person(args, workbench)
        asset = workbench.desk.library.quote(person, args.text, args.called)
    shown = {"media": asset.id, "called": asset.filename}
    print(show.as_json(shown) if args.json else f"{asset.filename} is {asset.id}.")
    return 0


def list_media(args: argparse.Namespace) -> int:
    """Print the media that are asked for."""
    states = tuple(PermissionState(said) for said in args.state)
    query = MediaQuery(args.text, states, (), args.person, False if args.unused else None)
    with open_desk(must_exist=True) as workbench:
        lines = workbench.desk.library.lines(query)
    for line in lines:
        if args.json:
            shown = plain(line.asset, whole=True) | {
                "permission": line.verdict.state.value,
                "used_in": line.used_in,
            }
            shown["media"] = shown.pop("id")
            print(show.as_json(shown))
        else:
            asset, state = line.asset, line.verdict.state.value
            print(f"{asset.id}  {state:<14}  {asset.filename}  {asset.alt_text}")
    return 0
