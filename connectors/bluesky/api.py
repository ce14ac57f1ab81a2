"""The calls to a personal data server (XRPC), and what its refusals mean.

Sources, read 2026-11: atproto.com (specifications of XRPC, repository, TID, blobs), the lexicons com.atproto.server,
com.atproto.repo and com.atproto.identity; bluesky-social/atproto, packages/pds 0.4.217, which was run. Refusals are
JSON, `error` a word for programs and `message` one for people; a token that has ended is 400, not 401.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from ccgcompose.domain.credential import Credential
from ccgcompose.errors import AuthExpired, ConnectorError, OutcomeUnknown, RateLimited, Rejected, TooLarge
from ccgcompose.usecases.ports.world import Clock
from connectors.answer import KEPT, KEPT_UNKNOWN, LONGEST_WAIT, LOOK, Answer, NotThere, retry_after
from connectors.bodies import Json, Raw
from connectors.budget import used_up_until
from connectors.http import Call, Door
from connectors.redaction import redact

_PAUSE = timedelta(minutes=5)  # over which a server counts most calls
_ASK = "Change what it names, or ask whoever looks after the server."
_SIGN_IN = "Sign in to the account again, with an app password."
# The token has ended, or the server signs with another key now: a fresh one tells whether we are still known.
_ENDED = frozenset({"ExpiredToken", "InvalidToken", "BadJwt"})
_NOT_KNOWN = frozenset({"AuthenticationRequired", "AuthMissing", "AuthFactorTokenRequired"})
_HELD_BACK = frozenset({"AccountTakedown", "AccountDeactivated", "AccountSuspended", "RepoTakendown"})
_NO_RECORD = ("could not locate record", "could not find record", "record not found")
# What a server counts apart from all else: sign-ins are few.
_APART = frozenset({"com.atproto.server.createSession", "com.atproto.server.refreshSession"})


class Ended(AuthExpired):
    """The token is good no more: it is renewed, and the call, of which nothing was taken, is sent again."""


class Swapped(Rejected):
    """There is a record under this name already, and it says something else."""


class Server:
    """One personal data server as one of its accounts sees it. `renew` gives another token for one that ended."""

    def __init__(
        self,
        door: Door,
        address: str,
        clock: Clock,
        credential: Credential | None = None,
        renew: Callable[[Credential], Credential] | None = None,
    ) -> None:
        self._door = door
        self._clock = clock
        self._credential = credential
        self._renew = renew
        self.address = address

    def query(self, method: str, **parameters: str) -> Any:
        """Ask a question. Raise NotThere where the server has no such thing, or no such question."""
        return self._sent("GET", method, query=parameters)

    def procedure(self, method: str, said: Any) -> Any:
        """Ask for something to be done, with JSON."""
        return self._sent("POST", method, body=Json(said))

    def upload(self, blob: Raw) -> Any:
        """Put bytes there, and return how a record names them."""
        said = self._sent("POST", "com.atproto.repo.uploadBlob", body=blob)
        return must_be(dict, said.get("blob"))

    def bare(self, method: str, token: str) -> Any:
        """Ask for something to be done without a body, with another token than the account's usual one."""
        return self._once("POST", method, token, frozenset({token}))

    def _sent(self, verb: str, method: str, **what: Any) -> Any:
        credential = self._credential
        if credential is None:
            return self._once(verb, method, "", frozenset(), **what)
        try:
            return self._once(verb, method, credential.token, credential.secrets, **what)
        except Ended:
            if self._renew is None:
                raise
        credential = self._credential = self._renew(credential)
        return self._once(verb, method, credential.token, credential.secrets, **what)

    def _once(self, verb: str, method: str, token: str, secrets: frozenset[str], **what: Any) -> Any:
        headers = {"Accept": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        bucket = f"{method} {self.address}" if method in _APART else ""
        url = f"{self.address}/xrpc/{method}"
        call = Call(verb, url, headers=headers, secrets=secrets, bucket=bucket, **what)
        return must_be(dict, self._door.send(call, self._judge).json())

    def _judge(self, answer: Answer) -> None:
        """Raise what a refusal means, with the server's own reason. Anything else is left to its status."""
        if answer.status == 429:
            raise self._paused(answer)
        if 400 <= answer.status < 500 or answer.status == 501:
            raise refusal(answer)

    def _paused(self, answer: Answer) -> RateLimited:
        """Bluesky says in RateLimit-Reset (seconds of the epoch) when it goes on; others in Retry-After."""
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
    word, message = reason_of(answer)
    said = message or word
    what = f"{answer.host} said no ({answer.status}){f': {said}' if said else ''}."
    folded = said.casefold()
    if word in _ENDED:
        return Ended(what, kept=KEPT, next=_SIGN_IN)
    if word in _HELD_BACK:
        return AuthExpired(what, kept=KEPT, next="Ask whoever looks after the server what is the matter.")
    if answer.status == 401 or word in _NOT_KNOWN:
        return AuthExpired(what, kept=KEPT, next=_SIGN_IN)
    if word == "InvalidSwap":
        return Swapped(what, kept=KEPT, next="Look at the account yourself.")
    if word in ("RecordNotFound", "NotFound") or any(words in folded for words in _NO_RECORD):
        return NotThere(what, kept=KEPT, next=_ASK)
    if answer.status == 413 or word in ("BlobTooLarge", "PayloadTooLarge") or _too_large(folded):
        return TooLarge(what, kept=KEPT, next="Shorten the text, or use a smaller file.")
    if answer.status in (404, 405, 410, 501):
        return NotThere(what, kept=KEPT, next=_ASK)
    return Rejected(what, kept=KEPT, next=_ASK)


def _too_large(reason: str) -> bool:
    return any(words in reason for words in ("too large", "too big", "must not be longer", "string too long"))


def reason_of(answer: Answer) -> tuple[str, str]:
    """Return the server's own reason: the word for programs, and the sentence for people."""
    try:
        said = json.loads(answer.body)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        return "", "" if b"<" in answer.body[:200] else answer.words()
    word, message = said.get("error"), said.get("message")
    plain = redact(" ".join(str(message or "").split()), answer.secrets)[:300].rstrip(".")
    return (word if isinstance(word, str) else ""), plain


def must_be(shape: type, said: Any) -> Any:
    """Return an answer's JSON where it has this shape. Raise OutcomeUnknown for another."""
    if isinstance(said, shape):
        return said
    raise OutcomeUnknown("The server answered in an unknown way.", kept=KEPT_UNKNOWN, next=LOOK)
