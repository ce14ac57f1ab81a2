"""PROP007: the organisation's own watch list.

What it does
    Finds the words and names that the organisation has put on its watch list: as whole words, joined in a hashtag,
    dotted, spaced out, or with digits for letters.

Why it matters
    Clause PROP-1: only the organisation knows which project, building or partner is not to be spoken of yet.

What to do
    Ask whoever keeps the list, or leave the word out.

Known limits
    Knows the listed form alone: "Falcon project" does not stand for "Project Falcon", nor "falcons" for "falcon".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from ccgcompose.policy.watch import WatchList


class WatchWord(Rule):
    """A word on the organisation's list."""

    id = "PROP007"
    title = "Word on the watch list"
    clause = "PROP-1"
    severity = Severity.WARN
    about_words = True

    def applies(self, draft: Draft) -> bool:
        """Return whether the organisation has a list."""
        return bool(draft.settings.watch_words)

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each listed word."""
        for seen in _list(draft.settings.watch_words).find(text):
            yield self.finding(
                f"{quoted(seen.listed)} is on the watch list that {draft.organisation or 'your organisation'} keeps.",
                "Ask whoever keeps the list whether it may be said yet, or leave it out.",
                span=text.span(seen.start, seen.end),
            )


@lru_cache(maxsize=8)
def _list(listed: tuple[str, ...]) -> WatchList:
    return WatchList(listed)
