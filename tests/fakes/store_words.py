"""Whether a text has what somebody typed: each word as the beginning of one, whatever its case and accents."""

from __future__ import annotations

import re
import unicodedata

MOST_WORDS, MOST_PREFIXES = 12, 3  # a longer query wants whole words, the last one apart
_WORD = re.compile(r"[^\W_]+")


def found_in(typed: str, *texts: str) -> bool:
    """Whether each typed word is in some of the texts; signs alone are in none."""
    wanted = [each for each in map(folded, typed.split()) if each.strip()][:MOST_WORDS]
    if not wanted:
        return not typed.strip()
    whole = wanted[:-1] if len(wanted) > MOST_PREFIXES else []
    beginnings = [each.rstrip() for each in wanted[len(whole) :]]
    there = [folded(text) for text in texts]
    return all(any(each in text for text in there) for each in [*whole, *beginnings])


def folded(text: str) -> str:
    """The words of a text, each between spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return f" {' '.join(_WORD.findall(plain.casefold()))} "
