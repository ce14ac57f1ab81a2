"""Open links to see where they lead: reading only, tiny, bounded, and never into a private network.

It asks with HEAD, and with GET where a site does not like that, reads no body, sends no cookie and no sign-in, and
follows five redirects, each checked as the first address was (connectors/pinned.py). Behind a proxy the proxy would
resolve the names, and nothing could be promised: there no link is opened.
"""

from __future__ import annotations

import ssl
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit

import requests
from requests.utils import get_environ_proxies
from urllib3.exceptions import HTTPError

from ccgcompose.domain.link_answer import LinkAnswer, LinkState
from ccgcompose.usecases.ports.world import Clock
from connectors.addresses import PUBLIC_WEB, AddressPolicy
from connectors.pinned import (
    Line,
    PinnedAdapter,
    RefusedAddress,
    Resolve,
    UnknownName,
    system_resolve,
    within,
)

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_HEADERS = {"User-Agent": "ccgcompose (link check)", "Accept": "*/*", "Connection": "close"}
_LONGEST_URL = 2_000
_PORTS = {"http": 80, "https": 443}
# When this name is unknown too, the computer is offline, and nothing is said of the link.
_WELL_KNOWN = "www.gov.uk"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds to connect, for each answer, and in all for one link; redirects followed; links at a time."""

    connect: float = 4
    read: float = 5
    total: float = 10
    redirects: int = 5
    at_once: int = 2


USUAL = Bounds()


@dataclass(frozen=True, slots=True)
class _Said:
    """What a site answered: its status, and where it sends the reader."""

    status: int
    target: str


class WebLinkLooker:
    """Looks at links on the web. `policy` and `resolve` are the web's own unless a test has a web of its own."""

    def __init__(
        self,
        clock: Clock,
        policy: AddressPolicy = PUBLIC_WEB,
        resolve: Resolve = system_resolve,
        bounds: Bounds = USUAL,
        ca_bundle: Path | None = None,
    ) -> None:
        self._clock, self._policy, self._resolve, self._bounds = clock, policy, resolve, bounds
        self._verify: bool | str = str(ca_bundle) if ca_bundle else True

    def look(self, urls: tuple[str, ...]) -> tuple[LinkAnswer, ...]:
        """Return an answer for each, in their order, a few looked at at a time. Raises nothing."""
        if not urls:
            return ()
        with ThreadPoolExecutor(self._bounds.at_once, thread_name_prefix="link") as pool:
            return tuple(pool.map(self._look, urls))

    def _look(self, url: str) -> LinkAnswer:
        try:
            with (
                Line(self._policy, self._resolve, self._bounds.total) as line,
                PinnedAdapter(line) as adapter,
            ):
                return self._follow(url, line, adapter)
        except RefusedAddress:
            return self._answer(url, LinkState.PRIVATE)
        except UnknownName:
            return self._nameless(url)
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            return self._failed(url, error)

    def _nameless(self, url: str) -> LinkAnswer:
        try:
            within(self._bounds.connect, self._resolve, _WELL_KNOWN, 443)
        except (UnknownName, OSError):
            return self._answer(url, LinkState.UNKNOWN, reason="this computer seems to be offline")
        return self._answer(url, LinkState.DEAD, reason="there is no site of that name")

    def _follow(self, url: str, line: Line, adapter: PinnedAdapter) -> LinkAnswer:
        at = url
        for _ in range(self._bounds.redirects + 1):
            refusal = refusal_of(at, self._policy)
            if refusal:
                return self._answer(url, LinkState.UNKNOWN, leads_to=at, reason=refusal)
            said = self._ask(at, line, adapter)
            if said.status not in REDIRECTS or not said.target:
                return self._judged(url, at, said.status)
            at = urljoin(at, said.target)
        return self._answer(url, LinkState.UNKNOWN, reason="it sends readers from place to place without end")

    def _ask(self, url: str, line: Line, adapter: PinnedAdapter) -> _Said:
        said = self._exchange("HEAD", url, line, adapter)
        return said if said.status < 400 else self._exchange("GET", url, line, adapter)

    def _exchange(self, method: str, url: str, line: Line, adapter: PinnedAdapter) -> _Said:
        prepared = requests.Request(method, url, headers=_HEADERS).prepare()
        timeout = (min(self._bounds.connect, line.left + 0.01), min(self._bounds.read, line.left + 0.01))
        response = adapter.send(prepared, stream=True, timeout=timeout, verify=self._verify, proxies={})
        with response:  # nothing of a body is read
            if not line.left:  # what a cut line brought may be half of an answer
                raise TimeoutError
            return _Said(response.status_code, location_of(response))

    def _judged(self, url: str, leads_to: str, status: int) -> LinkAnswer:
        if status in _GONE:
            return self._answer(url, LinkState.DEAD, leads_to, status)
        if 200 <= status < 300:
            return self._answer(url, LinkState.OPENS, leads_to, status)
        reason = "the site wants a sign-in or keeps programs out" if status < 500 else "the site has a fault"
        return self._answer(url, LinkState.UNKNOWN, leads_to, status, reason)

    def _failed(self, url: str, error: Exception) -> LinkAnswer:
        if _is_untrusted(error):
            return self._answer(url, LinkState.CERTIFICATE)
        slow = isinstance(error, requests.Timeout | TimeoutError)
        reason = "it did not answer in time" if slow else "no connection could be made"
        return self._answer(url, LinkState.UNKNOWN, reason=reason)

    def _answer(
        self, url: str, state: LinkState, leads_to: str = "", status: int | None = None, reason: str = ""
    ) -> LinkAnswer:
        return LinkAnswer(url, state, self._clock.now(), leads_to, status, reason)


def refusal_of(url: str, policy: AddressPolicy) -> str:
    """Return why an address is not opened at all, or nothing."""
    parts = _parts(url)
    if parts is None or len(url) > _LONGEST_URL or not parts.hostname:
        return "its address cannot be used"
    if parts.scheme not in _PORTS or parts.username is not None or parts.password is not None:
        return "it is no plain address of the web"
    if (parts.port or _PORTS[parts.scheme]) not in policy.ports:
        return "it names an unusual port"
    if get_environ_proxies(url):
        return "links are not opened from behind a proxy"
    return ""


def _parts(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        return parts if parts.port is None or parts.port else None
    except ValueError:
        return None


def location_of(response: requests.Response) -> str:
    """Return where a redirect leads. Sites send UTF-8 where the header is read as Latin-1."""
    raw = response.headers.get("Location", "")
    try:
        return raw.encode("latin-1").decode("utf-8").strip()
    except UnicodeError:
        return raw.strip()


def _is_untrusted(error: BaseException) -> bool:
    """Return whether a certificate was the matter, however deep the libraries wrapped it."""
    seen: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting and len(seen) < 20:
        now = waiting.pop()
        if now is None or now in seen:
            continue
        if isinstance(now, ssl.SSLCertVerificationError):
            return True
        seen.append(now)
        reason = getattr(now, "reason", None)
        parts = [part for part in (*now.args, reason) if isinstance(part, BaseException)]
        waiting += [now.__cause__, now.__context__, *parts]
    return False
