"""The calls to a blog's REST API, and what its refusals mean.

Sources: developer.wordpress.org/rest-api (posts, media, tags, users), read 2026-11; errors as a running 6.1 gives
them: a forbidden kind of file is a 500, and a sign-in that is not known a 401 with a code.
"""

from __future__ import annotations

import base64
import html
from typing import Any

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential
from ccgcompose.errors import AuthExpired, Rejected, TooLarge
from connectors.answer import KEPT, Answer
from connectors.http import Call, Door
from connectors.servers import server_of as checked

_UNKNOWN_SIGN_IN = frozenset(
    {
        "incorrect_password",
        "invalid_username",
        "invalid_email",
        "rest_not_logged_in",
        "application_passwords_disabled",
    }
)


class Blog:
    """One blog as one of its users sees it."""

    def __init__(self, door: Door, api: str, credential: Credential) -> None:
        self._door = door
        self._api = api
        self._credential = credential

    def ask(self, method: str, path: str, **what: Any) -> Any:
        """Send a call below the API's address and return the answer's JSON."""
        pair = f"{self._credential.user}:{self._credential.token}".encode()
        headers = {"Authorization": f"Basic {base64.b64encode(pair).decode()}", **what.pop("headers", {})}
        secrets = self._credential.secrets | {base64.b64encode(pair).decode()}
        call = Call(method, f"{self._api}{path}", headers=headers, secrets=secrets, **what)
        return self._door.send(call, judge).json()


def api_of(account: Account) -> str:
    """Return the address of the account's API. Raise Rejected for one that would carry the sign-in in the clear."""
    return account.settings.get("api") or default_api(account.settings.get("server", ""))


def default_api(server: str) -> str:
    """Return where the API of a blog usually is."""
    return f"{server_of(server)}/wp-json"


def server_of(written: str) -> str:
    """Return a blog's address as it was typed or pasted, in order. Raise BadInput for one that cannot be right."""
    return checked(written, "a blog").removesuffix("/wp-admin").removesuffix("/wp-json")


def judge(answer: Answer) -> None:
    """Raise what a refusal means, with WordPress's own reason. Anything else is left to its status."""
    if answer.status < 400 or "json" not in answer.headers.get("Content-Type", ""):
        return
    said = answer.json()
    if not isinstance(said, dict) or not isinstance(said.get("code"), str):
        return
    reason = " ".join(html.unescape(str(said.get("message", ""))).split())[:300]
    refused = f"{answer.host} said no: {reason or said['code']}"
    if answer.status == 401 or said["code"] in _UNKNOWN_SIGN_IN:
        raise AuthExpired(refused, kept=KEPT, next="Make a new application password and sign in again.")
    if answer.status == 413 or "too_large" in said["code"] or "exceeds" in reason:
        raise TooLarge(refused, kept=KEPT, next="Use a smaller file, or ask whoever looks after the blog.")
    if answer.status < 500 and answer.status != 429:
        raise Rejected(refused, kept=KEPT, next="Change what it names, or ask whoever looks after the blog.")
    if said["code"].startswith("rest_upload"):
        raise Rejected(refused, kept=KEPT, next="Use a picture of another kind.")
