"""Find the links in a text: with a scheme, with www, or a bare host name such as nhs.uk/flu.

A bare name counts only when it ends in a top-level domain that we know, so that "5.30pm.Then" and "e.g." are
no links. E-mail addresses, @handles and file names are none either. What a platform would make clickable is
what matters here, so the text is read as written and not in its folded view.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ccgcompose.policy.domains import SPOKEN_DOMAINS, TOP_LEVEL_DOMAINS

_TRAILING = ".,:;!?'\"’”…*_~-"
_PAIRS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Link:
    """One link with its place in the text. `scheme` is empty where none was written."""

    start: int
    end: int
    url: str
    scheme: str
    userinfo: str
    host: str
    port: str
    path: str


def find_links(text: str) -> tuple[Link, ...]:
    """Return the links of a text in their order, without overlaps. The cost is linear."""
    if "." not in text and "://" not in text:
        return ()
    return tuple(_links(text))


def _links(text: str) -> Iterator[Link]:
    for match in _pattern().finditer(text):
        scheme = (match["scheme"] or "").lower()
        rest = _trimmed(match["rest"] or match["bare"])
        link = _parsed(match.start(), match.end() - len(match["rest"] or match["bare"]), scheme, rest)
        if link.host and (scheme or _is_name(link)):
            yield link


def _trimmed(rest: str) -> str:
    """Return it without the punctuation that closes the sentence or the bracket around it."""
    spare = {closing: rest.count(closing) - rest.count(opening) for closing, opening in _PAIRS.items()}
    end = len(rest)
    while end:
        last = rest[end - 1]
        if spare.get(last, 0) > 0:
            spare[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return rest[:end]


def _parsed(start: int, rest_at: int, scheme: str, rest: str) -> Link:
    cut = next((index for index, mark in enumerate(rest) if mark in "/?#"), len(rest))
    authority, path = rest[:cut], rest[cut:]
    userinfo, _, place = authority.rpartition("@")
    host, port = _host_and_port(place)
    end = rest_at + len(rest)
    prefix = f"{scheme}://" if scheme else ""
    return Link(start, end, prefix + rest, scheme, userinfo, host.lower().rstrip("."), port, path)


def _host_and_port(place: str) -> tuple[str, str]:
    if place.startswith("["):
        address, _, after = place[1:].partition("]")
        return address, after.removeprefix(":")
    host, _, port = place.partition(":")
    return host, port


def _is_name(link: Link) -> bool:
    """Return whether a name without a scheme is meant as a link."""
    labels = link.host.split(".")
    if len(labels) < 2 or not all(labels) or link.host in _NO_HOSTS:
        return False
    if labels[0] == "www":
        return len(labels) > 2
    written = link.url[: len(link.host)]
    last = written.rsplit(".", 1)[1]
    if labels[-1] not in TOP_LEVEL_DOMAINS or not (last.islower() or written.isupper()):
        return False
    # "clinic.it is free" lacks a space; "clinic.it/free" is an address.
    return labels[-1] not in SPOKEN_DOMAINS or len(link.path) > 1


# Public suffixes that are spoken of, and abbreviations that look like hosts.
_NO_HOSTS = frozenset({"co.uk", "org.uk", "ac.uk", "me.uk", "ltd.uk", "co.uk.com"})


@cache
def _pattern() -> re.Pattern[str]:
    within = r"[^\s<>\"“”«»|{}^`\\]"
    label = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
    return re.compile(
        rf"(?<![\w@])(?P<scheme>https?|ftp)://(?P<rest>{within}+)"
        rf"|(?<![\w@./#&=$-])(?P<bare>(?=[\w-]{{1,63}}\.){label}(?:\.{label})+\.?(?![@\w])(?::\d{{1,5}})?(?:[/?#]{within}*)?)",
        re.IGNORECASE,
    )
