"""Whether the words of others stand in a text, however quotation marks, capitals and spaces were changed."""

from __future__ import annotations

import re
from functools import cache

FEWEST_WORDS = 3  # anybody may say what is shorter than this


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(r"[^\w]+")


def folded(text: str) -> str:
    """Return the words of a text alone, in small letters, with one space around each."""
    return f" {_signs().sub(' ', text.casefold()).strip()} "


def quoted_in(quotation: str, folded_text: str) -> bool:
    """Return whether all words of a quotation stand in a text, given as `folded`, one after the other."""
    words = folded(quotation)
    return len(words.split()) >= FEWEST_WORDS and words in folded_text
