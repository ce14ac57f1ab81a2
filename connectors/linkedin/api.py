"""The calls to LinkedIn, and what its refusals mean.

Sources, read in 2026-11: learn.microsoft.com/linkedin, "Posts API", "Images API", "Videos API", "Error handling",
"Rate limits" (limits of a day end at midnight UTC), "Versioning" (a version is answered for a year, then with 426).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential
from ccgcompose.errors import OutcomeUnknown, Rejected
from ccgcompose.usecases.ports.world import Clock
from connectors.answer import KEPT_UNKNOWN, LOOK, Answer
from connectors.bodies import Multipart, Raw
from connectors.http import Call, Door
from connectors.linkedin.refusals import judge
from connectors.servers import LOOPBACK, server_of

SERVER = "https://api.linkedin.com"
# The newest that LinkedIn's documents name; answered until July 2027. The account's `version` takes its place.
VERSION = "202607"
_AUTHORS = ("urn:li:organization:", "urn:li:organizationBrand:", "urn:li:person:")


class Api:
    """LinkedIn as one account sees it. `author` is the Page's URN."""

    def __init__(self, door: Door, account: Account, credential: Credential, clock: Clock) -> None:
        self._door = door
        self._server = server_for(account)
        self._version = account.settings.get("version") or VERSION
        self._account = account
        self._credential = credential
        self._clock = clock

    @property
    def author(self) -> str:
        """Return the URN under which posts go out. Raise Rejected where the account names no Page."""
        return author_of(self._account)

    def ask(self, method: str, path: str, **what: Any) -> dict[str, Any]:
        """Send a call and return the answer's object; an answer without a body is an empty one."""
        answer = self.send(method, path, **what)
        if not answer.body.strip():
            return {}
        said = answer.json()
        if not isinstance(said, dict):
            raise OutcomeUnknown("LinkedIn answered in an unknown way.", kept=KEPT_UNKNOWN, next=LOOK)
        return said

    def send(self, method: str, path: str, headers: Mapping[str, str] | None = None, **what: Any) -> Answer:
        """Send a call and return its answer. LinkedIn counts each resource by itself."""
        said = {
            "Authorization": f"Bearer {self._credential.token}",
            "LinkedIn-Version": self._version,
            "X-Restli-Protocol-Version": "2.0.0",
            **(headers or {}),
        }
        secrets, bucket = self._credential.secrets, f"linkedin {method} {path.split('/')[2]}"
        call = Call(method, f"{self._server}{path}", headers=said, secrets=secrets, bucket=bucket, **what)
        return self._door.send(call, self._judge)

    def put(self, method: str, url: str, body: Raw | Multipart) -> Answer:
        """Send bytes to an address that LinkedIn gave for them. Only LinkedIn's own hosts see the token.

        The address is as good as a key for as long as it lasts: it is written down nowhere.
        """
        headers = {"Authorization": f"Bearer {self._credential.token}"} if self._is_home(url) else {}
        secrets = self._credential.secrets | {url}
        call = Call(method, url, headers=headers, secrets=secrets, body=body, bucket="linkedin uploads")
        return self._door.send(call, self._judge)

    def _is_home(self, url: str) -> bool:
        parts, ours = urlsplit(url), urlsplit(self._server)
        host = parts.hostname or ""
        if (parts.scheme, parts.netloc) == (ours.scheme, ours.netloc):
            return True
        return parts.scheme == "https" and (host == "linkedin.com" or host.endswith(".linkedin.com"))

    def _judge(self, answer: Answer) -> None:
        judge(answer, self._clock.now())


def server_for(account: Account) -> str:
    """Return where LinkedIn's API is: one place for everybody, unless the account says otherwise."""
    return server_of(account.settings.get("server", "") or SERVER, "LinkedIn")


def author_of(account: Account) -> str:
    """Return the URN of the account's Page. Raise Rejected where it names none."""
    named = account.settings.get("organization", "").strip()
    if named.startswith(_AUTHORS) and len(named) < 100:
        return named
    if named.isascii() and named.isdecimal():
        return f"urn:li:organization:{named}"
    raise Rejected(
        "The account does not say which LinkedIn Page it is.",
        kept="Nothing was sent.",
        next="Sign in to the account again, and choose the Page.",
    )


def in_path(urn: str) -> str:
    """Return a URN as it stands in a path: Rest.li wants its colons encoded."""
    return quote(urn, safe="")


def text_of(said: Mapping[str, Any], name: str) -> str:
    """Return a field that must be there as text. Raise OutcomeUnknown where it is not: nothing is guessed."""
    value = said.get(name)
    if isinstance(value, str) and value:
        return value
    raise OutcomeUnknown(f"LinkedIn answered without “{name}”.", kept=KEPT_UNKNOWN, next=LOOK)


def usable(url: str) -> str:
    """Return an address for an upload. Raise OutcomeUnknown for one that would carry a file in the clear."""
    parts = urlsplit(url)
    if parts.scheme == "https" or parts.hostname in LOOPBACK:
        return url
    raise OutcomeUnknown("LinkedIn named an address for the file that is not safe.", kept=KEPT_UNKNOWN)
