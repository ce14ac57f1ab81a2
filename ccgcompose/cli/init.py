"""`ccgcompose init --sample`: a workspace with the sample organisation, for looking around and for tests."""

from __future__ import annotations

import argparse

from ccgcompose.bootstrap import open_desk
from ccgcompose.cli import show
from ccgcompose.domain.people import Capacity
from ccgcompose.errors import BadInput
from ccgcompose.host.material import sample_material


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--sample", action="store_true", help="the sample organisation, its people and accounts"
    )
    parser.add_argument("--posts", action="store_true", help="with --sample: pictures and posts besides")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the sample workspace."""
    if not args.sample:
        raise BadInput(
            "A workspace of your own is made in the app.",
            next="Run `ccgcompose` to open it, or `ccgcompose init --sample` for the sample.",
        )
    with open_desk() as workbench:
        first = workbench.set_up_sample(posts=args.posts)
        workbench.remember_person(first)
        desk = workbench.desk
        speakers = {person.id for person in desk.people.designated(Capacity.SPEAK)}
        shown = {
            "accounts": [{"name": a.name, "platform": a.platform} for a in desk.accounts.all()],
            "people": [
                {"name": p.name, "position": p.position, "designated": p.id in speakers}
                for p in desk.people.all()
            ],
            "passphrase": sample_material()["passphrase"],
        }
    if args.json:
        print(show.as_json(shown))
    else:
        names = ", ".join(person["name"] for person in shown["people"])
        print(f"The sample workspace is made. People: {names}. Passphrase: {shown['passphrase']}")
    return 0
