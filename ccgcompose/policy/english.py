"""Is a text in English? Advice about English words has no business in another language."""

from __future__ import annotations

from ccgcompose.policy.text import Text

_LOOKED_AT = 400  # words
_LEAST = 0.25  # the part of everyday English words without which it is another language


def is_english(text: Text, everyday: frozenset[str]) -> bool:
    """Return whether enough of the first words of three letters and more are everyday English."""
    words = [word for word in text.words[:_LOOKED_AT] if len(word.letters) > 2]
    known = sum(word.letters in everyday for word in words)
    return bool(words) and known >= _LEAST * len(words)
