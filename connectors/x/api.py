"""The calls to X, and what its refusals mean.

Sources: X's own API document (openapi.json, version 2.167, read 2026-11) and docs.x.com, "Response codes and errors",
"Rate limits". The document calls the parameter that asks for more fields `post.fields`, the guides `tweet.fields`; X
refuses a parameter that it does not know, so that nothing here depends on either.
"""

from __future__ import annotations

from typing import Any

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential
from ccgcompose.errors import AuthExpired, OutcomeUnknown, RateLimited, Rejected, TooLarge
from ccgcompose.usecases.ports.world import Clock
from connectors.answer import KEPT, KEPT_UNKNOWN, LOOK, Answer, retry_after
from connectors.budget import used_up_until
from connectors.http import Call, Door
from connectors.redaction import redact
from connectors.servers import server_of

SERVER = "https://api.x.com"
_MOST_WORDS = 300
_ASK = "Change what it names, or look at the account on X."
_PAID = "Whoever looks after the X developer account has to raise what it may use; then try again."


class Refused(Rejected):
    """X said no; `status` tells why."""

    def __init__(self, status: int, what: str, next: str = _ASK) -> None:
        self.status = status
        super().__init__(what, kept=KEPT, next=next)


class Duplicate(Refused):
    """X has the same words of this account already."""


class NotThere(Refused):
    """What was asked for is not on X, or not any more."""


class Api:
    """X as one account sees it."""

    def __init__(self, door: Door, server: str, credential: Credential, clock: Clock) -> None:
        self._door = door
        self.server = server
        self._credential = credential
        self._clock = clock

    def ask(self, method: str, path: str, bucket: str, **what: Any) -> dict[str, Any]:
        """Send a call and return the answer's object. `bucket`: X counts each endpoint by itself."""
        headers = {"Authorization": f"Bearer {self._credential.token}", "Accept": "application/json"}
        secrets = self._credential.secrets
        call = Call(method, f"{self.server}{path}", headers=headers, secrets=secrets, bucket=bucket, **what)
        answer = self._door.send(call, self._judge)
        if not answer.body.strip():
            return {}
        said = answer.json()
        if not isinstance(said, dict):
            raise OutcomeUnknown(f"{answer.host} answered in an unknown way.", kept=KEPT_UNKNOWN, next=LOOK)
        return said

    def data(self, method: str, path: str, bucket: str, **what: Any) -> dict[str, Any]:
        """Return the `data` of an answer. Raise OutcomeUnknown for an answer without it."""
        found = self.ask(method, path, bucket, **what).get("data")
        if not isinstance(found, dict):
            raise OutcomeUnknown("X answered without saying what it did.", kept=KEPT_UNKNOWN, next=LOOK)
        return found

    def _judge(self, answer: Answer) -> None:
        said = _object_of(answer)
        if answer.status == 429:
            self._wants_a_pause(answer, said)
        if said is None or answer.status >= 500 or (answer.status < 400 and _is_success(said)):
            return
        words = redact(" ".join(_words_of(said).split()), answer.secrets)[:_MOST_WORDS]
        told = f"{answer.host} said no: {words or f'without a reason ({answer.status})'}"
        raise _refusal(answer.status, _kind_of(said), told)

    def _wants_a_pause(self, answer: Answer, said: dict[str, Any] | None) -> None:
        now = self._clock.now()
        if said is not None and "usage-capped" in _kind_of(said):
            raise Refused(429, f"{answer.host} said no: {_words_of(said)[:_MOST_WORDS]}", _PAID)
        asked = answer.headers.get("Retry-After", "")
        until = retry_after(asked, now) if asked else used_up_until(answer.headers, now)
        raise RateLimited(
            f"{answer.host} wants a pause.",
            until=until or retry_after("", now),
            kept=KEPT,
            next="It is tried again then.",
        )


def server_for(account: Account) -> str:
    """Return where X's API is: one place for everybody, unless the account says otherwise."""
    return server_of(account.settings.get("server", "") or SERVER, "X")


def text_of(found: dict[str, Any], name: str) -> str:
    """Return a field that must be there as text. Raise OutcomeUnknown where it is not."""
    value = found.get(name)
    if isinstance(value, str | int) and not isinstance(value, bool) and str(value):
        return str(value)
    raise OutcomeUnknown(f"X answered without “{name}”.", kept=KEPT_UNKNOWN, next=LOOK)


def _object_of(answer: Answer) -> dict[str, Any] | None:
    try:
        said = answer.json()
    except OutcomeUnknown:
        return None
    return said if isinstance(said, dict) else None


def _is_success(said: dict[str, Any]) -> bool:
    """A success may name errors beside its data: something that it could not add."""
    return "data" in said or "meta" in said or not said.get("errors")


def _first(said: dict[str, Any]) -> dict[str, Any]:
    errors = said.get("errors")
    first = errors[0] if isinstance(errors, list) and errors else None
    return first if isinstance(first, dict) else {}


def _words_of(said: dict[str, Any]) -> str:
    first = _first(said)
    found = (
        said.get("detail"),
        first.get("detail"),
        first.get("message"),
        said.get("title"),
        said.get("message"),
    )
    return next((str(words) for words in found if words), "")


def _kind_of(said: dict[str, Any]) -> str:
    return str(said.get("type") or _first(said).get("type") or "").rpartition("/")[2]


def _refusal(status: int, kind: str, told: str) -> Exception:
    lowered = told.lower()
    if status == 401:
        return AuthExpired(told, kept=KEPT, next="Sign in to the account again.")
    if "duplicate" in lowered:
        return Duplicate(status, told, "Change the words, or look at what is out already.")
    if status == 404 or kind == "resource-not-found":
        return NotThere(status, told)
    if status == 403 and ("scope" in lowered or "oauth1-permissions" in kind):
        return AuthExpired(told, kept=KEPT, next="Sign in again and allow everything that is asked for.")
    if status == 413 or "too large" in lowered or "exceeds" in lowered:
        return TooLarge(told, kept=KEPT, next="Use a smaller file, or a shorter text.")
    paid = status == 402 or kind in ("client-forbidden", "usage-capped", "credits")
    return Refused(status, told, _PAID if paid else _ASK)
