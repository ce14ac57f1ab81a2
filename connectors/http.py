"""The one door to the network.

Every call has time-outs and a bound on what is read; TLS is always verified; secrets stay out of errors;
nothing is repeated by itself; nothing is deleted. Each call has its own connection: with a pooled one that a
platform had closed it would be impossible to say whether anything was sent. The door ends with one of these:

    nothing was sent   no address, no connection, no handshake, no first byte    Unreachable
    it may have been   silence or a broken line after the first byte             OutcomeUnknown
    an answer          judged by its body where the connector knows better, then by its status
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urljoin, urlsplit

import requests
from requests.cookies import RequestsCookieJar, extract_cookies_to_jar
from requests.utils import get_environ_proxies
from urllib3.exceptions import HTTPError

from ccgcompose.errors import OutcomeUnknown, Rejected, Unreachable
from ccgcompose.usecases.ports.world import Clock
from connectors.answer import KEPT_UNKNOWN, LOOK, Answer, raise_for_status
from connectors.deletion import READS, refuse_deletion
from connectors.redaction import secrets_in
from connectors.wire import Wire, WireAdapter

_CHUNK = 1 << 16
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
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
    """What is to be sent: either `form` or `json`. `secrets` are values that no error may show."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] | None = None
    json: Any = None
    secrets: frozenset[str] = frozenset()

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


class Door:
    """Sends calls. `sessions` makes a session with a connector's headers, sign-in and cookie jar."""

    def __init__(
        self,
        sessions: Callable[[], requests.Session],
        clock: Clock,
        patience: Patience = Patience(),
        ca_bundle: Path | None = None,
    ) -> None:
        self._sessions = sessions
        self._clock = clock
        self._patience = patience
        self._verify: bool | str = str(ca_bundle) if ca_bundle else True

    def send(self, call: Call, judge: Callable[[Answer], None] | None = None) -> Answer:
        """Send a call and return a successful answer; see the module for what is raised.

        `judge` sees a complete answer first and raises what the platform means by it.
        """
        answer = self._follow(call)
        if judge is not None and answer.complete:
            judge(answer)
        raise_for_status(answer, self._clock.now())
        return answer

    def _follow(self, call: Call) -> Answer:
        trusted = call.origin
        at_home = True
        for _ in range(self._patience.most_redirects + 1):
            answer = self._exchange(call, at_home)
            target = answer.headers.get("Location", "")
            if answer.status not in _REDIRECTS or not target:
                return answer
            call = _redirected(call, answer.status, target)
            at_home = at_home and call.origin == trusted  # who once left gets no credential on the way back
        raise _no_way(call, "it sends the call from place to place without end")

    def _exchange(self, call: Call, at_home: bool) -> Answer:
        wire = Wire()
        with self._sessions() as session:
            try:
                return self._transport(call, session, wire, at_home)
            except (requests.RequestException, HTTPError, OSError, ValueError) as error:
                problem = _broken(call, error, wire)
        # Raised out here, so that it carries no trace of the library's error, which quotes whole addresses.
        raise problem

    def _transport(self, call: Call, session: requests.Session, wire: Wire, at_home: bool) -> Answer:
        session.trust_env = False  # a .netrc must not add a sign-in of its own
        if not at_home:
            session.auth, session.cookies = None, RequestsCookieJar()
            session.headers.clear()
        request = requests.Request(
            call.method,
            call.url,
            headers=_headers(call, at_home),
            params=call.query,
            data=call.form,
            json=call.json,
        )
        prepared = session.prepare_request(request)
        url, body = str(prepared.url), (call.form, call.json)
        refuse_deletion(str(prepared.method), url, prepared.headers, body)
        with WireAdapter(wire) as adapter:
            # Not session.send: it reads the whole body of a redirect, however long.
            response = adapter.send(
                prepared,
                stream=True,
                timeout=(self._patience.connect, self._patience.read),
                verify=self._verify,
                proxies=get_environ_proxies(url),
            )
            extract_cookies_to_jar(  # type: ignore[no-untyped-call]
                session.cookies, prepared, response.raw
            )
            read, complete = self._read(response)
        query = dict(parse_qsl(urlsplit(url).query))
        secrets = call.secrets | secrets_in(prepared.headers, query, body)
        return Answer(response.status_code, response.headers, read, call.host, complete, secrets)

    def _read(self, response: requests.Response) -> tuple[bytes, bool]:
        """Return the body as far as it came, and whether that was all of it."""
        deadline = self._clock.now() + timedelta(seconds=self._patience.total)
        body = bytearray()
        try:
            for chunk in response.iter_content(_CHUNK):
                body += chunk
                if len(body) > self._patience.most_bytes or self._clock.now() > deadline:
                    return bytes(body[: self._patience.most_bytes]), False
        except (requests.RequestException, HTTPError, OSError):
            return bytes(body), False
        return bytes(body), True


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


def _headers(call: Call, at_home: bool) -> dict[str, str]:
    return {name: value for name, value in call.headers.items() if at_home or name.lower() in _HARMLESS}


def _redirected(call: Call, status: int, target: str) -> Call:
    """Return the call that a redirect asks for. Raise Rejected where following could change what is done."""
    moved = replace(call, url=urljoin(call.url, target), query={})
    if moved.origin[0] not in ("http", "https") or (call.origin[0] == "https" and moved.origin[0] == "http"):
        raise _no_way(call, "it sends the call on to where nothing is encrypted")
    if call.method.upper() in READS:
        return moved
    if status == 303:  # the call was taken; its result is over there
        return replace(moved, method="GET", form=None, json=None)
    if status in (307, 308) and moved.origin == call.origin:
        return moved
    raise _no_way(call, f"it sends the call on to {moved.host}, which is not what was asked for")


def _no_way(call: Call, why: str) -> Rejected:
    return Rejected(
        f"{call.host} cannot be used: {why}.",
        kept="Nothing was published; the post is kept.",
        next="Check the address in the account's settings.",
    )


def _broken(call: Call, error: Exception, wire: Wire) -> Rejected | Unreachable | OutcomeUnknown:
    reason = _reason(error)
    if isinstance(error, ValueError) and not wire.began:  # requests says so of what it cannot even begin
        return _no_way(call, "its address or a header cannot be used")
    if wire.began:
        what = f"{call.host} may have taken the call: {reason} after it was sent."
        return OutcomeUnknown(what, kept=KEPT_UNKNOWN, next=LOOK)
    return Unreachable(
        f"{call.host} could not be reached: {reason}.",
        kept="Nothing was sent; the post is kept.",
        next="It is tried again. Look at the connection if this lasts.",
    )


def _reason(error: Exception) -> str:
    """Return in our own words what broke; the library's words quote whole addresses."""
    if isinstance(error, requests.exceptions.SSLError):
        return "the encrypted connection could not be made or trusted"
    if isinstance(error, requests.exceptions.ProxyError):
        return "the proxy did not let it through"
    if isinstance(error, requests.exceptions.Timeout):
        return "it did not answer in time"
    return "the connection could not be made or broke"
