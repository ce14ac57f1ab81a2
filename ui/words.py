"""Words that several pages share: long words that may be broken, and numbers of bytes. No Qt here."""

from __future__ import annotations

import re

_BREAK = "\u200b"  # zero-width space: a line may end here


def breakable(text: str, most: int = 24) -> str:
    """Return the text with places where a line may end in words (addresses, folders) of over `most` characters.

    They are behind what divides such a word, and nowhere more than `most` characters apart. To be shown only: whoever
    copies it would copy the places along.
    """
    piece = re.compile(rf"(?:[^/\\._-]{{0,{most - 1}}}[/\\._-]+|[^/\\._-]{{{most}}})(?=\S)")
    return re.sub(rf"\S{{{most + 1},}}", lambda word: piece.sub(rf"\g<0>{_BREAK}", word.group()), text)


def size_words(count: int) -> str:
    """Return a number of bytes as people say it (1 KB is 1,000 bytes)."""
    for unit, size, places in (("GB", 1_000_000_000, 1), ("MB", 1_000_000, 1), ("KB", 1_000, 0)):
        if count >= size:
            return f"{count / size:.{places}f}".removesuffix(".0") + f" {unit}"
    return f"{count} bytes"
