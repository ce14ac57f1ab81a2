"""`ccgcompose post schedule / correct / approve`: the steps by which a post goes out."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from ccgcompose.bootstrap import Workbench, open_desk
from ccgcompose.cli import acting, moments, show
from ccgcompose.domain.people import Person
from ccgcompose.domain.signoff import confirmation
from ccgcompose.errors import GateRefused, Problem
from ccgcompose.usecases.schedule import Scheduled

if TYPE_CHECKING:
    Steps = argparse._SubParsersAction[argparse.ArgumentParser]


def configure(steps: Steps) -> None:
    """Declare the three steps."""
    plan = steps.add_parser("schedule", help="plan the newest revision")
    plan.add_argument("post", metavar="POST")
    plan.add_argument("--at", required=True, metavar="WHEN", help="2026-11-30T09:00, with an offset, or now")
    plan.add_argument("--zone", help="for a time without offset; left out, the organisation's")
    plan.add_argument("--confirm", action="store_true", help="take responsibility by name")
    correct = steps.add_parser("correct", help="correct what is out, with an edit note")
    correct.add_argument("post", metavar="POST")
    correct.add_argument("--text", required=True, help="the corrected text")
    correct.add_argument("--note", required=True, help="what was wrong; the public will see it")
    approve = steps.add_parser("approve", help="approve the newest revision")
    approve.add_argument("post", metavar="POST")
    approve.add_argument("--note", default="")
    for parser, step in ((plan, schedule), (correct, correct_post), (approve, approve_post)):
        parser.add_argument("--json", action="store_true")
        acting.configure(parser)
        parser.set_defaults(run=step)


def schedule(args: argparse.Namespace) -> int:
    """Plan a publication; 1 with every gate that is shut."""
    with open_desk(must_exist=True) as workbench:
        desk, person = workbench.desk, acting.person(args, workbench)
        organisation = desk.set_up.organisation()
        zone = args.zone or (organisation.zone if organisation else "Europe/London")
        chosen = moments.when(args.at, zone, desk.clock.now())
        confirmed = args.confirm or _asked(person)
        try:
            made = desk.schedule.schedule(person, args.post, chosen, confirmed=confirmed)
        except GateRefused as refused:
            return _refused(args, refused)
        return _made(args, workbench, made)


def correct_post(args: argparse.Namespace) -> int:
    """Correct what is out, at once. Giving the note with the passphrase is the confirmation."""
    with open_desk(must_exist=True) as workbench:
        desk, person = workbench.desk, acting.person(args, workbench)
        latest = desk.compose.open(args.post)
        # The text given is what everybody is to read: a wording of its own for one account would hide it there.
        content = replace(latest.content, text=args.text, variants=())
        try:
            made = desk.correct.correct(
                person, args.post, content, args.note, base=latest.number, confirmed=True
            )
        except GateRefused as refused:
            return _refused(args, refused)
        code = _put_out(workbench)
        return _made(args, workbench, made) or code


def _put_out(workbench: Workbench) -> int:
    """Publish what is due. A fault here takes nothing back: the correction is planned, and a publisher sends it."""
    try:
        workbench.desk.deliver.run_due()
    except Problem as problem:
        print(f"ccgcompose: The correction is kept, and not sent yet. {problem}", file=sys.stderr)
        return 2
    return 0


def approve_post(args: argparse.Namespace) -> int:
    """Approve the newest revision; 1 without a designation, or for one's own text."""
    with open_desk(must_exist=True) as workbench:
        desk, person = workbench.desk, acting.person(args, workbench)
        number = desk.compose.open(args.post).number
        try:
            approval = desk.review.approve(person, args.post, number, args.note)
        except GateRefused as refused:
            return _refused(args, refused)
    if args.json:
        print(show.as_json({"post": args.post, "revision": number, "approval": approval.id}))
    else:
        print(f"{person.name} approved revision {number}.")
    return 0


def _asked(person: Person) -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    print(f"Type yes to say: “{confirmation(person)}”", end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() == "yes"


def _refused(args: argparse.Namespace, refused: GateRefused) -> int:
    if args.json:
        print(show.as_json({"refused": [show.refusal(refusal) for refusal in refused.refusals]}))
    for refusal in refused.refusals:
        print(f"ccgcompose: {refusal.message} {refusal.remedy}", file=sys.stderr)
    return 1


def _made(args: argparse.Namespace, workbench: Workbench, made: Scheduled) -> int:
    detail = workbench.desk.past.detail(made.publication.post_id)
    (publication,) = (p for p in detail.publications if p.publication.id == made.publication.id)
    deliveries = [show.delivery(delivery) for delivery in publication.deliveries]
    if args.json:
        shown = {"post": detail.post.id, "revision": made.publication.revision}
        print(show.as_json(shown | {"publication": made.publication.id, "deliveries": deliveries}))
        return 0
    print(f"{made.publication.id}: {made.publication.confirmation}")
    for delivery in deliveries:
        where = delivery["url"] or delivery["reason"] or delivery["due_at"]
        print(f"  {delivery['account']}: {delivery['state']} {where}")
    return 0
