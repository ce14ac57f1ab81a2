"""How Mastodon counts a text and shows it: written down here once more, apart from what the product does.

Source: mastodon/mastodon 4.x, app/validators/status_length_validator.rb and app/lib/text_formatter.rb.
"""

from __future__ import annotations

import html
import re

import regex

_LINK = re.compile(r"https?://[^\s<>\"'`]+[^\s<>\"'`.,;:!?)]")
_PIECE = re.compile(
    rf"(?P<link>{_LINK.pattern})|(?<![\w/])@(?P<name>\w+)(?:@(?P<host>[\w.-]+\w))?|(?<![\w&])#(?P<tag>\w+)"
)


def countable(text: str, warning: str = "", link: int = 23) -> int:
    """Return the length: a link counts the same whatever it is, a mention without its server."""
    short = _LINK.sub("x" * link, text)
    short = re.sub(r"(?<![\w/])(@\w+)@[\w.-]+\w", r"\1", short)
    return len(regex.findall(r"\X", warning + short))


def shown(text: str, host: str) -> str:
    """Return the HTML that readers get."""
    blocks = [block for block in re.split(r"\n{2,}", text) if block]
    return "".join(
        f"<p>{'<br />'.join(_line(line, host) for line in block.split(chr(10)))}</p>" for block in blocks
    )


def _line(line: str, host: str) -> str:
    made, done = "", 0
    for piece in _PIECE.finditer(line):
        made += html.escape(line[done : piece.start()]) + _entity(piece, host)
        done = piece.end()
    return made + html.escape(line[done:])


def _entity(piece: re.Match[str], host: str) -> str:
    if piece["link"]:
        return _anchor(piece["link"])
    if piece["tag"]:
        tag = html.escape(piece["tag"])
        return (
            f'<a href="https://{host}/tags/{tag}" class="mention hashtag" rel="tag">#<span>{tag}</span></a>'
        )
    name = html.escape(piece["name"])
    there = f"https://{piece['host'] or host}/@{name}"
    return f'<span class="h-card"><a href="{there}" class="u-url mention">@<span>{name}</span></a></span>'


def _anchor(link: str) -> str:
    """The scheme is hidden, and all behind the first thirty characters."""
    scheme, _, rest = link.partition("://")
    seen, hidden = rest[:30], rest[30:]
    return (
        f'<a href="{html.escape(link)}" target="_blank" rel="nofollow noopener"><span class="invisible">'
        f'{scheme}://</span><span class="{"ellipsis" if hidden else ""}">{html.escape(seen)}</span>'
        f'<span class="invisible">{html.escape(hidden)}</span></a>'
    )
