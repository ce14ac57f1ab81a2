"""A content warning: a first line that says so, which the platform can put before a text that is folded away.

The author writes it into the text (`Content warning: …` or `CW: …`), so that it is approved and kept like every
word, and readers of platforms without warnings still see it first.
"""

from __future__ import annotations

import re
from functools import cache


def content_warning(text: str) -> tuple[str, str]:
    """Return the warning and the text after it; an empty warning where there is none, or nothing follows."""
    found = _first_line().match(text)
    return ("", text) if found is None else (found[1].strip(), text[found.end() :])


def warned(warning: str, part: str) -> str:
    """Return a part of a thread under its warning, as an author writes it: each part is folded away alone."""
    return f"CW: {warning}\n\n{part}" if warning else part


@cache
def _first_line() -> re.Pattern[str]:
    return re.compile(r"\s*(?:content warning|cw)\s*:[ \t]*(\S[^\n]*)\n+(?=\S)", re.IGNORECASE)
