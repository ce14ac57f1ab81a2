"""What stands in a text besides words: links, mentions and tags, by the bytes of its UTF-8.

Sources: lexicon app.bsky.richtext.facet; bluesky-social/atproto, packages/api, rich-text detection (what its own apps
take for a link, a mention, a tag). A text goes out as plain text; without facets nothing in it can be followed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from connectors.newsroom.settings import web_address
from resources import words

LONGEST_TAG = 64
# An address ends at white space, quotes, brackets that none needs, and characters that hide or turn text.
_END = r"\s<>\"`{}|\\^\u00ab\u00bb\u201c-\u201f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffd"
_TRAILING = ".,;:!?…*_~'’‘"
_PAIRS = {")": "(", "]": "["}


def facets(text: str, did_of: Callable[[str], str]) -> list[dict[str, Any]]:
    """Return the facets in the order of the text. `did_of` gives the DID of a handle, empty where it has none."""
    found = [*_links(text), *_mentions(text, did_of), *_tags(text)]
    return [
        {"index": {"byteStart": _bytes(text[:start]), "byteEnd": _bytes(text[:end])}, "features": [feature]}
        for start, end, feature in sorted(found, key=lambda each: each[0])
    ]


def links(text: str) -> tuple[str, ...]:
    """Return the addresses that can be followed, in the order of the text."""
    return tuple(feature["uri"] for _, _, feature in _links(text))


def handles(text: str) -> tuple[str, ...]:
    """Return each handle that is mentioned, once."""
    return tuple(dict.fromkeys(match[1].lower() for match in _mention().finditer(text)))


def _links(text: str) -> Iterator[tuple[int, int, dict[str, str]]]:
    for match in _link().finditer(text):
        shown = _trimmed(match[0])
        if match["name"] and match["name"].rpartition(".")[2].lower() not in _top_level_domains():
            continue
        address = web_address(shown)
        if address:
            feature = {"$type": "app.bsky.richtext.facet#link", "uri": address}
            yield match.start(), match.start() + len(shown), feature


def _mentions(text: str, did_of: Callable[[str], str]) -> Iterator[tuple[int, int, dict[str, str]]]:
    for match in _mention().finditer(text):
        did = did_of(match[1].lower())
        if did:
            yield match.start(), match.end(), {"$type": "app.bsky.richtext.facet#mention", "did": did}


def _tags(text: str) -> Iterator[tuple[int, int, dict[str, str]]]:
    for match in _tag().finditer(text):
        tag = match[1]
        while tag and unicodedata.category(tag[-1]).startswith("P"):
            tag = tag[:-1]
        telling = any(not each.isdigit() and not unicodedata.category(each).startswith("P") for each in tag)
        if telling and len(tag) <= LONGEST_TAG:
            feature = {"$type": "app.bsky.richtext.facet#tag", "tag": tag}
            yield match.start(), match.start() + 1 + len(tag), feature


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _trimmed(address: str) -> str:
    """Leave out the punctuation of the sentence around an address."""
    surplus = {closer: address.count(closer) - address.count(opener) for closer, opener in _PAIRS.items()}
    end = len(address)
    while end and (address[end - 1] in _TRAILING or surplus.get(address[end - 1], 0) > 0):
        end -= 1
        if address[end] in surplus:
            surplus[address[end]] -= 1
    return address[:end]


@cache
def _link() -> re.Pattern[str]:
    name = r"(?:[a-z0-9](?:[a-z0-9-]{0,62})\.){1,10}[a-z]{2,24}"
    return re.compile(
        rf"(?<![\w@#./:-])(?:https?://[^{_END}]+|(?P<name>{name})(?![\w@-]|\.\w)(?:[/?#:][^{_END}]*)?)",
        re.IGNORECASE,
    )


@cache
def _mention() -> re.Pattern[str]:
    label = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
    return re.compile(
        rf"(?<![^\s(])@((?:{label}\.){{1,10}}[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])?)(?![\w-])", re.I
    )


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"(?<!\S)[#\uff03](?!\ufe0f)([^\s\u00ad\u2060\u200a-\u200d\u20e2]+)")


@cache
def _top_level_domains() -> frozenset[str]:
    return words("policy/top-level-domains.txt")
