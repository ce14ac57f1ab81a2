"""The one door to the network.

Every call has time-outs and a bound on what is read; TLS is always verified; secrets stay out of errors;
nothing is deleted. A connection is used again for a moment (connectors/wire.py); what could not be written to an
old one is sent on a fresh one, and so is a call that only reads; nothing else is repeated by itself. The door ends
with one of these:

    nothing was sent   no address, no connection, no handshake, no first byte    Unreachable
    nothing may be     the platform wants a pause                                RateLimited
    it may have been   silence or a broken line after the first byte             OutcomeUnknown
    an answer          judged by its body where the connector knows better, then by its status
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from threading import Lock
from urllib.parse import parse_qsl, urlsplit

import requests
from requests.cookies import extract_cookies_to_jar
from requests.utils import get_environ_proxies, should_bypass_proxies
from urllib3.exceptions import HTTPError

from ccgcompose.errors import OutcomeUnknown, RateLimited, Rejected, Unreachable
from ccgcompose.usecases.ports.world import Clock
from connectors.answer import KEPT_UNKNOWN, LOOK, Answer, raise_for_status
from connectors.bodies import Json
from connectors.budget import Budget, used_up_until
from connectors.call import Call, Patience, headers_of, no_way, redirected
from connectors.deletion import READS, refuse_deletion
from connectors.redaction import secrets_in
from connectors.wire import Wire, WireAdapter

__all__ = ["Call", "Door", "Patience"]

_CHUNK = 1 << 16
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Door:
    """Sends calls, from any thread. `sessions` makes a session with a connector's headers, sign-in and cookies.

    `ca_bundle` None: the system's authorities. `proxies` None: those of the environment.
    """

    def __init__(
        self,
        sessions: Callable[[], requests.Session],
        clock: Clock,
        patience: Patience | None = None,
        ca_bundle: Path | None = None,
        proxies: Mapping[str, str] | None = None,
        budget: Budget | None = None,
    ) -> None:
        self._sessions = sessions
        self._session: requests.Session | None = None
        self._adapter = WireAdapter()
        self._opening = Lock()
        self._proxies = proxies
        self._ways: dict[tuple[str, str], Mapping[str, str]] = {}
        self._budget = budget
        self._clock = clock
        self._patience = patience or Patience()
        self._verify: bool | str = str(ca_bundle) if ca_bundle else True

    def send(self, call: Call, judge: Callable[[Answer], None] | None = None) -> Answer:
        """Send a call and return a successful answer; see the module for what is raised.

        `judge` sees a complete answer first and raises what the platform means by it.
        """
        bucket = call.bucket or f"{call.method.upper()} {call.host}"
        if self._budget is not None:
            self._budget.must_allow(bucket, call.host, self._clock.now())
        answer = self._follow(call)
        try:
            if judge is not None and answer.complete:
                judge(answer)
            raise_for_status(answer, self._clock.now())
        except RateLimited as problem:
            raise self._paused(bucket, problem) from None
        self._learn(bucket, answer)
        return answer

    def close(self) -> None:
        """Let go of the connections that are kept for a moment."""
        self._adapter.close()

    def _paused(self, bucket: str, problem: RateLimited) -> RateLimited:
        if self._budget is None:
            return problem
        until = self._budget.pause(bucket, problem.until, self._clock.now())
        return RateLimited(problem.what, until=until, kept=problem.kept, next=problem.next)

    def _learn(self, bucket: str, answer: Answer) -> None:
        if self._budget is None:
            return
        now = self._clock.now()
        until = used_up_until(answer.headers, now)
        if until is not None:
            self._budget.pause(bucket, until, now)

    def _follow(self, call: Call) -> Answer:
        trusted = call.origin
        at_home = True
        for _ in range(self._patience.most_redirects + 1):
            answer = self._exchange(call, at_home)
            target = answer.headers.get("Location", "")
            if answer.status not in _REDIRECTS or not target:
                return answer
            call = redirected(call, answer.status, target)
            at_home = at_home and call.origin == trusted  # who once left gets no credential on the way back
        raise no_way(call, "it sends the call from place to place without end")

    def _exchange(self, call: Call, at_home: bool) -> Answer:
        wire = Wire()
        try:
            try:
                return self._transport(call, wire, at_home)
            except requests.Timeout:
                raise  # silence is no goodbye: who asked has waited long enough
            except (requests.ConnectionError, HTTPError, OSError):
                if not wire.reused or (wire.began and call.method.upper() not in READS):
                    raise
            # The old connection was gone, before anything was written or under a call that only reads: a fresh one.
            wire = Wire()
            return self._transport(call, wire, at_home)
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            problem = _broken(call, error, wire)
        # Raised out here, so that it carries no trace of the library's error, which quotes whole addresses.
        raise problem

    def _transport(self, call: Call, wire: Wire, at_home: bool) -> Answer:
        with ExitStack() as stack:
            session = self._ours() if at_home else stack.enter_context(_bare())
            stream = stack.enter_context(call.body.open()) if call.body else None
            whole = stream.read() if isinstance(call.body, Json) and stream is not None else None
            request = requests.Request(
                call.method,
                call.url,
                headers=headers_of(call, at_home),
                params=call.query,
                data=call.form if stream is None else whole or (stream if len(stream) else b""),
                json=call.json,
            )
            prepared = session.prepare_request(request)
            url, body = str(prepared.url), (call.form, call.json)
            texts = call.body.texts() if call.body else []
            held = call.body.value if isinstance(call.body, Json) else dict(texts)
            refuse_deletion(str(prepared.method), url, prepared.headers, body, texts)
            # Not session.send: it reads the whole body of a redirect, however long.
            response = self._adapter.transport(
                prepared,
                wire,
                timeout=(self._patience.connect, self._patience.read),
                verify=self._verify,
                proxies=self._way_out(url),
            )
            extract_cookies_to_jar(  # type: ignore[no-untyped-call]
                session.cookies, prepared, response.raw
            )
            with response:
                read, complete = self._read(response)
        query = dict(parse_qsl(urlsplit(url).query))
        secrets = call.secrets | secrets_in(prepared.headers, query, body, held)
        return Answer(response.status_code, response.headers, read, call.host, complete, secrets)

    def _ours(self) -> requests.Session:
        with self._opening:
            if self._session is None:
                self._session = self._sessions()
                self._session.trust_env = False  # a .netrc must not add a sign-in of its own
            return self._session

    def _way_out(self, url: str) -> Mapping[str, str]:
        """Return the proxies for an address; what the environment says of a host is read once."""
        parts = urlsplit(url)
        place = (parts.scheme, parts.netloc)
        if place not in self._ways:
            self._ways[place] = self._way_found(url)
        return self._ways[place]

    def _way_found(self, url: str) -> Mapping[str, str]:
        if self._proxies is None:
            return get_environ_proxies(url)
        return {} if should_bypass_proxies(url, no_proxy=None) else self._proxies

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


def _bare() -> requests.Session:
    """Return a session for another host, which is told nothing of ours."""
    made = requests.Session()
    made.trust_env = False
    made.headers.clear()
    return made


def _broken(call: Call, error: Exception, wire: Wire) -> Rejected | Unreachable | OutcomeUnknown:
    reason = _reason(error)
    if isinstance(error, ValueError) and not wire.began:  # requests says so of what it cannot even begin
        return no_way(call, "its address or a header cannot be used")
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
