"""One call as it is to be sent, and where a redirect may take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from ccgcompose.errors import Rejected
from connectors.bodies import Json, Multipart, Raw
from connectors.deletion import READS

# All that another host may be told; never Authorization, cookies or a platform's own key header.
_HARMLESS = frozenset({"accept", "accept-language", "user-agent"})


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to connect, between two pieces, and in all; the most bytes read and redirects followed."""

    connect: float = 10
    read: float = 30
    total: float = 120
    most_bytes: int = 5_000_000
    most_redirects: int = 5


@dataclass(frozen=True, slots=True)
class Call:
    """What is to be sent: `form`, `json` or `body`. `secrets` are values that no error may show.

    `bucket` names what the platform counts together; empty: all that this method does at this host.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] | None = None
    json: Any = None
    secrets: frozenset[str] = frozenset()
    body: Raw | Json | Multipart | None = None
    bucket: str = ""

    def __repr__(self) -> str:
        return f"Call({self.method} to {self.host})"

    @property
    def host(self) -> str:
        """Return the host for sentences; the path may hold a secret."""
        return _parts(self.url).hostname or "The address"

    @property
    def origin(self) -> tuple[str, str, int | None]:
        """Return scheme, host and port: what a credential is meant for."""
        parts = _parts(self.url)
        return parts.scheme, parts.hostname or "", _port(parts)


def _parts(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port or {"https": 443, "http": 80}.get(parts.scheme)
    except ValueError:
        return None


def headers_of(call: Call, at_home: bool) -> dict[str, str]:
    kept = {name: value for name, value in call.headers.items() if at_home or name.lower() in _HARMLESS}
    return kept | {"Content-Type": call.body.content_type} if call.body else kept


def redirected(call: Call, status: int, target: str) -> Call:
    """Return the call that a redirect asks for. Raise Rejected where following could change what is done."""
    moved = replace(call, url=urljoin(call.url, target), query={})
    if moved.origin[0] not in ("http", "https") or (call.origin[0] == "https" and moved.origin[0] == "http"):
        raise no_way(call, "it sends the call on to where nothing is encrypted")
    if call.method.upper() in READS:
        return moved
    if status == 303:  # the call was taken; its result is over there
        return replace(moved, method="GET", form=None, json=None, body=None)
    if status in (307, 308) and moved.origin == call.origin:
        return moved
    raise no_way(call, f"it sends the call on to {moved.host}, which is not what was asked for")


def no_way(call: Call, why: str) -> Rejected:
    return Rejected(
        f"{call.host} cannot be used: {why}.",
        kept="Nothing was published; the post is kept.",
        next="Check the address in the account's settings.",
    )
