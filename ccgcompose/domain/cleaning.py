"""What is done to a text before it becomes a revision: only what no file or feed could carry."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029")
# Code points that neither UTF-8 nor XML 1.0 can carry: lone surrogates, control characters, non-characters.
_UNCARRIABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


def clean(text: str) -> str:
    """Return the text with one kind of line end, and U+FFFD for each character that cannot be carried.

    The replacement is visible and has a finding of its own (TEXT001), so nothing is dropped in silence.
    """
    return _UNCARRIABLE.sub(REPLACEMENT, _LINE_ENDS.sub("\n", text))
