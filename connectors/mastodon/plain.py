"""A status as its server shows it, back as plain text; and whether it says what was asked for.

Servers show a text as HTML: paragraphs and `<br>`, links with their middle hidden in `<span class="invisible">`, a
mention without its server. What matters is whether two texts say the same, so that what is out is known again.
Sources: mastodon/mastodon, app/lib/text_formatter.rb; a running snac2, which reads `*` and `_` as Markdown.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache
from html.parser import HTMLParser
from typing import Any

from ccgcompose.domain.cleaning import clean

_BREAKS = frozenset({"br", "p", "div", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset({"script", "style"})


def plain(markup: str) -> str:
    """Return what a reader of the HTML reads."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return "".join(reader.read).strip()


def says(status: Any, text: str) -> bool:
    """Return whether a status says this text. Its own source counts where the server shows it."""
    wanted, content = _bare(text), str(status.get("content") or "")
    if _bare(html.unescape(_tag().sub("", content))) == wanted:  # where white space does not matter
        return True
    return any(_bare(shown) == wanted for shown in _shown(status))


def says_to_the_letter(status: Any, text: str) -> bool:
    """Return whether a status says this text with every mark; only white space may differ."""
    wanted = _short(text).split()
    return any(_short(shown).split() == wanted for shown in _shown(status))


def _shown(status: Any) -> list[str]:
    """Every form of the text that an answer holds: its source (snac2), plain (Pleroma), as a reader sees it."""
    forms = [status.get("text")]
    pleroma = status.get("pleroma")
    content = pleroma.get("content") if isinstance(pleroma, dict) else None
    forms += [content.get("text/plain")] if isinstance(content, dict) else []
    forms += [plain(str(status.get("content") or ""))]
    return [form for form in forms if isinstance(form, str)]


def _bare(text: str) -> str:
    """Return what is left when layout, markup and the servers of mentions are taken away."""
    return _layout().sub("", _short(text))


def _short(text: str) -> str:
    return _far_mention().sub(r"\1", unicodedata.normalize("NFC", clean(text)))


class _Reader(HTMLParser):
    """Collects the words; a `<br>` or the end of a block is a line's end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read: list[str] = []
        self._silent = 0
        self._link, self._from = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag == "br":
            self.read.append("\n")
        elif tag == "a":
            self._link, self._from = dict(attrs).get("href") or "", len(self.read)

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _BREAKS and tag != "br":
            self.read.append("\n\n" if tag == "p" else "\n")
        elif tag == "a":
            self._whole_link()

    def _whole_link(self) -> None:
        """Some servers cut a long address short before the reader's eyes; its whole stands in the link."""
        words = "".join(self.read[self._from :])
        if words.endswith("…") and words[:-1] in self._link:
            self.read[self._from :] = [self._link]

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.read.append(data)


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"<[^<>]*>")


@cache
def _far_mention() -> re.Pattern[str]:
    return re.compile(r"(?<![\w/])(@\w+(?:[\w.-]*\w)?)@\w+(?:[\w.-]*\w)?(?::\d+)?")


@cache
def _layout() -> re.Pattern[str]:
    """White space, what Markdown reads as marks, and characters that nobody sees."""
    return re.compile(r"[\s*_~`>#\\\-\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd\ufe0f\x7f]+")
