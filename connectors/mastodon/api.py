"""The calls to a server of Mastodon's API, and what its refusals mean.

Sources, read 2026-11: docs.joinmastodon.org (methods statuses, media, accounts, instance, apps, oauth; rate limits),
mastodon/mastodon (post_status_service, update_status_service, the statuses and media controllers), Pleroma's and
GoToSocial's own error shapes; a running snac2 2.75, whose refusals have no body, and whose answer to a token that it
does not know is 422.
"""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential
from ccgcompose.errors import (
    AuthExpired,
    ConnectorError,
    OutcomeUnknown,
    RateLimited,
    Rejected,
    TooLarge,
    Unreachable,
)
from ccgcompose.usecases.ports.world import Clock
from connectors.answer import KEPT, KEPT_UNKNOWN, LONGEST_WAIT, LOOK, Answer, NotThere, retry_after
from connectors.budget import used_up_until
from connectors.http import Call, Door
from connectors.redaction import redact
from connectors.servers import server_of as checked

_PAUSE = timedelta(minutes=5)  # over which Mastodon counts most calls
_ASK = "Change what it names, or ask whoever looks after the server."
_AGAIN = "Sign in to the account again, and allow everything that is asked for."


class Server:
    """One server as one of its accounts sees it."""

    def __init__(self, door: Door, address: str, credential: Credential | None, clock: Clock) -> None:
        self._door = door
        self._credential = credential
        self._clock = clock
        self.address = address

    def ask(self, method: str, path: str, **what: Any) -> Any:
        """Send a call and return the JSON of its answer."""
        return self.answer(method, path, **what).json()

    def answer(self, method: str, path: str, **what: Any) -> Answer:
        """Send a call below the server's address and return its answer."""
        headers, secrets = {"Accept": "application/json", **what.pop("headers", {})}, frozenset[str]()
        if self._credential is not None:
            headers["Authorization"] = f"Bearer {self._credential.token}"
            secrets = self._credential.secrets
        call = Call(method, f"{self.address}{path}", headers=headers, secrets=secrets, **what)
        return self._door.send(call, self._judge)

    def _judge(self, answer: Answer) -> None:
        """Raise what a refusal means, with the server's own reason. Anything else is left to its status."""
        if not 400 <= answer.status < 500 and answer.status != 501:
            return
        if answer.status == 429:
            raise self._paused(answer)
        raise refusal(answer)

    def _paused(self, answer: Answer) -> RateLimited:
        """Mastodon says in X-RateLimit-Reset when it goes on; others in Retry-After."""
        now = self._clock.now()
        until = used_up_until(answer.headers, now)
        if "Retry-After" in answer.headers:
            until = retry_after(answer.headers["Retry-After"], now)
        until = min(until or now + _PAUSE, now + LONGEST_WAIT)
        return RateLimited(
            f"{answer.host} wants a pause.", until=until, kept=KEPT, next="It is tried again then."
        )


def refusal(answer: Answer) -> ConnectorError:
    """Return what an answer of 4xx means."""
    reason = reason_of(answer)
    what = f"{answer.host} said no ({answer.status}){f': {reason}' if reason else ''}."
    folded = reason.casefold()
    if answer.status == 401 or _unknown_sign_in(answer, folded):
        return AuthExpired(what, kept=KEPT, next="Sign in to the account again.")
    if answer.status == 403 and "scope" in folded:
        return AuthExpired(what, kept=KEPT, next=_AGAIN)
    if answer.status == 413 or _too_large(folded):
        return TooLarge(what, kept=KEPT, next="Shorten the text, or use a smaller file.")
    if answer.status == 409:  # a server that is still at work on the first call with the same key
        return OutcomeUnknown(what, kept=KEPT_UNKNOWN, next=LOOK)
    if answer.status == 422 and "finished processing" in folded:
        return Unreachable(what, kept=KEPT, next="It is tried again by itself.")
    if answer.status in (404, 405, 410, 501):
        return NotThere(what, kept=KEPT, next=_ASK)
    return Rejected(what, kept=KEPT, next=_ASK)


def _unknown_sign_in(answer: Answer, reason: str) -> bool:
    """snac2 answers 422 without a word where it does not know the token; Mastodon says so in words."""
    wordless = answer.status == 422 and not answer.body.strip()
    return wordless or "access token" in reason or "requires an authenticated user" in reason


def _too_large(reason: str) -> bool:
    return any(words in reason for words in ("character limit", "too long", "must be less than", "too large"))


def reason_of(answer: Answer) -> str:
    """Return the server's own reason: `error` (Mastodon), `error.detail` (Pleroma), `errors` by field."""
    try:
        said = json.loads(answer.body)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        return "" if b"<" in answer.body[:200] else answer.words()
    found = said.get("error_description") or said.get("error") or said.get("errors") or said.get("message")
    if isinstance(found, dict):
        found = found.get("detail") or found.get("message") or json.dumps(found)
    return redact(" ".join(str(found or "").split()), answer.secrets)[:300].rstrip(".")


def must_be(shape: type, said: Any, host: str = "The server") -> Any:
    """Return an answer's JSON where it has this shape. Raise OutcomeUnknown for another."""
    if isinstance(said, shape):
        return said
    raise OutcomeUnknown(f"{host} answered in an unknown way.", kept=KEPT_UNKNOWN, next=LOOK)


def id_in(said: Any) -> str:
    """Return the id in an answer, which may be a number. Raise OutcomeUnknown where there is none."""
    found = must_be(dict, said).get("id")
    return str(found) if isinstance(found, int) else must_be(str, found)


def address_of(account: Account) -> str:
    """Return the address of the account's server."""
    return server_of(account.settings.get("server", ""))


def server_of(written: str) -> str:
    """Return a server's address as it was typed or pasted, in order; also out of `@name@server`.

    Raise BadInput for one that cannot be signed in to safely.
    """
    scheme, marked, rest = written.strip().rpartition("://")
    host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    return checked(f"{scheme}://{host}" if marked else host.rpartition("@")[2], "a server").lower()
