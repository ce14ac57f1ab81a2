"""`ccgcompose people`: who there is, and what each is designated to do."""

from __future__ import annotations

import argparse

from ccgcompose.bootstrap import Workbench, open_desk
from ccgcompose.cli import acting, show
from ccgcompose.domain.people import Capacity, Person
from ccgcompose.errors import NotFound
from ccgcompose.usecases.designations import SAID


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the steps."""
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    many = steps.add_parser("list", help="everybody, with what they may do now")
    many.add_argument("--json", action="store_true")
    many.set_defaults(run=list_people)
    grant = steps.add_parser("designate", help="let somebody speak, approve, or accept blocked findings")
    grant.add_argument(
        "--account", action="append", default=[], metavar="A", help="none named: every account"
    )
    end = steps.add_parser("end", help="end what somebody may do, now")
    for step, run in ((grant, designate), (end, end_designation)):
        step.add_argument("person_named", metavar="PERSON")
        step.add_argument("--to", required=True, choices=[capacity.value for capacity in Capacity])
        step.add_argument("--json", action="store_true")
        acting.configure(step)
        step.set_defaults(run=run)


def list_people(args: argparse.Namespace) -> int:
    """Print everybody."""
    with open_desk(must_exist=True) as workbench:
        desk = workbench.desk
        may = {c.value: {p.id for p in desk.people.designated(c)} for c in Capacity}
        for person in desk.people.all():
            holds = [capacity for capacity, ids in may.items() if person.id in ids]
            if args.json:
                print(show.as_json({"name": person.name, "position": person.position, "may": holds}))
            else:
                print(f"{person.name}, {person.position}: {', '.join(holds) or 'no designation'}")
    return 0


def designate(args: argparse.Namespace) -> int:
    """Designate somebody; 1 for whoever is not designated to approve."""
    with open_desk(must_exist=True) as workbench:
        desk, whom, capacity = workbench.desk, _named(args.person_named, workbench), Capacity(args.to)
        accounts = tuple(desk.accounts.named(name).id for name in args.account)
        made = desk.designations.grant(acting.person(args, workbench), whom, capacity, accounts)
    sentence = f"{whom.name} may {SAID[capacity]}."
    print(
        show.as_json({"designation": made.id, "person": whom.name, "to": args.to}) if args.json else sentence
    )
    return 0


def end_designation(args: argparse.Namespace) -> int:
    """End what somebody may do."""
    with open_desk(must_exist=True) as workbench:
        whom, capacity = _named(args.person_named, workbench), Capacity(args.to)
        ended = workbench.desk.designations.end(acting.person(args, workbench), whom, capacity)
    sentence = f"{whom.name} may no longer {SAID[capacity]}."
    print(show.as_json({"ended": [held.id for held in ended]}) if args.json else sentence)
    return 0


def _named(name: str, workbench: Workbench) -> Person:
    people = workbench.desk.people.all()
    for person in people:
        if name.strip().casefold() in (person.id.casefold(), person.name.casefold()):
            return person
    names = ", ".join(person.name for person in people)
    raise NotFound(f"There is nobody called “{name}”.", next=f"The people are: {names}.")
