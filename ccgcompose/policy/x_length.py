"""How X counts a post: every link 23, every emoji 2, most Latin letters 1, other scripts 2.

Source: twitter-text, configuration version 3 (weights and ranges are facts). The code is ours: linear in the
length of the text, and at ease with halves of surrogate pairs. The Python library that does the same takes a
quarter of a second to load and does not run beside a current setuptools.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import regex

from resources import words

LINK_LENGTH = 23
_EMOJI_LENGTH = 2

_LATIN = "\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253-\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
_GENERAL = rf"[a-z\u0400-\u04ff0-9!*';:=+,.$/%#\[\]\-–_~@|&{_LATIN}]"
_ENDING = rf"[+\-a-z\u0400-\u04ff0-9=_#/{_LATIN}]"
_BRACKETS = rf"\({_GENERAL}*+(?:\({_GENERAL}+\){_GENERAL}*+)?\)"
_PATH = rf"/(?:(?:{_GENERAL}|{_BRACKETS})*(?:{_ENDING}|{_BRACKETS}))?"
_QUERY = r"\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/]"


def x_length(text: str) -> int:
    """Return the weighted length of a text on X."""
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    length, done = 0, 0
    for start, end in _links(whole):
        length += _plain_length(whole[done:start]) + LINK_LENGTH
        done = end
    return length + _plain_length(whole[done:])


def _plain_length(text: str) -> int:
    """Return the weighted length of a piece without links."""
    if text.isascii():
        return len(text)
    rest, emoji = _emoji().subn("", text)
    return int(emoji) * _EMOJI_LENGTH + len(rest) + len(_heavy().findall(rest))


def _links(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans that X takes for links, without overlaps."""
    match = _candidate().search(text) if "." in text else None
    while match is not None:
        spans = _with_scheme(text, match) if match["scheme"] else _bare(text, match)
        yield from spans
        match = _candidate().search(text, spans[-1][1] if spans else match.end())


def _with_scheme(text: str, match: re.Match[str]) -> list[tuple[int, int]]:
    end = _end_of_host(text, match.start("host"), match.end())
    if end is None:
        return []
    short = _own_short_link().match(text, match.start())
    return [(match.start(), short.end() if short else _after(_path_or_query(), text, end))]


def _bare(text: str, match: re.Match[str]) -> list[tuple[int, int]]:
    """Return the links of a name without a scheme: its Latin parts, the last with what follows."""
    if _after_separator(text, match.start()):
        return []
    names = _latin_name().finditer(text, match.start(), match.end())
    ends = [(name.start(), _end_of_host(text, name.start(), name.end())) for name in names]
    spans = [(start, end) for start, end in ends if end is not None]
    if spans:
        start, end = spans[-1]
        spans[-1] = (start, _after(_path(), text, end))
    return spans


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return where the pattern ends that begins at `at`, or `at` itself."""
    match = pattern.match(text, at)
    return match.end() if match else at


def _after_separator(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] in "-_./"


def _end_of_host(text: str, start: int, stop: int) -> int | None:
    """Return where the longest part of a host name ends that closes with a top-level domain."""
    at, end = start, None
    for index, label in enumerate(text[start:stop].split(".")):
        length = _top_level(label)
        following = text[at + length : at + length + 1]
        if index and length and (not following or following not in "@+-"):
            end = at + length
        at += len(label) + 1
    return end


def _top_level(label: str) -> int:
    """Return the length of the top-level domain that this label begins with, or 0."""
    match = _last_label().match(label)
    if match is None:
        return 0
    name = match.group().lower()
    return len(name) if name.startswith("xn--") or name in _top_level_domains() else 0


@cache
def _candidate() -> re.Pattern[str]:
    # Any character that is no punctuation, no space and no sign of direction may stand in a host name.
    barred = (
        r"!'#%&()*+,\\\-./:;<=>?@\[\]^_{|}~$\s\ufffe\ufeff\uffff\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
    )
    letter = rf"(?!https?://)[^{barred}]"
    label = rf"{letter}(?:{letter}|[_-](?=[_-]*{letter}))*"
    return re.compile(
        rf"(?<![A-Za-z0-9@＠$#＃\ufffe\ufeff\uffff])(?P<scheme>https?://)?(?P<host>{label}(?:\.{label})+)",
        re.I,
    )


@cache
def _last_label() -> re.Pattern[str]:
    return re.compile(r"(?:xn--[-0-9a-z]+|[a-z]+(?![0-9])|[^\W\da-z_]+)", re.I)


@cache
def _latin_name() -> re.Pattern[str]:
    return re.compile(rf"[-a-z0-9{_LATIN}]+(?:\.[-a-z0-9{_LATIN}]+)+", re.I)


@cache
def _path_or_query() -> re.Pattern[str]:
    """Return the pattern of port, path and query after a host."""
    return re.compile(rf"(?::[0-9]+)?(?:{_PATH})?(?:{_QUERY})?", re.I)


@cache
def _path() -> re.Pattern[str]:
    """Return the same for a bare name, where a query counts only after a path."""
    return re.compile(rf"(?::[0-9]+)?{_PATH}(?:{_QUERY})?", re.I)


@cache
def _own_short_link() -> re.Pattern[str]:
    """Return the pattern of X's own short links, which end after their key."""
    return re.compile(rf"https?://t\.co/[a-z0-9]+(?:{_QUERY})?", re.I)


@cache
def _emoji() -> regex.Pattern[str]:
    """Return the pattern of one emoji as a reader sees it: flags, keycaps, families, skin tones."""
    plain = r"(?![©®™♟])\p{Extended_Pictographic}"  # these four count only when shown as pictures
    one = rf"(?:\p{{Emoji_Presentation}}\ufe0f?|\p{{Extended_Pictographic}}\ufe0f|{plain})"
    person = rf"{one}\p{{Emoji_Modifier}}?"
    tags = r"[\U000e0020-\U000e007e]+\U000e007f"
    return regex.compile(
        rf"\p{{RI}}\p{{RI}}|[0-9#*]\ufe0f?\u20e3|{person}(?:{tags})?(?:\u200d{person})*|\p{{Emoji_Modifier}}"
    )


@cache
def _heavy() -> re.Pattern[str]:
    """Return the pattern of the characters that count 2."""
    return re.compile("[^\x00-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")


@cache
def _top_level_domains() -> frozenset[str]:
    return words("policy/top-level-domains.txt")
