"""`ccgcompose check`: the findings for texts. Nothing is stored, logged or sent."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import UTC, datetime

from ccgcompose.bootstrap import open_desk, platform_limits
from ccgcompose.cli import show, texts
from ccgcompose.domain.account import Account
from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding
from ccgcompose.errors import BadInput, NotFound
from ccgcompose.policy.engine import Engine, default_engine


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "source", nargs="?", default="-", metavar="FILE", help="a text, JSON Lines, or - (default)"
    )
    parser.add_argument(
        "--format", choices=("text", "jsonl"), default="text", help="what is read and written"
    )
    parser.add_argument("--account", help="check for this account of the workspace")
    parser.add_argument(
        "--personal", action="store_true", help="check a personal post (section 3 of the policy)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Return 1 when something stops publication, 2 when a line could not be read."""
    engine, accounts = default_engine(), _Accounts()
    if args.format == "text":
        item = texts.Item(None, texts.whole(args.source), args.account)
        found = engine.check(_draft(item, accounts, personal=args.personal))
        print(show.findings_text(found))
        return int(_stops(found))
    return _run_lines(args, engine, accounts)


def _run_lines(args: argparse.Namespace, engine: Engine, accounts: _Accounts) -> int:
    code = 0
    for item in texts.lines(args.source):
        wrong = item.wrong
        if not wrong:
            try:
                draft = _draft(item, accounts, personal=args.personal, default=args.account)
            except BadInput as problem:
                wrong = str(problem)
        if wrong:
            print(f"ccgcompose: {wrong} It was left out.", file=sys.stderr)
            code = 2
            continue
        started = time.perf_counter()
        found = engine.check(draft)
        ms = (time.perf_counter() - started) * 1000
        print(show.as_json({"id": item.id, "findings": [show.finding(f) for f in found], "ms": round(ms, 3)}))
        code = code or int(_stops(found))
    return code


def _draft(item: texts.Item, accounts: _Accounts, *, personal: bool, default: str | None = None) -> Draft:
    name = item.account or default
    account = accounts.get(name) if name else None
    platform = item.platform or (account.platform if account else None)
    return Draft(
        text=item.text,
        moment=datetime.now(UTC),
        account=account,
        limits=platform_limits(platform) if platform else None,
        trusted_sites=accounts.trusted_sites if account else (),
        personal=personal,
    )


def _stops(found: tuple[Finding, ...]) -> bool:
    return any(finding.stops for finding in found)


class _Accounts:
    """The workspace's accounts, read once, and only when one is named."""

    def __init__(self) -> None:
        self._known: dict[str, Account] | None = None
        self.trusted_sites: tuple[str, ...] = ()

    def get(self, name: str) -> Account:
        """Return the account of this name or id. Raise NotFound with the names there are, or BadInput without any."""
        if self._known is None:
            with open_desk(must_exist=True) as workbench:
                accounts = workbench.desk.accounts.all()
                organisation = workbench.desk.set_up.organisation()
            self.trusted_sites = organisation.trusted_sites if organisation else ()
            self._known = {
                key.casefold(): account for account in accounts for key in (account.id, account.name)
            }
        found = self._known.get(name.casefold())
        if found is None:
            names = ", ".join(sorted({account.name for account in self._known.values()})) or "none yet"
            raise NotFound(f"There is no account “{name}”.", next=f"The accounts are: {names}.")
        return found
