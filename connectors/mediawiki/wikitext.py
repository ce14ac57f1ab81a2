"""A post as wikitext that shows plain text to the letter.

Source: mediawiki.org, Help:Formatting, Help:Images, Help:Categories; nowiki keeps the pre-save transform (signatures,
subst) and the parser away from what stands inside, entities excepted.
"""

from __future__ import annotations

import re
from functools import cache

from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from connectors.corrections import without_breaks
from connectors.marks import comment_of, mark_of, notes_of, one_line, paragraphs_of
from connectors.newsroom.links import segments

_NOT_IN_TITLES = re.compile(r"[\[\]{}|#<>_\x00-\x1f\x7f]|~{3,}|&(?=[A-Za-z0-9#\x80-\U0010ffff]{1,32};)")
LONGEST_TITLE = 200  # bytes; MediaWiki takes 255, and a day may have to be added


def page_title(text: str) -> str:
    """Return a name that a page may have; empty where nothing of the text may stand in one."""
    words = " ".join(_NOT_IN_TITLES.sub(" ", one_line(text)).split()).strip(" :/.")
    return words.encode("utf-8")[:LONGEST_TITLE].decode("utf-8", "ignore").strip()


def content_of(request: PublishRequest, names: tuple[str, ...]) -> str:
    """Return the source of the page. `names` are the files of its pictures, in their order."""
    blocks = [_div("ccg-byline", _line(f"{request.author}, {request.position}"))]
    blocks += [_picture(medium, name) for medium, name in zip(request.media, names, strict=True)]
    blocks += ["<br />\n".join(map(_line, lines)) for lines in paragraphs_of(without_breaks(request.text))]
    blocks += [_div("ccg-edit-note", _line(note)) for note in notes_of(request)]
    subject = page_title(request.subject)
    blocks += [f"[[Category:{subject}]]"] if subject else []
    return "\n\n".join([*blocks, comment_of(mark_of(request))])


def file_text(medium: OutgoingMedia) -> str:
    """Return what stands on the page of a file: what it shows, and whose it is."""
    parts = (one_line(medium.alt_text), one_line(medium.credit))
    return "\n\n".join(_line(part) for part in parts if part)


def _div(kind: str, inside: str) -> str:
    return f'<div class="{kind}">{inside}</div>'


def _picture(medium: OutgoingMedia, name: str) -> str:
    alt, credit = _entities(one_line(medium.alt_text)), _entities(one_line(medium.credit))
    return f"[[File:{name}|thumb|none|upright=2|alt={alt}|{credit}]]"


def _line(text: str) -> str:
    return "".join(
        f"[{_address(piece.href)} {_plain(piece.text)}]" if piece.href else _plain(piece.text)
        for piece in segments(text.strip())
    )


def _plain(text: str) -> str:
    text = text.replace("\x7f", "\ufffd")  # the parser's own sign, which it would show as a question mark
    if not _special().search(text):
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<nowiki>{escaped}</nowiki>"


def _address(href: str) -> str:
    return "".join(f"%{ord(letter):02X}" if letter in " []{}|<>\"^`\\'" else letter for letter in href)


def _entities(text: str) -> str:
    """Write everything that means something inside a link as a number."""
    return re.sub(r"[^\w\s.,-]|_", lambda match: f"&#{ord(match[0])};", text)


@cache
def _special() -> re.Pattern[str]:
    return re.compile(r"[\[\]{}|<>&'~=_*#;:/]|^\s|\b(?:RFC|PMID|ISBN)\b|-{4}|@")
