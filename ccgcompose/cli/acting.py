"""Who acts: `--as NAME` with a passphrase, asked for or read from CCGCOMPOSE_PASSPHRASE."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from contextlib import suppress

from ccgcompose.bootstrap import Workbench
from ccgcompose.domain.people import Capacity, Person
from ccgcompose.errors import BadInput, SignInRefused


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare `--as`."""
    parser.add_argument("--as", dest="person", metavar="NAME", help="the person who does this")


def person(args: argparse.Namespace, workbench: Workbench) -> Person:
    """Return the person who acts. Raise SignInRefused, NotFound or BadInput."""
    name = args.person or _default(workbench)
    passphrase = os.environ.get("CCGCOMPOSE_PASSPHRASE")
    if passphrase is None:
        passphrase = _asked(name)
    return workbench.desk.sign_in.verify(name, passphrase)


def _asked(name: str) -> str:
    with suppress(EOFError):
        if sys.stdin is not None and sys.stdin.isatty():
            return getpass.getpass(f"Passphrase of {name}: ")
    raise SignInRefused(
        f"{name} needs a passphrase for this.",
        kept="Nothing was changed.",
        next="Set CCGCOMPOSE_PASSPHRASE, or run the command in a terminal.",
    )


def _default(workbench: Workbench) -> str:
    """Who opened this workspace last, else the first person designated to speak."""
    people = workbench.desk.sign_in.people()
    if not people:
        raise BadInput("There is no workspace yet.", next="Open the app, or run `ccgcompose init --sample`.")
    last = workbench.settings.last_person
    if any(found.id == last for found in people):
        return last
    speakers = workbench.desk.people.designated(Capacity.SPEAK)
    return (speakers or people)[0].name
