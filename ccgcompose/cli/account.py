"""`ccgcompose account`: add accounts, sign them in and out, and look how they are with their platforms."""

from __future__ import annotations

import argparse
from typing import Any

from ccgcompose.bootstrap import Workbench, open_desk
from ccgcompose.cli import acting, answering, show
from ccgcompose.domain.account import Account, BrandKit, SignOffStyle
from ccgcompose.domain.canonical import plain
from ccgcompose.domain.moments import day_shown
from ccgcompose.errors import KeyringMissing
from ccgcompose.usecases.ports import AccountHealth
from ccgcompose.usecases.set_up import NewAccount


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the steps."""
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    every = steps.add_parser("list", help="every account, with its platform and whether it is signed in")
    every.add_argument("--json", action="store_true")
    every.set_defaults(run=list_all)
    new = steps.add_parser("add", help="add an account; its brand kit is the organisation's")
    new.add_argument("platform", metavar="PLATFORM")
    new.add_argument("name", metavar="NAME")
    new.add_argument("--sign-off", choices=[style.value for style in SignOffStyle], default="byline")
    new.add_argument("--needs-approval", action="store_true")
    new.set_defaults(run=add)
    steps_for = steps.add_parser("form", help="how an account of a platform is signed in to, step by step")
    steps_for.add_argument("platform", metavar="PLATFORM")
    steps_for.add_argument("--json", action="store_true")
    steps_for.set_defaults(run=form)
    into = steps.add_parser("sign-in", help="sign an account in; secrets are asked for, or read from stdin")
    out = steps.add_parser("sign-out", help="forget an account's credential on this computer")
    look = steps.add_parser(
        "verify", help="ask the platform who we are, what it shows of us and what we may do"
    )
    for step, run in ((into, sign_in), (out, sign_out), (look, verify)):
        step.add_argument("account", metavar="ACCOUNT")
        step.set_defaults(run=run)
    for step in (new, into):
        step.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a setting")
    for step in (new, into, out, look):
        step.add_argument("--json", action="store_true")
        acting.configure(step)


def list_all(args: argparse.Namespace) -> int:
    """Print every account."""
    with open_desk(must_exist=True) as workbench:
        lines = [_line(workbench, account) for account in workbench.desk.accounts.all()]
    if args.json:
        print(show.as_json(lines))
    else:
        print("\n".join(f"{each['name']} ({each['platform']}): {each['sign_in']}" for each in lines))
    return 0


def _line(workbench: Workbench, account: Account) -> dict[str, Any]:
    try:
        there = "signed in" if workbench.desk.accounts.signed_in(account) else "not signed in"
    except KeyringMissing as problem:
        there = f"not known: {problem.what}"
    return {"id": account.id, "name": account.name, "platform": account.platform, "sign_in": there}


def add(args: argparse.Namespace) -> int:
    """Add an account."""
    settings = answering.named_values(args.set)
    with open_desk(must_exist=True) as workbench:
        person = acting.person(args, workbench)
        organisation = workbench.desk.set_up.organisation()
        brand = organisation.brand if organisation else BrandKit()
        style = SignOffStyle(args.sign_off)
        new = NewAccount(args.name, args.platform, brand, settings, style, args.needs_approval)
        account = workbench.desk.accounts.add(person, new)
    shown = {"account": account.id, "name": account.name, "platform": account.platform}
    print(show.as_json(shown) if args.json else f"{account.name} was added. Sign in to it next.")
    return 0


def form(args: argparse.Namespace) -> int:
    """Print how a platform is signed in to."""
    with open_desk(must_exist=True) as workbench:
        found = workbench.desk.accounts.form(args.platform)
    if args.json:
        print(show.as_json(plain(found)))
        return 0
    lines = [found.purpose, *(f"{number}. {step}" for number, step in enumerate(found.steps, 1))]
    lines += [f"Begin at {found.address}" if found.address else ""]
    for field in found.fields:
        asked = "secret" if field.secret else "setting"
        example = f" For example {field.example}." if field.example else ""
        lines.append(f"{field.name} ({asked}{'' if field.required else ', optional'}): {field.help}{example}")
    print("\n".join(line for line in lines if line))
    return 0


def sign_in(args: argparse.Namespace) -> int:
    """Sign an account in."""
    with open_desk(must_exist=True) as workbench:
        person = acting.person(args, workbench)
        accounts = workbench.desk.accounts
        account = accounts.named(args.account)
        given = account.settings | answering.named_values(args.set)
        answers = answering.answers(accounts.form(account.platform), given)
        health = accounts.sign_in(person, account.id, answers, answering.TerminalGuide())
    return _told(health, as_json=args.json)


def sign_out(args: argparse.Namespace) -> int:
    """Sign an account out."""
    with open_desk(must_exist=True) as workbench:
        person = acting.person(args, workbench)
        account = workbench.desk.accounts.named(args.account)
        workbench.desk.accounts.sign_out(person, account.id)
    shown = {"account": account.id, "signed_in": False}
    print(show.as_json(shown) if args.json else f"{account.name} is signed out on this computer.")
    return 0


def verify(args: argparse.Namespace) -> int:
    """Look how an account is; 1 when something is amiss."""
    with open_desk(must_exist=True) as workbench:
        person = acting.person(args, workbench)
        health = workbench.desk.accounts.verify(person, workbench.desk.accounts.named(args.account).id)
    return _told(health, as_json=args.json)


def _told(health: AccountHealth, *, as_json: bool) -> int:
    if as_json:
        print(show.as_json(plain(health)))
        return int(not health.ok)
    lines = [health.message, health.remedy]
    for fact in health.facts:
        wanted = f" (should be: {fact.wanted})" if not fact.ok and fact.wanted else ""
        lines.append(f"  {'+' if fact.ok else '-'} {fact.label}: {fact.found}{wanted}")
    if health.expires_at:
        day = day_shown(health.expires_at, "UTC")
        lines.append(f"  The sign-in ends on {day} at {health.expires_at:%H:%M} UTC.")
    print("\n".join(line for line in lines if line))
    return int(not health.ok)
