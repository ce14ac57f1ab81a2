"""How long a text is, as each platform counts.

Sources: twitter-text v3 for X (weights, 23 for a link); Mastodon's StatusLengthValidator (the warning counts, a
link counts what its server says, usually 23, and @user@host as @user); Bluesky's lexicon for posts (graphemes, and
UTF-8 bytes besides); UAX #29 for graphemes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import regex

from ccgcompose.domain.account import MASTODON_LINK, LengthUnit, Limits
from ccgcompose.domain.warning import content_warning
from ccgcompose.policy.links import find_links
from ccgcompose.policy.x_length import x_length


@dataclass(frozen=True, slots=True)
class Length:
    """How a text stands against a limit. `limit` None means that there is none."""

    length: int
    limit: int | None
    fits: bool
    byte_length: int = 0
    byte_limit: int | None = None


def fits(text: str, limits: Limits) -> Length:
    """Return how a text stands against what a platform accepts, in characters and in bytes."""
    length, size = measure(text, limits.unit, limits.link_length), byte_length(text)
    within = limits.max_length is None or length <= limits.max_length
    small = limits.max_bytes is None or size <= limits.max_bytes
    return Length(length, limits.max_length, within and small, size, limits.max_bytes)


def measure(text: str, unit: LengthUnit, link_length: int = MASTODON_LINK) -> int:
    """Return the length of a text in this unit. `link_length` is what a server of Mastodon's kind counts a link."""
    if unit is LengthUnit.MASTODON:
        return _mastodon(text, link_length)
    return _MEASURES[unit](text)


def byte_length(text: str) -> int:
    """Return how many bytes it takes in UTF-8; half a surrogate pair counts as its replacement, three."""
    return len(text.encode("utf-8", "surrogatepass"))


def graphemes(text: str) -> int:
    """Return how many characters a reader sees."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    # What stands among plain signs is one character each, and need not be searched for clusters.
    rest = _amid_plain().sub("", text)
    # A flag is two letters; the engine's own search for pairs takes quadratic time on long runs of them.
    return len(text) - len(rest) + len(_grapheme().findall(_flag().sub("F", rest)))


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _mastodon(text: str, link_length: int) -> int:
    """Count the warning and the text behind it, without the words that mark the warning."""
    warning, said = content_warning(text)
    if not link_length:  # Pleroma and its kin count what is written
        return graphemes(warning + said)
    pieces, done = [warning], 0
    for link in find_links(said):
        if link.scheme:
            pieces += [_short_mentions(said[done : link.start]), "x" * link_length]
            done = link.end
    return graphemes("".join([*pieces, _short_mentions(said[done:])]))


def _short_mentions(text: str) -> str:
    return _remote_mention().sub(r"\1", text)


_MEASURES: dict[LengthUnit, Callable[[str], int]] = {
    LengthUnit.GRAPHEMES: graphemes,
    LengthUnit.CODE_POINTS: len,
    LengthUnit.UTF16: _utf16,
    LengthUnit.X_WEIGHTED: x_length,
    LengthUnit.BLUESKY: graphemes,
}


@cache
def _grapheme() -> regex.Pattern[str]:
    return regex.compile(r"\X")


@cache
def _amid_plain() -> re.Pattern[str]:
    return re.compile(r"(?<=[ -~])[ -~]+(?=[ -~])")


@cache
def _flag() -> re.Pattern[str]:
    return re.compile("[\U0001f1e6-\U0001f1ff]{2}")


@cache
def _remote_mention() -> re.Pattern[str]:
    """Return the pattern of @user@host, as Mastodon knows it."""
    return re.compile(r"(?<![\w/])(@\w+(?:[\w.-]*\w)?)@\w+(?:[\w.-]*\w)?(?::\d+)?")
