"""Bring one character to the plain letters that a reader sees in it.

Width, style, case, accents and look-alikes go; what nobody sees (zero-width characters, controls, halves of
surrogate pairs) folds to nothing. Spaces become a space, line ends a line feed, dashes a hyphen.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from ccgcompose.policy.lookalikes import lookalikes

_QUOTES = {
    "‘": "'",
    "’": "'",
    "‛": "'",
    "′": "'",
    "ʼ": "'",
    "`": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
}
_LINE_ENDS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")
_DASHES = frozenset("−⁃﹣")
# Letters by their category, yet they show nothing.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_UNSEEN = frozenset({"Mn", "Me", "Cf", "Cs", "Cc"})
_BY_CATEGORY = {"Zs": " ", "Zl": "\n", "Zp": "\n", "Pd": "-"}


def is_mark(character: str) -> bool:
    """Return whether it is drawn upon the character before it."""
    return unicodedata.category(character) in ("Mn", "Me")


@lru_cache(maxsize=8192)
def fold_character(character: str) -> str:
    """Return the folded form of one code point: no, one or several characters."""
    known = _fixed(character)
    if known is not None:
        return known
    return "".join(_fold_part(part) for part in unicodedata.normalize("NFKD", character))


def _fixed(character: str) -> str | None:
    if character in _LINE_ENDS:
        return "\n"
    if character == "\t":
        return " "
    if character in _DASHES:
        return "-"
    if character in _BLANK:
        return ""
    return _QUOTES.get(character) or lookalikes().get(character)


def _fold_part(part: str) -> str:
    category = unicodedata.category(part)
    if category in _UNSEEN:
        return ""
    if category in _BY_CATEGORY:
        return _BY_CATEGORY[category]
    if category == "Nd":
        return str(unicodedata.digit(part))
    table = lookalikes()
    return (
        _QUOTES.get(part)
        or table.get(part)
        or "".join(table.get(letter, letter) for letter in part.casefold())
    )
