"""PAT002: National Insurance numbers.

What it does
    Looks for two letters, six digits and a last letter from A to D, in any usual spacing and in small
    letters, and stops the post. Beside "NI number" or "National Insurance" the letters may be any, and the
    last one may be missing.

Why it matters
    Clause PAT-1: the number belongs to one person for life, and opens doors to money and records.

What to do
    Remove the number.

Known limits
    A number in words is seen where at least its digits are in a row. HMRC's example (QQ 12 34 56 C) warns
    where no label stands before it, and is left alone where the text says that it is an example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.identifiers.numerals import numerals
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import View

# Prefixes that are never given out: HMRC, National Insurance Manual NIM39110.
_NEVER_GIVEN = frozenset({"bg", "gb", "kn", "nk", "nt", "tn", "zz"})
_REMEDY = "Remove the number. Nothing that we publish needs it."


class NationalInsurance(Rule):
    """A National Insurance number."""

    id = "PAT002"
    title = "National Insurance number"
    clause = "PAT-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each number."""
        view = text.once(numerals)
        for match in self._number.finditer(view.text):
            severity = self._severity(view, match)
            if severity is not None:
                yield self._found(view.span(*match.span("number")), severity)

    def _severity(self, view: View, match: re.Match[str]) -> Severity | None:
        before = view.text[max(0, match.start() - 60) : match.start()]
        if self._example.search(before):
            return None
        if self._label.search(before):
            return Severity.BLOCK
        if not match["suffix"]:
            return None
        prefix = match["first"] + match["second"]
        if prefix[0] in "dfiquv" or prefix[1] in "dfioquv" or prefix in _NEVER_GIVEN:
            return Severity.WARN if prefix == "qq" else None
        return Severity.BLOCK

    def _found(self, span: tuple[int, int], severity: Severity) -> Finding:
        sure = severity is Severity.BLOCK
        message = "This looks like a National Insurance number. It identifies one person."
        if not sure:
            message = "This is written like a National Insurance number. It would identify one person."
        return self.finding(message, _REMEDY, span=span, severity=severity, fix=Fix("Remove the number", ""))

    @cached_property
    def _number(self) -> re.Pattern[str]:
        gap = r"[ .\-_/\n]{0,2}"
        pair = "[0-9][ .-]?[0-9]"
        digits = gap.join([pair] * 3)
        return re.compile(
            rf"(?<![a-z0-9])(?P<number>(?P<first>[a-z])[ .-]?(?P<second>[a-z]){gap}{digits}"
            rf"(?:{gap}(?P<suffix>[a-d])(?![a-z0-9]))?)(?![0-9])"
        )

    @cached_property
    def _label(self) -> re.Pattern[str]:
        return re.compile(
            r"\b(?:national insurance|nat\.? ?ins\.?|n\.?i\.?|nino)(?: (?:no|num|number|nr|#))?\W{0,3}"
            r"(?:(?:is|was|=)\W{1,3})?$"
        )

    @cached_property
    def _example(self) -> re.Pattern[str]:
        return re.compile(r"\b(?:example|e\.?g\.?|looks like|such as|for instance|format|like)\W{1,4}$")
