"""The calls to a wiki's action API. Its errors come with status 200; what each means stands here.

Sources: mediawiki.org, API:Edit, API:Upload, API:Login, API:Errors and messages, API:Assert; errors as a running 1.39
gives them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential
from ccgcompose.errors import AuthExpired, OutcomeUnknown, RateLimited, Rejected, TooLarge
from ccgcompose.usecases.ports.world import Clock
from connectors.answer import KEPT, KEPT_UNKNOWN, LOOK
from connectors.bodies import Part, multipart
from connectors.http import Call, Door
from connectors.servers import server_of as checked

_PAUSE = timedelta(minutes=1)
_BUSY = frozenset({"ratelimited", "maxlag", "readonly", "actionthrottledtext"})
_SIGNED_OUT = frozenset({"assertuserfailed", "badtoken", "notloggedin"})
_TOO_LARGE = frozenset({"contenttoobig", "file-too-large", "filetoobig"})


class WikiRefused(Rejected):
    """The wiki said no; `code` is its own name for why."""

    def __init__(self, code: str, what: str) -> None:
        self.code = code
        super().__init__(what, kept=KEPT, next="Change what it names, or ask whoever looks after the wiki.")


class Wiki:
    """One wiki as one of its users sees it. The session's cookies stay with the door."""

    def __init__(self, door: Door, api: str, credential: Credential, clock: Clock) -> None:
        self._door = door
        self._api = api
        self._credential = credential
        self._clock = clock

    def read(self, **fields: str) -> Any:
        """Ask for something, signed in."""
        return self._signed_in(lambda: self._send("GET", {**fields, "assert": "user"}))

    def write(self, files: Mapping[str, Part] | None = None, /, **fields: str) -> Any:
        """Change something. A sign-in that ran out is made anew first: nothing was done then."""

        def send() -> Any:
            token = self._send("GET", {"action": "query", "meta": "tokens", "assert": "user"})
            said = {**fields, "assert": "user", "token": token["query"]["tokens"]["csrftoken"]}
            return self._send("POST", said, files or {})

        return self._signed_in(send)

    def log_in(self) -> str:
        """Sign in with the bot password; return the user's name. Raise AuthExpired."""
        tokens = self._send("GET", {"action": "query", "meta": "tokens", "type": "login"})
        said = {
            "action": "login",
            "lgname": self._credential.user,
            "lgpassword": self._credential.token,
            "lgtoken": tokens["query"]["tokens"]["logintoken"],
        }
        answer = self._send("POST", said)["login"]
        if answer.get("result") != "Success":
            raise AuthExpired(
                "The wiki does not take this bot password.",
                kept=KEPT,
                next="Make a new one on Special:BotPasswords, then sign in again.",
            )
        return str(answer["lgusername"])

    def _signed_in(self, send: Any) -> Any:
        try:
            return send()
        except WikiRefused as problem:
            if problem.code not in _SIGNED_OUT:
                raise
        self.log_in()
        return send()

    def _send(self, method: str, fields: Mapping[str, str], files: Mapping[str, Part] | None = None) -> Any:
        said = {**fields, "format": "json", "formatversion": "2", "errorformat": "plaintext"}
        secrets = self._credential.secrets
        if method == "GET":
            call = Call("GET", self._api, query=said, secrets=secrets)
        elif files:
            words = tuple(Part(name, value) for name, value in said.items())
            call = Call("POST", self._api, body=multipart(*words, *files.values()), secrets=secrets)
        else:
            call = Call("POST", self._api, form=said, secrets=secrets)
        answer = self._door.send(call)
        return self._judged(answer.json(), answer.host)

    def _judged(self, said: Any, host: str) -> Any:
        if not isinstance(said, dict):
            raise OutcomeUnknown(f"{host} answered in an unknown way.", kept=KEPT_UNKNOWN, next=LOOK)
        errors = said.get("errors") or []
        if not errors:
            return said
        code = str(errors[0].get("code", ""))
        words = " ".join(re.sub(r"<[^>]*>", " ", str(errors[0].get("text", code))).split())[:300]
        what = f"{host} said no: {words}"
        if code in _BUSY:
            raise RateLimited(
                what, until=self._clock.now() + _PAUSE, kept=KEPT, next="It is tried again then."
            )
        if code in _TOO_LARGE:
            raise TooLarge(what, kept=KEPT, next="Shorten the text, or use a smaller file.")
        if code.startswith("internal_api_error"):
            raise OutcomeUnknown(what, kept=KEPT_UNKNOWN, next=LOOK)
        raise WikiRefused(code, what)


def api_of(account: Account) -> str:
    """Return the address of the account's API."""
    return account.settings.get("api") or f"{server_of(account.settings.get('server', ''))}/api.php"


def server_of(written: str) -> str:
    """Return a wiki's address in order. Raise BadInput for one that cannot be signed in to safely."""
    return checked(written, "a wiki").removesuffix("/api.php").removesuffix("/index.php")
