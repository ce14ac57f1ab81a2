"""STYLE002: words, times and dates that the NHS writes otherwise.

What it does
    Advises on words for which the NHS has plainer ones ("passed away", "utilise", "suffering from"), on "click here",
    on eg, ie, etc and &, on short forms of "not", and on times, dates, ranges and numbers in another style. Offers
    the better form with one click where it fits in place.

Why it matters
    Clause LAW-1: what we write is for everybody. More than four adults in ten struggle with what is written for the
    public about health (NHS digital service manual, Health literacy); plain words help them, people who learn English,
    and everybody who is worried or in a hurry.

What to do
    Take what is offered, or say it in your own plain words.

Known limits
    Compares words with a list and does not understand the sentence. Words in quotation marks are left to whom they
    belong. Of more than six such places the first is shown, with their number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.figures import restyled
from ccgcompose.policy.quotations import quotations_of
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.sparing import sparingly
from ccgcompose.policy.text import Text
from ccgcompose.policy.untouched import untouched_of
from ccgcompose.policy.wordings import in_the_case_of

_ALWAYS_UPPER = frozenset({"NB", "TBC", "TBA", "ASAP", "DNAS", "SMS"})


class NhsStyle(Rule):
    """Words and figures in another style than the NHS's."""

    id = "STYLE002"
    title = "NHS content style"
    clause = "LAW-1"
    severity = Severity.ADVISE
    text_only = True

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield what has a better form, or of many the first with their number."""
        untouched, quotations = text.once(untouched_of), text.once(quotations_of)
        found = (
            finding
            for findings in (self._words(text), self._figures(text), self._ampersands(text))
            for finding in findings
            if not untouched.hold(finding.start, finding.end)
            and not quotations.hold(finding.start, finding.end)
        )
        yield from sparingly(found)

    def _words(self, text: Text) -> Iterator[Finding]:
        for found in self._shelf.nhs_style.find(text):
            start, end = text.span(found.start, found.end)
            written, wording = text.original[start:end], found.value
            if written.isupper() and len(written) < 4 and written not in _ALWAYS_UPPER:
                continue  # IE and EG may be names
            message, remedy = wording.said(quoted(written))
            fix = None
            if wording.fits_in_place:
                better = self._in_place(text.original, start, end, wording.better)
                fix = Fix(f"Write “{wording.better}”", better)
            yield self.finding(message, remedy, span=(start, end), fix=fix)

    def _in_place(self, original: str, start: int, end: int, better: str) -> str:
        """Return the better form with the capitals of the other, and the full stop that ended the sentence."""
        written = original[start:end]
        cased = better if written in _ALWAYS_UPPER else in_the_case_of(written, better)
        after = original[end : end + 2].lstrip(" ")
        ends = written.endswith(".") and (not after or after[0].isupper() or after[0] == "\n")
        return f"{cased}." if ends else cased

    def _figures(self, text: Text) -> Iterator[Finding]:
        for place in restyled(text.original):
            written = text.original[place.start : place.end]
            yield self.finding(
                f"{quoted(written)} is a {place.kind} that the NHS writes otherwise.",
                f"Write “{place.better}”.",
                span=(place.start, place.end),
                fix=Fix(f"Write “{place.better}”", place.better),
            )

    def _ampersands(self, text: Text) -> Iterator[Finding]:
        if " & " in text.original:
            for match in self._ampersand.finditer(text.original):
                start = match.start("sign")
                yield self.finding(
                    "“&” belongs into names only; some screen readers leave it out.",
                    "Write “and”.",
                    span=(start, start + 1),
                    fix=Fix("Write “and”", "and"),
                )

    @cached_property
    def _ampersand(self) -> re.Pattern[str]:
        """Between words of which the first, or the second, is no name."""
        return re.compile(r"(?:(?<![\w-])[a-z][\w'’-]{0,40} |(?<=\w )(?=& [a-z]))(?P<sign>&)(?= \w)")
