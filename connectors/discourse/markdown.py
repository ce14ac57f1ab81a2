r"""Plain text as Markdown that Discourse shows to the letter.

Discourse reads CommonMark with HTML, tables, BBCode, and afterwards turns names of smilies, mentions and `(c)` into
something else. A backslash stands before what Markdown would read; an empty comment splits what is looked for later,
because those look at the text after its backslashes are gone. Quotes are left to the forum's own typography.
Sources: spec.commonmark.org 0.31 (2.4 backslash escapes, 6.6 raw HTML); discourse/discourse,
frontend/discourse-markdown-it (features emoji, mentions, bbcode, onebox).
"""

from __future__ import annotations

import re
from functools import cache

from connectors.newsroom.links import Segment, segments

_SPLIT = "<!-- -->"
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def line_of(text: str, *, cards: bool = True) -> str:
    """Return one line, its addresses made clickable. `cards` false: no address becomes a card."""
    return _beginning(
        "".join(
            _link(piece, cards=cards) if piece.href else _letters(piece.text)
            for piece in segments(text.strip())
        )
    )


def alt_of(text: str) -> str:
    """Return a text for the description of a picture. A `|` would end it, escaped or not: it is broken."""
    return _letters(text.replace("|", "¦"))


def _letters(text: str) -> str:
    return _meaning().sub(_spelt, text)


def _spelt(match: re.Match[str]) -> str:
    found = match[0]
    if found in _ENTITIES:
        return _ENTITIES[found]
    if found in (":", ";", "@"):
        return found + _SPLIT
    return "".join(f"\\{character}" for character in found)


def _beginning(line: str) -> str:
    """Break what would begin a list, a heading or a rule at the beginning of a line."""
    return _block().sub(r"\1\\\2", line, count=1)


def _link(piece: Segment, *, cards: bool) -> str:
    if cards and piece.text == piece.href and _bare().fullmatch(piece.href):
        return piece.href
    return f"[{_letters(piece.text)}](<{piece.href}>)"


@cache
def _meaning() -> re.Pattern[str]:
    return re.compile(
        r"[\\`*_\[\]|~^$&<>]"
        r"|--+|\.\.+|\+(?=-)|\((?=(?:c|r|p|tm)\))"  # dashes, an ellipsis, signs of the typographer
        r"|(?<!\w):(?=[\w+-]{1,60}:)|(?<!\S)[:;](?=[-'^]?[()DPpOoXx*/|$3])"  # names of smilies, and smilies
        r"|(?<!\w)@(?=\w)",  # a mention calls people
        re.IGNORECASE,
    )


@cache
def _block() -> re.Pattern[str]:
    return re.compile(r"^((?:\d{1,9}(?=[.)](?:\s|$)))?)([-+#=.)])")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(r"https?://[A-Za-z0-9./?=%:#,+@-]+[A-Za-z0-9/]")
