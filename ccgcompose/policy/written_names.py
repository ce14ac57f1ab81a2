"""Find a person's name or position in a text, whatever its case, accents and spacing."""

from __future__ import annotations

import re
from collections import deque

from ccgcompose.policy.text import Text
from ccgcompose.policy.view import fold


def last_place(words: str, text: Text) -> tuple[int, int] | None:
    """Return the span of the last place where the words stand; "and" and "&" are the same."""
    parts = [_either(part) for part in fold(words).text.split()]
    if not parts:
        return None
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)")
    last = deque(pattern.finditer(text.folded.text), maxlen=1)
    return text.span(*last[0].span()) if last else None


def _either(part: str) -> str:
    return "(?:and|&)" if part in ("and", "&") else re.escape(part)
