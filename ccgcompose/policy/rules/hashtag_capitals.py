"""TAG001: hashtags that are hard to read.

What it does
    Advises to begin each word of a hashtag with a capital, and offers the tag so written. Advises to use two
    hashtags at most, and to put them at the end.

Why it matters
    Clause LAW-1: a screen reader reads #getyourflujab as one strange word, and #GetYourFluJab as what it
    says. Tags between the words of a sentence interrupt everybody.

What to do
    Take the tag as offered, or write it anew.

Known limits
    Finds the words with a list of everyday words: a tag with a rarer word is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.hashtags import Hashtag, capitalised, find_hashtags, hidden_words
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.text import Text

_MOST = 2
_LEAST_LETTERS = 6


class HashtagCapitals(Rule):
    """Hashtags without capitals, too many, or in the midst of the text."""

    id = "TAG001"
    title = "Readable hashtags"
    clause = "LAW-1"
    severity = Severity.ADVISE

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each tag without capitals, and one each for number and place."""
        tags = find_hashtags(text.original)
        for tag in tags:
            yield from self._capitals(tag)
        if len(tags) > _MOST:
            yield self.finding(
                f"The post has {len(tags)} hashtags.", "Keep the two that matter most to its readers."
            )
        if tags and self._has_words_after(tags, text):
            yield self.finding(
                "A hashtag stands in the midst of the text.",
                "Put hashtags at the end, after the last sentence.",
            )

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

    def _has_words_after(self, tags: tuple[Hashtag, ...], text: Text) -> bool:
        """Return whether something other than tags, links and signs follows the first tag."""
        links = {link.start: link.end for link in text.links}
        at, tag_ends = tags[0].end, {tag.start: tag.end for tag in tags}
        while match := self._word.search(text.original, at):
            start = match.start()
            end = tag_ends.get(start) or links.get(start)
            if end is None:
                return True
            at = end
        return False

    @cached_property
    def _word(self) -> re.Pattern[str]:
        return re.compile(r"[#＃]?\w")
