"""From the name of an account to its server: handle to DID, DID to document, document to personal data server.

Sources: atproto.com, specifications of handles and DIDs; web.plc.directory. A handle proves nothing by itself: the
document has to name it too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote, unquote

from ccgcompose.errors import BadInput, Rejected
from ccgcompose.usecases.ports.world import Clock
from connectors.bluesky.api import Server, must_be
from connectors.http import Call, Door
from connectors.servers import server_of

ENTRYWAY, DIRECTORY = "https://bsky.social", "https://plc.directory"


@dataclass(frozen=True, slots=True)
class Places:
    """Where names are asked after: the server that is asked for a handle, and the directory of DIDs."""

    entryway: str = ENTRYWAY
    directory: str = DIRECTORY


class Identities:
    """Looks names up."""

    def __init__(self, door: Door, clock: Clock, places: Places) -> None:
        self._door = door
        self._clock = clock
        self._places = places

    def server_of(self, identifier: str) -> str:
        """Return the address of the account's own server. Raise BadInput where the name leads nowhere."""
        if "@" in identifier:  # an e-mail address is known to the entryway alone
            return self._places.entryway
        did = identifier if identifier.startswith("did:") else self._did(identifier)
        document = self._document(did)
        if not identifier.startswith("did:") and not names_handle(document, identifier):
            raise _nowhere(identifier, "its identity does not name it")
        found = data_server(document)
        if not found:
            raise _nowhere(identifier, "its identity names no server")
        return found

    def _did(self, handle: str) -> str:
        server = Server(self._door, self._places.entryway, self._clock)
        try:
            found = server.query("com.atproto.identity.resolveHandle", handle=handle).get("did")
        except Rejected:
            raise _nowhere(handle, "nobody knows it") from None
        return str(found)

    def _document(self, did: str) -> Any:
        if did.startswith("did:plc:"):
            address = f"{self._places.directory}/{quote(did, safe=':')}"
        elif did.startswith("did:web:") and _host().fullmatch(unquote(did[8:])):
            address = f"https://{unquote(did[8:])}/.well-known/did.json"
        else:
            raise _nowhere(did, "it is of no kind that is known")
        call = Call("GET", address, headers={"Accept": "application/did+ld+json, application/json"})
        try:
            return must_be(dict, self._door.send(call).json())
        except Rejected:
            raise _nowhere(did, "its document is not there") from None


def data_server(document: Any) -> str:
    """Return the server that a DID document names, empty where it names none that can be signed in to safely."""
    services = document.get("service") if isinstance(document, dict) else None
    for service in services if isinstance(services, list) else ():
        if isinstance(service, dict) and str(service.get("id") or "").endswith("#atproto_pds"):
            return _safe(str(service.get("serviceEndpoint") or ""))
    return ""


def names_handle(document: Any, handle: str) -> bool:
    """Return whether a DID document names this handle as its own."""
    names = document.get("alsoKnownAs") or ()
    return f"at://{handle.casefold()}" in {str(name).casefold() for name in names}


def handle_of(written: str) -> str:
    """Return a handle, a DID or an e-mail address as it was typed or pasted, in order. Raise BadInput."""
    typed = re.sub(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", "", written)
    typed = typed.removeprefix("https://bsky.app/profile/").removeprefix("at://").strip("/").removeprefix("@")
    if typed.startswith("did:") or _host().fullmatch(typed) or re.fullmatch(r"[^@]+@[^@]+\.[^@]+", typed):
        return typed if typed.startswith("did:") else typed.lower()
    raise BadInput(
        f"“{written}” is not the name of an account on Bluesky.",
        kept="Nothing was sent.",
        next="Write it as it stands under the account's name, such as exampleshire.nhs.uk.",
    )


def _safe(address: str) -> str:
    try:
        return server_of(address, "a data server")
    except BadInput:
        return ""


def _nowhere(name: str, why: str) -> BadInput:
    return BadInput(
        f"The account “{name}” was not found: {why}.",
        kept="Nothing was kept.",
        next="Look at the name, or write down the address of the account's server.",
    )


@cache
def _host() -> re.Pattern[str]:
    """A name of the net: parts of letters, digits and hyphens, two or more."""
    return re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,62})")
