"""ACC002: letters made of symbols.

What it does
    Warns of words in mathematical, circled, squared, wide, raised or struck-out letters, and offers them in plain
    ones.

Why it matters
    Clause LAW-1: a screen reader reads 𝗙𝗹𝘂 as "mathematical sans-serif bold capital F ...", or as nothing at all. Such
    words are found by no search, and by no other check.

What to do
    Take the plain letters as offered.

Known limits
    Words of two such letters and single ones are left alone (1ˢᵗ, Ⓡ). Words made of flags are not seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.styled_letters import styled_runs
from ccgcompose.policy.text import Text


class SymbolLetters(Rule):
    """Words that a screen reader cannot read as words."""

    id = "ACC002"
    title = "Letters made of symbols"
    clause = "LAW-1"
    severity = Severity.WARN
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each run of such letters."""
        for styled in styled_runs(text.original):
            yield self.finding(
                f"{quoted(styled.plain)} is written in letters made of symbols, which screen readers cannot read.",
                "Write it in plain letters.",
                span=(styled.start, styled.end),
                fix=Fix("Write plain letters", styled.plain),
            )
