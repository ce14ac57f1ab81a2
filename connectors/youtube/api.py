"""The calls to YouTube's Data API. What its refusals mean: connectors/youtube/refusals.py.

Sources, read in 2026-11: the API's discovery document (revision 20261104, in google-api-python-client 2.202.0);
developers.google.com/youtube/data, the reference and "Resumable uploads".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.usecases.ports.world import Clock
from connectors.answer import KEPT_UNKNOWN, LOOK, Answer
from connectors.bodies import Raw
from connectors.http import Call, Door
from connectors.servers import server_of
from connectors.youtube.refusals import judge

SERVER = "https://www.googleapis.com"
API, UPLOAD = "/youtube/v3", "/upload/youtube/v3"
JSON = "application/json; charset=UTF-8"
# YouTube counts films by themselves ("Quota costs"); everything else is counted together.
FILMS, REST = "youtube films", "youtube"


class Api:
    """YouTube as one channel sees it."""

    def __init__(self, door: Door, account: Account, credential: Credential, clock: Clock) -> None:
        self._door = door
        self._server = server_of(account.settings.get("server", "") or SERVER, "YouTube")
        self._credential = credential
        self._clock = clock

    def ask(self, method: str, path: str, **what: Any) -> dict[str, Any]:
        """Send a call below the server's address, and return the answer's object."""
        said = self.send(method, f"{self._server}{path}", **what).json()
        if not isinstance(said, dict):
            raise unclear("what was asked for")
        return said

    def open(self, path: str, query: Mapping[str, str], body: Raw, headers: Mapping[str, str]) -> str:
        """Open a session for a file, and return its address: as good as a key, so that it is written down nowhere."""
        url = f"{self._server}{path}"
        answer = self.send("POST", url, query=query, body=body, headers=headers, bucket=FILMS)
        address = urljoin(url, answer.headers.get("Location", ""))
        if "Location" not in answer.headers or not self.is_home(address):
            raise unclear("where the film goes")
        return address

    def send(
        self, method: str, url: str, headers: Mapping[str, str] | None = None, bucket: str = REST, **what: Any
    ) -> Answer:
        """Send a call to one of YouTube's own addresses."""
        said = {"Authorization": f"Bearer {self._credential.token}", **(headers or {})}
        secrets = self._credential.secrets | what.pop("secrets", frozenset())
        call = Call(method, url, headers=said, secrets=secrets, bucket=bucket, **what)
        return self._door.send(call, self._judge)

    def is_home(self, url: str) -> bool:
        """Return whether an address is YouTube's own: only there the token is sent."""
        parts, ours = urlsplit(url), urlsplit(self._server)
        host = parts.hostname or ""
        if (parts.scheme, parts.netloc) == (ours.scheme, ours.netloc):
            return True
        return parts.scheme == "https" and host.endswith((".googleapis.com", ".youtube.com", ".google.com"))

    def _judge(self, answer: Answer) -> None:
        judge(answer, self._clock.now())


def unclear(what: str) -> OutcomeUnknown:
    """Return the problem of an answer that leaves something open: nothing is guessed."""
    return OutcomeUnknown(f"YouTube did not say {what}.", kept=KEPT_UNKNOWN, next=LOOK)


def items_of(said: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the items of a list. Raise OutcomeUnknown where it is none; a list of nothing may leave them out."""
    items = said.get("items", [])
    if not isinstance(items, list):
        raise unclear("what there is")
    return [each for each in items if isinstance(each, dict)]


def part_of(said: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return a part of a resource, empty where it is missing."""
    found = said.get(name)
    return found if isinstance(found, dict) else {}
