"""A post's words for the preview: links shown as links, long words made breakable. No Qt here."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from ui.words import breakable

_SCHEME = re.compile(r"^https?://")


def marked_up(text: str, links: Sequence[str], colour: str) -> str:
    """Return `text` as rich text in which nothing of its own is markup, with `links` in `colour`."""
    found = _link_pattern(links)
    done, parts = 0, list[str]()
    for match in found.finditer(text) if found else ():
        parts.append(_escaped(text[done : match.start()]))
        parts.append(f'<span style="color: {colour}; text-decoration: underline">{_escaped(match[0])}</span>')
        done = match.end()
    parts.append(_escaped(text[done:]))
    return "".join(parts)


def _escaped(text: str) -> str:
    return html.escape(breakable(text)).replace("\n", "<br>")


def _link_pattern(links: Sequence[str]) -> re.Pattern[str] | None:
    """A link is written with its scheme or without, with its last stroke or without."""
    written = {form for link in links for form in _forms(link) if form}
    if not written:
        return None
    longest_first = sorted(written, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)


def _forms(link: str) -> tuple[str, ...]:
    bare = _SCHEME.sub("", link)
    return link, link.rstrip("/"), bare, bare.rstrip("/")
