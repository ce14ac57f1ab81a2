"""The calls to Meta's Graph API: one account's token, one version, one place for each.

The token travels in the Authorization header, and in the form of what is written, where Meta's own guides put it;
it is never a part of an address. Where the application's secret is known, each call carries `appsecret_proof`.

Sources, read in 2026-11: developers.facebook.com, Graph API (overview, “Securing Graph API Requests”, changelog:
v27.0 of 4 November 2026 is the newest), facebook/facebook-business-sdk-codegen (api_specs) for the names of parameters.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential
from ccgcompose.errors import BadInput, OutcomeUnknown, Rejected
from ccgcompose.usecases.ports.world import Clock
from connectors.answer import KEPT, KEPT_UNKNOWN, LOOK
from connectors.bodies import Part, Raw, multipart
from connectors.http import Call, Door
from connectors.meta.refusals import judged
from connectors.servers import server_of

VERSION = "v27.0"
SERVER, VIDEO_SERVER = "https://graph.facebook.com", "https://graph-video.facebook.com"
UPLOADS = "https://rupload.facebook.com"
# Meta counts all that an account asks together.
BUCKET = "graph"


class Graph:
    """The Graph API as one credential sees it."""

    def __init__(self, door: Door, credential: Credential, clock: Clock, root: str) -> None:
        self._door = door
        self._credential = credential
        self._clock = clock
        self._root = root

    def read(self, path: str, query: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Return the object at a path below the version."""
        asked = {**(query or {}), **self._proof()}
        return self._ask(Call("GET", f"{self._root}/{path}", query=asked, bucket=BUCKET))

    def write(self, path: str, form: Mapping[str, str], *files: Part) -> dict[str, Any]:
        """Send a form, with files where there are any, and return what came of it."""
        said = {**form, **self._proof(), "access_token": self._credential.token}
        url = f"{self._root}/{path}"
        if not files:
            return self._ask(Call("POST", url, form=said, bucket=BUCKET))
        body = multipart(*(Part(name, value) for name, value in said.items()), *files)
        return self._ask(Call("POST", url, body=body, bucket=BUCKET))

    def upload(self, url: str, body: Raw, headers: Mapping[str, str]) -> dict[str, Any]:
        """Send a file, or the rest of one, to the server that takes uploads; it knows the token by another word."""
        return self._ask(Call("POST", url, body=body, headers=headers, bucket=BUCKET), "OAuth")

    def seen_by(self, credential: Credential) -> Graph:
        """Return the same place as another credential sees it."""
        return Graph(self._door, credential, self._clock, self._root)

    def _ask(self, call: Call, scheme: str = "Bearer") -> dict[str, Any]:
        headers = {**call.headers, "Authorization": f"{scheme} {self._credential.token}"}
        secrets = self._credential.secrets | frozenset(self._proof().values())
        sent = Call(
            call.method,
            call.url,
            headers=headers,
            query=call.query,
            form=call.form,
            body=call.body,
            secrets=secrets,
            bucket=call.bucket,
        )
        answer = self._door.send(sent, judged(self._clock.now()))
        said = answer.json()
        if not isinstance(said, dict):
            raise OutcomeUnknown(
                f"{answer.host} answered in a way that cannot be understood.", kept=KEPT_UNKNOWN, next=LOOK
            )
        return said

    def _proof(self) -> dict[str, str]:
        secret = self._credential.extra.get("app_secret", "")
        if not secret:
            return {}
        token = self._credential.token.encode()
        return {"appsecret_proof": hmac.new(secret.encode(), token, hashlib.sha256).hexdigest()}


def version_of(settings: Mapping[str, str]) -> str:
    """Return the version that an account asks for, the newest known here where it names none. Raise BadInput."""
    asked = settings.get("version", "").strip() or VERSION
    if not re.fullmatch(r"v[0-9]{1,3}\.[0-9]", asked):
        raise BadInput(
            f"“{asked}” is not a version of the Graph API.",
            kept="Nothing was sent.",
            next=f"Leave it empty, or write it as Meta does, such as {VERSION}.",
        )
    return asked


def root_of(settings: Mapping[str, str], *, video: bool = False) -> str:
    """Return the address below which every path lies. Films go to a server of their own."""
    server = settings.get("server", "").strip() or (VIDEO_SERVER if video else SERVER)
    return f"{server_of(server, 'the Graph API')}/{version_of(settings)}"


def uploads_of(settings: Mapping[str, str]) -> str:
    """Return the server that takes files for Instagram."""
    return server_of(settings.get("server", "").strip() or UPLOADS, "the Graph API")


def id_of(account: Account, setting: str, what: str) -> str:
    """Return an id that the sign-in has learned, as a piece of a path. Raise Rejected where it is missing."""
    found = account.settings.get(setting, "").strip()
    if not found:
        raise Rejected(f"It is not known which {what} is meant.", kept=KEPT, next="Sign in again.")
    return quote(found, safe="")


def text_at(said: Mapping[str, Any], name: str) -> str:
    """Return a field as text; empty where it is missing or something else."""
    found = said.get(name)
    return found if isinstance(found, str) else str(found) if isinstance(found, int) else ""


def made_id(said: Mapping[str, Any], *names: str) -> str:
    """Return the id under the first of these names that is there. Raise OutcomeUnknown without one."""
    found = next((text for name in names if (text := text_at(said, name))), "")
    if not found:
        raise OutcomeUnknown("The platform did not say which post it means.", kept=KEPT_UNKNOWN, next=LOOK)
    return found


def entries(said: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the objects of a list. Raise OutcomeUnknown for an answer that has none: it says nothing."""
    found = said.get("data")
    if not isinstance(found, list):
        raise OutcomeUnknown(
            "The platform did not say what is there.", kept="It is not sent again blindly.", next=LOOK
        )
    return [each for each in found if isinstance(each, dict)]


def next_sheet(said: Mapping[str, Any]) -> str:
    """Return the cursor of the next part of a list, empty after the last."""
    paging = said.get("paging")
    cursors = paging.get("cursors") if isinstance(paging, dict) and paging.get("next") else None
    return text_at(cursors, "after") if isinstance(cursors, dict) else ""
