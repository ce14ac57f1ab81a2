"""Whether a text has what somebody typed: each word as the beginning of one, whatever its case and accents."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def found_in(typed: str, *texts: str) -> bool:
    """Whether each typed word is in some of the texts; signs alone are in none."""
    wanted = [words(each) for each in typed.split()]
    wanted = [each for each in wanted if each]
    if not wanted:
        return not typed.strip()
    there = [words(text) for text in texts]
    return all(any(_has(text, each) for text in there) for each in wanted)


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _WORD.findall(plain.casefold())


def _has(there: list[str], wanted: list[str]) -> bool:
    *whole, beginning = wanted
    length = len(wanted)
    for start in range(len(there) - length + 1):
        run = there[start : start + length]
        if run[:-1] == whole and run[-1].startswith(beginning):
            return True
    return False
