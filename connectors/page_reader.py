"""Reads what a page says of itself, for the card under a post: guarded as links are, bounded, and never trusted.

Every address, also of a redirect and of the picture, is checked as connectors/link_looker.py checks links: nothing in a
private network is reached, nothing is sent along. Where anything is amiss there is simply no card.
Sources: ogp.me (og:title, og:description, og:image), HTML's own title and description.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Protocol
from urllib.parse import urljoin

import requests
from urllib3.exceptions import HTTPError

from connectors.addresses import PUBLIC_WEB, AddressPolicy
from connectors.link_looker import REDIRECTS, Bounds, location_of, refusal_of
from connectors.pinned import Line, PinnedAdapter, RefusedAddress, Resolve, UnknownName, system_resolve

MOST_HTML, MOST_PICTURE = 500_000, 1_000_000  # bytes
LONGEST_TITLE, LONGEST_DESCRIPTION = 300, 1_000  # characters
_USUAL = Bounds(connect=4, read=5, total=10, redirects=5)
_HEADERS = {
    "User-Agent": "ccgcompose (link card)",
    "Accept": "text/html,*/*;q=0.5",
    "Accept-Encoding": "identity",
}
# The first bytes of the kinds of picture that are taken.
_KINDS = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of itself. `picture` with its kind; empty where there is none that can be shown."""

    title: str
    description: str = ""
    picture: bytes = field(default=b"", repr=False)
    mime: str = ""


class Reader(Protocol):
    """Reads a page."""

    def read(self, url: str) -> Page | None:
        """Return what the page says of itself, None where it cannot be read or has no title. Raises nothing."""
        ...


class PageReader:
    """Reads pages of the web. `policy` and `resolve` are the web's own unless a test has a web of its own."""

    def __init__(
        self,
        policy: AddressPolicy = PUBLIC_WEB,
        resolve: Resolve = system_resolve,
        bounds: Bounds = _USUAL,
        ca_bundle: Path | None = None,
    ) -> None:
        self._policy, self._resolve, self._bounds = policy, resolve, bounds
        self._verify: bool | str = str(ca_bundle) if ca_bundle else True

    def read(self, url: str) -> Page | None:
        """Return what the page says of itself, None where it cannot be read or has no title. Raises nothing."""
        got = self._got(url, MOST_HTML, whole=False)
        if got is None:
            return None
        at, body = got
        said = _said(body)
        if not said.title:
            return None
        picture = self._got(said.picture, MOST_PICTURE, whole=True, base=at) if said.picture else None
        shown = picture[1] if picture else b""
        mime = next((kind for start, kind in _KINDS if shown.startswith(start)), "")
        title, description = said.title[:LONGEST_TITLE], said.description[:LONGEST_DESCRIPTION]
        return Page(title, description, shown if mime else b"", mime)

    def _got(self, url: str, most: int, *, whole: bool, base: str = "") -> tuple[str, bytes] | None:
        """Return where it led and what came, at most so many bytes; None where it is longer and was wanted whole.

        `url` may be written from `base` on. An address that is none leads nowhere.
        """
        try:
            with (
                Line(self._policy, self._resolve, self._bounds.total) as line,
                PinnedAdapter(line) as adapter,
            ):
                return self._followed(urljoin(base, url), most, whole, line, adapter)
        except (RefusedAddress, UnknownName, requests.RequestException, HTTPError, OSError, ValueError):
            return None

    def _followed(
        self, url: str, most: int, whole: bool, line: Line, adapter: PinnedAdapter
    ) -> tuple[str, bytes] | None:
        for _ in range(self._bounds.redirects + 1):
            if refusal_of(url, self._policy):
                return None
            prepared = requests.Request("GET", url, headers=_HEADERS).prepare()
            timeout = (min(self._bounds.connect, line.left + 0.01), min(self._bounds.read, line.left + 0.01))
            response = adapter.send(prepared, stream=True, timeout=timeout, verify=self._verify, proxies={})
            with response:
                if response.status_code in REDIRECTS and location_of(response):
                    url = urljoin(url, location_of(response))
                    continue
                body = _read(response, most + 1) if response.status_code == 200 else b""
                usable = bool(body) and line.left > 0 and (len(body) <= most or not whole)
                return (url, body[:most]) if usable else None
        return None


def _read(response: requests.Response, most: int) -> bytes:
    body = bytearray()
    for chunk in response.iter_content(1 << 14):
        body += chunk
        if len(body) >= most:
            break
    return bytes(body[:most])


@dataclass(slots=True)
class _Said:
    title: str = ""
    description: str = ""
    picture: str = ""


def _said(body: bytes) -> _Said:
    reader = _Head()
    reader.feed(body.decode("utf-8", "replace"))
    said = reader.metas

    def first(*names: str) -> str:
        return next((one for name in names if (one := " ".join(said.get(name, "").split()))), "")

    title = first("og:title", "twitter:title") or " ".join("".join(reader.title).split())
    description = first("og:description", "twitter:description", "description")
    return _Said(
        title, description, first("og:image:secure_url", "og:image", "og:image:url", "twitter:image")
    )


class _Head(HTMLParser):
    """Collects the title and what stands in `meta`; the first of each counts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.metas: dict[str, str] = {}
        self.title: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (named.get("property") or named.get("name") or "").strip().lower()
            self.metas.setdefault(name, named.get("content", ""))
        self._in_title = tag == "title" and not self.title

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data)
