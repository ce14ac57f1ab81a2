"""TAG001: hashtags that are hard to read.

What it does
    Advises to begin each word of a hashtag with a capital, and offers the tag so written.

Why it matters
    Clause LAW-1: a screen reader reads #getyourflujab as one strange word, and #GetYourFluJab as what it
    says.

What to do
    Take the tag as offered, or write it anew.

Known limits
    Finds the words with a list of everyday words: a tag with a rarer word is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.hashtags import Hashtag, capitalised, hashtags_of, hidden_words
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule, Scope
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.text import Text

_LEAST_LETTERS = 6


class HashtagCapitals(Rule):
    """Hashtags whose words run together."""

    id = "TAG001"
    title = "Readable hashtags"
    clause = "LAW-1"
    severity = Severity.ADVISE
    text_only = True
    scope = Scope.LINE

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each tag without capitals."""
        for tag in text.once(hashtags_of):
            yield from self._capitals(tag)

    def _capitals(self, tag: Hashtag) -> Iterator[Finding]:
        name = tag.name.rstrip("0123456789")
        if len(name) < _LEAST_LETTERS or not (name[1:].islower() or name.isupper()) or not name.isalpha():
            return
        parts = hidden_words(name.lower(), self._shelf.common_words)
        if parts:
            better = "#" + capitalised(parts) + tag.name[len(name) :]
            if better[1:] != tag.name:
                yield self.finding(
                    f"A screen reader reads {quoted('#' + tag.name)} as one word.",
                    f"Begin each word with a capital: {better}.",
                    span=(tag.start, tag.end),
                    fix=Fix(f"Write {better}", better),
                )
