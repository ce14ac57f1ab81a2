"""The calls to a forum, and what its refusals mean.

Sources: docs.discourse.org (openapi.json, MIT licence, read 2026-11); the shapes of errors and the words beside them as
Discourse's own controllers write them (app/controllers/application_controller.rb, posts_controller.rb).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential
from ccgcompose.errors import AuthExpired, OutcomeUnknown, RateLimited, Rejected, TooLarge
from ccgcompose.usecases.ports.world import Clock
from connectors.answer import KEPT, KEPT_UNKNOWN, LONGEST_WAIT, LOOK, Answer, retry_after
from connectors.http import Call, Door
from connectors.redaction import redact
from connectors.servers import server_of

_MOST_WORDS = 300
_READ_ONLY_PAUSE = timedelta(minutes=5)
_ASK = "Change what it names, or ask whoever looks after the forum."


class ForumRefused(Rejected):
    """The forum said no; `status` tells why."""

    def __init__(self, status: int, what: str) -> None:
        self.status = status
        super().__init__(what, kept=KEPT, next=_ASK)


class Forum:
    """One forum as one of its users sees it."""

    def __init__(self, door: Door, server: str, credential: Credential, clock: Clock) -> None:
        self._door = door
        self.server = server
        self._credential = credential
        self._clock = clock

    @property
    def user(self) -> str:
        """Return the name of the user for whom the key acts."""
        return self._credential.user

    def ask(self, method: str, path: str, **what: Any) -> dict[str, Any]:
        """Send a call and return the answer's object. Raise OutcomeUnknown for an answer that is none."""
        ours = {"Api-Key": self._credential.token, "Api-Username": self._credential.user}
        return self._asked(method, path, ours, **what)

    def seen(self, path: str) -> dict[str, Any]:
        """Return what a page tells us, or else everybody; empty where it tells neither.

        A key that was made for single things only may not look at pages that every visitor sees.
        """
        for ours in ({"Api-Key": self._credential.token, "Api-Username": self._credential.user}, {}):
            try:
                return self._asked("GET", path, ours)
            except (AuthExpired, Rejected):
                continue
        return {}

    def _asked(self, method: str, path: str, ours: Mapping[str, str], **what: Any) -> dict[str, Any]:
        headers = {**ours, "Accept": "application/json"}
        secrets = self._credential.secrets
        call = Call(method, f"{self.server}{path}", headers=headers, secrets=secrets, **what)
        answer = self._door.send(call, self._judge)
        said = answer.json()
        if not isinstance(said, dict):
            raise OutcomeUnknown(f"{answer.host} answered in an unknown way.", kept=KEPT_UNKNOWN, next=LOOK)
        return said

    def _judge(self, answer: Answer) -> None:
        """Raise what a refusal means, in the forum's own words. Anything else is left to its status."""
        said = _object_of(answer)
        words = _words_of(said)
        if said is None or (answer.status < 400 and (not words or said.get("success") is True)):
            return
        reason = redact(" ".join(words.split()), answer.secrets)[:_MOST_WORDS]
        told = f"{answer.host} said no: {reason or f'without a reason ({answer.status})'}"
        self._wants_a_pause(answer, said, told)
        if answer.status < 500:
            raise _refusal(answer.status, str(said.get("error_type") or ""), told)

    def _wants_a_pause(self, answer: Answer, said: Mapping[str, Any], told: str) -> None:
        now = self._clock.now()
        if said.get("error_type") == "read_only":
            until = now + _READ_ONLY_PAUSE
        elif answer.status == 429:
            until = _pause_until(answer, said, now)
        else:
            return
        raise RateLimited(told, until=until, kept=KEPT, next="It is tried again then.")


def forum_address(account: Account) -> str:
    """Return the address of the account's forum. Raise BadInput for one that cannot be right."""
    return server_of(account.settings.get("server", ""), "a forum")


def _object_of(answer: Answer) -> dict[str, Any] | None:
    if "json" not in answer.headers.get("Content-Type", ""):
        return None
    said = answer.json()
    return said if isinstance(said, dict) else None


def _words_of(said: Mapping[str, Any] | None) -> str:
    """Return the reasons that an answer names, empty where it names none."""
    if said is None:
        return ""
    errors = said.get("errors")
    if isinstance(errors, list):
        return "; ".join(str(each) for each in errors)
    return str(errors or said.get("message") or said.get("error") or "") if said.get("id") is None else ""


def _pause_until(answer: Answer, said: Mapping[str, Any], now: datetime) -> datetime:
    """Return the later of what the header and the body ask for."""
    extras = said.get("extras")
    wait = extras.get("wait_seconds") if isinstance(extras, dict) else None
    header = answer.headers.get("Retry-After", "")
    if not isinstance(wait, int | float) or isinstance(wait, bool):
        return retry_after(header, now)
    asked = now + max(timedelta(0), min(timedelta(seconds=wait), LONGEST_WAIT))
    return max(asked, retry_after(header, now)) if header else asked


def _refusal(status: int, kind: str, told: str) -> Exception:
    lowered = told.lower()
    if status == 401 or kind == "not_logged_in" or (status == 403 and "api" in lowered):
        return AuthExpired(
            told,
            kept=KEPT,
            next="Look whether the API key and its user name are right and the key may do this, then sign in again.",
        )
    if status == 413 or "too large" in lowered or "too big" in lowered:
        return TooLarge(told, kept=KEPT, next="Use a smaller file, or ask whoever looks after the forum.")
    return ForumRefused(status, told)
