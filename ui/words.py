"""Words that several pages share: long words that may be broken, numbers of bytes, what findings weigh. No Qt here."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ccgcompose.domain.finding import Severity
from ui.tokens import Kind

_BREAK = "\u200b"  # zero-width space: a line may end here
SEVERITY_KINDS: dict[Severity, Kind] = {
    Severity.BLOCK: "bad",
    Severity.RECORD: "record",
    Severity.WARN: "warn",
    Severity.ADVISE: "ok",
}


def breakable(text: str, most: int = 24) -> str:
    """Return the text with places where a line may end in words (addresses, folders) of over `most` characters.

    They are behind what divides such a word, and nowhere more than `most` characters apart. To be shown only: whoever
    copies it would copy the places along.
    """
    piece = re.compile(rf"(?:[^/\\._-]{{0,{most - 1}}}[/\\._-]+|[^/\\._-]{{{most}}})(?=\S)")
    return re.sub(rf"\S{{{most + 1},}}", lambda word: piece.sub(rf"\g<0>{_BREAK}", word.group()), text)


def joined(names: Sequence[str]) -> str:
    """Return "Newsroom", "Newsroom and X" or "Newsroom, X and Facebook"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def size_words(count: int) -> str:
    """Return a number of bytes as people say it (1 KB is 1,000 bytes)."""
    for unit, size, places in (("GB", 1_000_000_000, 1), ("MB", 1_000_000, 1), ("KB", 1_000, 0)):
        if count >= size:
            return f"{count / size:.{places}f}".removesuffix(".0") + f" {unit}"
    return f"{count} bytes"
