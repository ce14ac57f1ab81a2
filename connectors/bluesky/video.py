"""Films by way of Bluesky's film service, where the account's server belongs to Bluesky; elsewhere plain files.

Source: docs.bsky.app, tutorial “Uploading Video”; lexicons app.bsky.video. The service prepares the film, puts it on
the account's own server with a token made for that alone, and says how a record names it. A film that it has
prepared before is answered with `already_exists`, and the same name.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ccgcompose.domain.account import Account
from ccgcompose.errors import AuthExpired, Rejected, Unreachable
from ccgcompose.usecases.ports.world import Clock
from connectors.answer import KEPT, Answer
from connectors.bluesky.api import Server, must_be, reason_of, refusal
from connectors.bodies import Raw
from connectors.http import Call, Door
from connectors.steps import Steps

SERVICE = "https://video.bsky.app"
PAUSES = (1, 1, 2, 2, 3, *[5] * 34)  # seconds; three minutes in all
_TOKEN = "com.atproto.server.getServiceAuth"  # noqa: S105  (the name of a call)
_LASTS = timedelta(minutes=30)


class Videos:
    """The film service for one account. `pause` waits for some seconds."""

    def __init__(
        self,
        server: Server,
        door: Door,
        clock: Clock,
        account: Account,
        steps: Steps,
        did: str,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._server = server
        self._door = door
        self._clock = clock
        self._address = service_of(account, server.address)
        self._steps = steps
        self._did = did
        self._pause = pause

    def processed(self, name: str, path: Path) -> Any:
        """Return how a record names the film, None where there is no service for this account."""
        if not self._address:
            return None
        job = self._steps.get(f"job/{name}")
        status = {"jobId": job} if job else self._begun(name, path)
        if isinstance(status.get("blob"), dict):
            return status["blob"]
        job = str(status.get("jobId") or "")
        self._steps.put(f"job/{name}", job)
        return self._waited_for(name, job)

    def _begun(self, name: str, path: Path) -> Any:
        token = self._token()
        query = {"did": self._did, "name": f"{name}.mp4"}
        return self._asked("POST", "app.bsky.video.uploadVideo", query, token, Raw(path, "video/mp4"))

    def _token(self) -> str:
        """Return a token that lets the service put one film on our server, and nothing else."""
        asked = {"aud": self._whose(), "lxm": "com.atproto.repo.uploadBlob"}
        ends = str(int((self._clock.now() + _LASTS).timestamp()))
        try:
            said = self._server.query(_TOKEN, **asked, exp=ends)
        except Rejected as problem:
            if "expiration" not in problem.what:
                raise
            said = self._server.query(
                _TOKEN, **asked
            )  # this computer's clock is wrong: as long as the server likes
        return str(said.get("token") or "")

    def _whose(self) -> str:
        """Return the DID of our server: as it says itself, else by its address."""
        try:
            said = self._server.query("com.atproto.server.describeServer").get("did")
        except Rejected:
            said = None
        host = urlsplit(self._server.address).netloc
        return said if isinstance(said, str) and said else f"did:web:{host.replace(':', '%3A')}"

    def _waited_for(self, name: str, job: str) -> Any:
        """Wait until the film is prepared. Raise Unreachable where it takes too long: the next attempt goes on."""
        for seconds in (0, *PAUSES):
            self._pause(seconds)
            status = self._asked("GET", "app.bsky.video.getJobStatus", {"jobId": job}, "")
            if isinstance(status.get("blob"), dict):
                return status["blob"]
            if status.get("state") == "JOB_STATE_FAILED":
                self._steps.put(f"job/{name}", "")
                why = str(status.get("message") or status.get("error") or "without a reason")
                raise Rejected(
                    f"Bluesky could not prepare the film: {why}.", kept=KEPT, next="Use another film."
                )
        raise Unreachable(
            "Bluesky is still preparing the film.", kept=KEPT, next="It is tried again by itself."
        )

    def _asked(
        self, verb: str, method: str, query: dict[str, str], token: str, body: Raw | None = None
    ) -> Any:
        headers = {"Accept": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        secrets = frozenset({token} if token else ())
        url = f"{self._address}/xrpc/{method}"
        call = Call(verb, url, headers=headers, query=query, body=body, secrets=secrets)
        try:
            said = must_be(dict, self._door.send(call, _judge).json())
        except _AlreadyThere as known:
            said = known.status
        status = said.get("jobStatus")
        return status if isinstance(status, dict) else said


class _AlreadyThere(Rejected):
    """The service has prepared this film before."""

    def __init__(self, status: Any) -> None:
        self.status = status
        super().__init__("Bluesky has this film already.")


def _judge(answer: Answer) -> None:
    """Raise what a refusal of the service means. A token that it does not know is not the account's sign-in."""
    if not 400 <= answer.status < 500 or answer.status == 429:
        return
    if reason_of(answer)[0] == "already_exists" or b"already_exists" in answer.body[:2000]:
        raise _AlreadyThere(json.loads(answer.body))
    problem = refusal(answer)
    if isinstance(problem, AuthExpired):
        raise Rejected(problem.what, kept=KEPT, next="Sign in to the account again, or ask Bluesky.")
    raise problem


def service_of(account: Account, server: str) -> str:
    """Return the service's address: the account's own setting, else Bluesky's for its own servers, else none."""
    said = account.settings.get("video_service", "")
    if said:
        return "" if said == "off" else said.rstrip("/")
    host = urlsplit(server).hostname or ""
    return SERVICE if host == "bsky.social" or host.endswith(".bsky.network") else ""
