"""TAG002: more than two hashtags, and hashtags in the midst of the text.

What it does
    Advises to use two hashtags at most, and to put them at the end.

Why it matters
    Clause LAW-1: tags between the words of a sentence interrupt everybody, and a screen reader reads each.

What to do
    Keep the two that matter most to the readers, after the last sentence.

Known limits
    A tag that stands for a word of the sentence is not told from one that was only put there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.hashtags import Hashtag, hashtags_of
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_MOST = 2


class HashtagNumber(Rule):
    """Hashtags that are too many, or in the midst of the text."""

    id = "TAG002"
    title = "Number and place of hashtags"
    clause = "LAW-1"
    severity = Severity.ADVISE
    text_only = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield one finding about the number, else one about the place."""
        tags = text.once(hashtags_of)
        if len(tags) > _MOST:
            third = tags[_MOST]
            yield self.finding(
                f"The post has {len(tags)} hashtags.",
                "Keep the two that matter most to its readers, at the end.",
                span=(third.start, third.end),
            )
        elif tags and self._has_words_after(tags, text):
            yield self.finding(
                "A hashtag stands in the midst of the text.",
                "Put hashtags at the end, after the last sentence.",
                span=(tags[0].start, tags[0].end),
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
