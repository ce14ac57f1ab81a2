"""A post as a Page shows it: its words, and under them what was edited and when."""

from __future__ import annotations

import re

from ccgcompose.domain.cleaning import clean
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.corrections import without_breaks
from connectors.marks import notes_of, one_line
from connectors.newsroom.links import links

_NOTE = re.compile(r"Edited [0-9]{1,2} [A-Z][a-z]+ [0-9]{4}: .+")


def message_of(request: PublishRequest) -> str:
    """Return the text with every edit note under it. A film's credit line stands between; a photo has its own place."""
    credits = [one_line(medium.credit) for medium in request.media if medium.kind == "video"]
    parts = [without_breaks(request.text), *credits, *notes_of(request)]
    return "\n\n".join(part for part in parts if part)


def notes_in(message: str) -> tuple[str, ...]:
    """Return the edit notes at the end of a message that a Page shows."""
    notes: list[str] = []
    for line in reversed([line.strip() for line in message.splitlines() if line.strip()]):
        if not _NOTE.fullmatch(line):
            break
        notes.insert(0, line)
    return tuple(notes)


def link_of(request: PublishRequest) -> str:
    """Return the address of which Facebook makes a card, empty where a post has media or the account wants none."""
    if request.media or request.account.settings.get("link_cards") == "off":
        return ""
    return next(iter(links(clean(request.text))), "")
