"""Characters that show nothing: where they belong, and where they do not."""

from __future__ import annotations

import unicodedata
from functools import cache

import regex

_JOINERS = frozenset("\u200c\u200d")
_FLAG = "\U0001f3f4"
# What opens a stretch of another direction, and what closes it.
_CLOSES = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"} | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)
OVERRIDES = frozenset("\u202d\u202e")
DIRECTIONS = frozenset(_CLOSES) | frozenset(_CLOSES.values())


def belongs(text: str, start: int, end: int) -> bool:
    """Return whether the invisible run `text[start:end]` has work to do there.

    Joiners build emoji and letters of other scripts; tags after a black flag make England's, Scotland's and
    Wales'.
    """
    before, after, run = text[start - 1 : start], text[end : end + 1], text[start:end]
    if run in _JOINERS:
        in_emoji = _is_part_of_emoji(before) and _is_part_of_emoji(after)
        return in_emoji or _joins_script(before, after)
    return before == _FLAG and run[-1] == "\U000e007f"


def _is_part_of_emoji(character: str) -> bool:
    return bool(character) and _emoji_part().match(character) is not None


def _joins_script(before: str, after: str) -> bool:
    """Return whether a joiner stands at a letter of a script that needs it, such as Persian or Hindi."""
    return any(
        side and not side.isascii() and unicodedata.category(side)[0] in "LM" for side in (before, after)
    )


def unbalanced(text: str) -> tuple[int, ...]:
    """Return the places of signs of direction that nothing closes, or that close nothing.

    A paragraph's end closes everything, so each is looked at by itself.
    """
    found: list[int] = []
    open_at: list[int] = []
    for match in _direction_or_end().finditer(text):
        sign, at = match.group(), match.start()
        if sign in _CLOSES:
            open_at.append(at)
        elif sign in DIRECTIONS:
            if open_at and _CLOSES[text[open_at[-1]]] == sign:
                open_at.pop()
            else:
                found.append(at)
        else:
            found += open_at
            open_at = []
    return tuple(sorted(found + open_at))


@cache
def _emoji_part() -> regex.Pattern[str]:
    return regex.compile(r"[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u20e3]")


@cache
def _direction_or_end() -> regex.Pattern[str]:
    return regex.compile(r"[\u202a-\u202e\u2066-\u2069\n\r\x0b\x0c\x85\u2028\u2029]")
