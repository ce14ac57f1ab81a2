"""EMOJI001: emoji that get in the way of reading.

What it does
    Advises where a post has more than three emoji, where a line begins with one, where one is repeated, stands in the
    midst of a sentence or says everything without a word. Offers a repeated one once.

Why it matters
    Clause LAW-1: a screen reader reads out the name of each emoji, "syringe syringe syringe", before and between the
    words that matter. What an emoji means differs between people and between telephones.

What to do
    Say it in words. Keep three emoji at most, at the end of a sentence or of the post.

Known limits
    Whether an emoji fits what is said, only a person can tell. Signs that are drawn as text (✓, ™) do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby, pairwise

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.emoji import Emoji, find_emoji
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_MOST = 3
_NEAR = 30  # characters: enough to see where a line begins


class EmojiUse(Rule):
    """Too many emoji, or emoji where words should be."""

    id = "EMOJI001"
    title = "Emoji"
    clause = "LAW-1"
    severity = Severity.ADVISE
    text_only = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield at most one finding of each kind, and no two for one emoji."""
        found = find_emoji(text.original)
        if not found:
            return
        if self._word.search(text.original) is None:
            yield self.finding(
                "The post says everything with emoji and nothing in words.",
                "Say in words what you mean. Not everybody sees or understands an emoji in the same way.",
                span=(found[0].start, found[-1].end),
            )
            return
        told: set[int] = set()
        for finding in self._kinds(found, text.original):
            if finding.start not in told:
                told.add(finding.start)
                yield finding

    def _kinds(self, found: tuple[Emoji, ...], written: str) -> Iterator[Finding]:
        yield from self._repeated(found, written)
        single = [next(group) for _, group in groupby(found, key=lambda emoji: emoji.bare)]
        if len(single) > _MOST:
            yield self.finding(
                f"The post has {len(found)} emoji; a screen reader reads out the name of each.",
                f"Keep {_MOST} at most.",
                span=(single[_MOST].start, single[_MOST].end),
            )
        first = next((emoji for emoji in found if self._begins_line(emoji, written)), None)
        if first is not None:
            yield self.finding(
                "A line begins with an emoji: a screen reader says its name before the words.",
                "Put it at the end of the line.",
                span=(first.start, first.end),
            )
        midst = next((emoji for emoji in found if self._is_amid(emoji, written)), None)
        if midst is not None:
            yield self.finding(
                "An emoji stands in the midst of a sentence: a screen reader says its name there.",
                "Put it at the end of the sentence, and let the words say it all.",
                span=(midst.start, midst.end),
            )

    def _repeated(self, found: tuple[Emoji, ...], written: str) -> Iterator[Finding]:
        for _, group in groupby(found, key=lambda emoji: emoji.bare):
            run = list(group)
            start, end = run[0].start, run[-1].end
            if len(run) > 1 and all(sign.isspace() for sign in _between(run, written)):
                yield self.finding(
                    f"The same emoji stands here {len(run)} times, and is read out as often.",
                    "Keep it once.",
                    span=(start, end),
                    fix=Fix("Keep it once", run[0].written),
                )
                return

    def _begins_line(self, emoji: Emoji, written: str) -> bool:
        before = written[max(0, emoji.start - _NEAR) : emoji.start]
        line_begins = emoji.start < _NEAR or "\n" in before
        rest = written[emoji.end : emoji.end + 10 * _NEAR].partition("\n")[0]
        begins = line_begins and not before.rpartition("\n")[2].strip()
        return begins and self._word.search(rest) is not None

    def _is_amid(self, emoji: Emoji, written: str) -> bool:
        around = written[max(0, emoji.start - 3) : emoji.start], written[emoji.end : emoji.end + 3]
        return bool(self._before.search(around[0]) and self._after.match(around[1]))

    @cached_property
    def _word(self) -> re.Pattern[str]:
        return re.compile(r"[^\W\d_]|\d{2}")

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(r"[^\W\d_],? ?$")

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return re.compile(r" ?[a-z]")


def _between(run: list[Emoji], written: str) -> str:
    return "".join(written[one.end : other.start] for one, other in pairwise(run))
