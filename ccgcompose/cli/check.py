"""`ccgcompose check`: the findings for texts. Nothing is stored, logged or sent."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from ccgcompose.bootstrap import links, open_desk, personal_check, platform_limits
from ccgcompose.cli import show, texts
from ccgcompose.domain.account import Account
from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding
from ccgcompose.domain.naming import named
from ccgcompose.errors import BadInput
from ccgcompose.policy.engine import Engine, default_engine
from ccgcompose.usecases.links import Links
from ccgcompose.usecases.surroundings import Surroundings


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
    parser.add_argument("--links", action="store_true", help="open the links, to see where they lead")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Return 1 when something stops publication, 2 when a line could not be read."""
    if args.personal and args.links:
        why = "A private post's links are not opened: nothing of it leaves this computer."
        raise BadInput(why, next="Leave out --links.")
    ask = _Personal() if args.personal else _Official(args.account, _opened() if args.links else None)
    if args.format == "text":
        found = ask.findings(ask.question(texts.Item(None, texts.whole(args.source))))
        print(show.findings_text(found))
        for advice in ask.advice:
            print(f"\n{advice['text']} ({advice['clause']})")
        return int(_stops(found))
    return _run_lines(args.source, ask)


def _opened() -> Links:
    """Return what opens links, and say so where this computer opens none."""
    found = links()
    if not found.opens_links:
        print("ccgcompose: Links are not opened here (CCGCOMPOSE_LINKS=off).", file=sys.stderr)
    return found


def _run_lines(source: str, ask: _Official | _Personal) -> int:
    code = 0
    for item in texts.lines(source):
        wrong = item.wrong
        if not wrong:
            try:
                question = ask.question(item)
            except BadInput as problem:
                wrong = str(problem)
        if wrong:
            print(f"ccgcompose: {wrong} It was left out.", file=sys.stderr)
            code = 2
            continue
        started = time.perf_counter()
        found = ask.findings(question)
        ms = (time.perf_counter() - started) * 1000
        line: dict[str, Any] = {"id": item.id, "findings": [show.finding(f) for f in found]}
        line |= {"advice": ask.advice} if ask.advice else {}
        print(show.as_json(line | {"ms": round(ms, 3)}))
        code = code or int(_stops(found))
    return code


def _stops(found: tuple[Finding, ...]) -> bool:
    return any(finding.stops for finding in found)


class _Personal:
    """Answers about personal posts. It opens no workspace."""

    def __init__(self) -> None:
        self._personal = personal_check()
        self.advice: list[dict[str, str]] = []

    def question(self, item: texts.Item) -> Draft:
        """Return what is to be checked: a text, and nothing about it."""
        return Draft(item.text, datetime.now(UTC), personal=True)

    def findings(self, draft: Draft) -> tuple[Finding, ...]:
        """Return what the checks find in a personal post."""
        answer = self._personal.check(draft.text)
        self.advice = [{"clause": advice.clause, "text": advice.text} for advice in answer.advice]
        return answer.findings


class _Official:
    """Answers about official posts, as the workspace has set its checks where an account is named."""

    def __init__(self, account: str | None, links: Links | None = None) -> None:
        self._links = links
        self._engine: Engine = default_engine()
        self._account = account
        self._around: Surroundings | None = None
        self.advice: list[dict[str, str]] = []

    def findings(self, draft: Draft) -> tuple[Finding, ...]:
        """Return what the checks find, as a reader wants it."""
        return self._engine.explained(self._looked_behind(draft))

    def _looked_behind(self, draft: Draft) -> Draft:
        """Return the draft with what opening its links came to, where that is wanted and the organisation agrees."""
        if self._links is None or not draft.settings.open_links:
            return draft
        self._links.keep(self._links.look(self._links.wanted(draft.text)))
        return replace(draft, link_answers=self._links.known(draft.text))

    def question(self, item: texts.Item) -> Draft:
        """Return what is to be checked. Raise NotFound or BadInput for an account or platform that is none."""
        name = item.account or self._account
        account = self._named(name) if name else None
        platform = item.platform or (account.platform if account else None)
        limits = platform_limits(platform) if platform else None
        if account is not None and self._around is not None and platform == account.platform:
            limits = self._around.limits.get(account.id, limits)  # what its own server said
        moment = datetime.now(UTC)
        if account is None or self._around is None:
            return Draft(item.text, moment, limits=limits)
        organisation = self._around.organisation
        return Draft(
            text=item.text,
            moment=moment,
            account=account,
            limits=limits,
            trusted_sites=organisation.trusted_sites if organisation else (),
            organisation=organisation.name if organisation else "",
            subjects=organisation.subjects if organisation else (),
            staff=self._around.staff,
            settings=self._around.settings,
        )

    def _named(self, name: str) -> Account:
        """Return the account of this name or id. Raise NotFound with the names there are, or BadInput without any."""
        if self._around is None:
            with open_desk(must_exist=True) as workbench:
                self._around = workbench.desk.compose.surroundings()
        return named(name, tuple(self._around.accounts.values()), "account", "The accounts are")
