"""Finding the web addresses in a text, so that they can be made clickable without harm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from connectors.newsroom.settings import web_address

# Ends at white space, quotes, brackets that no address needs, and at characters that hide or turn text.
_END = r"\s<>\"'`{}|\\^\u00ab\u00bb\u2018-\u201f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffd"
_ADDRESS = re.compile(
    rf"(?<![\w@./:-])(?:https?://|www\.)[^{_END}]+"
    # The public sector's own sites are often written bare: nhs.uk/flu
    rf"|(?<![\w@./:-])(?:[a-z0-9-]+\.)*(?:nhs|gov|police)\.uk(?![\w.-]*@)(?:/[^{_END}]*)?(?!\.?[\w-])",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?…*_~'"
_PAIRS = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line; `href` is empty for plain text."""

    text: str
    href: str = ""


def segments(line: str) -> tuple[Segment, ...]:
    """Return the line cut into plain text and links; joined they are the line again."""
    return tuple(segment for segment in _cut(line) if segment.text)


def links(text: str) -> tuple[str, ...]:
    """Return the addresses that would be clickable, in the order of the text."""
    return tuple(segment.href for segment in segments(text) if segment.href)


def _cut(line: str) -> Iterator[Segment]:
    start = 0
    for match in _ADDRESS.finditer(line):
        shown = _trimmed(match[0])
        href = web_address(shown)
        if href:
            yield Segment(line[start : match.start()])
            yield Segment(shown, href)
            start = match.start() + len(shown)
    yield Segment(line[start:])


def _trimmed(address: str) -> str:
    """Leave out the punctuation of the sentence around an address."""
    # Counted once: a line of nothing but brackets must not take the square of its length.
    surplus = {closer: address.count(closer) - address.count(opener) for closer, opener in _PAIRS.items()}
    end = len(address)
    while end and (address[end - 1] in _TRAILING or surplus.get(address[end - 1], 0) > 0):
        end -= 1
        if address[end] in surplus:
            surplus[address[end]] -= 1
    return address[:end]
