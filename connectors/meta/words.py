"""Whether what Meta shows is what was sent: it may change white space, forms of characters, and what nobody sees."""

from __future__ import annotations

import unicodedata

from ccgcompose.domain.cleaning import clean

ENOUGH = 60  # letters and digits from which on a beginning tells a text


def same_words(one: str, other: str) -> bool:
    """Return whether two texts read the same."""
    return _read(one) == _read(other)


def alike(one: str, other: str) -> bool:
    """Return whether one may be the other, changed or cut off on its way. What reads the same is alike."""
    short, long = sorted((_letters(one), _letters(other)), key=len)
    return short == long or (len(short) >= ENOUGH and long.startswith(short))


def _read(text: str) -> list[str]:
    seen = unicodedata.normalize("NFC", clean(text))
    return "".join(
        each for each in seen if unicodedata.category(each) not in ("Cf", "Cc") or each.isspace()
    ).split()


def _letters(text: str) -> str:
    seen = unicodedata.normalize("NFKC", clean(text)).casefold()
    return "".join(each for each in seen if each.isalnum())
