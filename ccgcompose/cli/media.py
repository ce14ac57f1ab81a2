"""`ccgcompose media`: take pictures in, list them, and make pictures from them."""

from __future__ import annotations

import argparse

from ccgcompose.bootstrap import open_desk
from ccgcompose.cli import acting, media_add, media_derive, media_spoken, show
from ccgcompose.domain.canonical import plain
from ccgcompose.domain.permission import PermissionState
from ccgcompose.usecases.library_lines import MediaQuery


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the steps."""
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    media_add.configure(steps)
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
