"""PAT011: bank accounts and payment cards.

What it does
    Looks for sort codes and account numbers that are announced or stand together, for international account numbers
    (IBAN) whose check digits fit, and for payment cards whose check digit fits, and stops the post. Where a
    charity asks for gifts the account is its own, and the finding is a hint.

Why it matters
    Clause PAT-1: bank details identify a person, and whoever reads them can misuse them.

What to do
    Remove the number. Give a page on which people can pay or donate instead.

Known limits
    An account number of eight digits that nothing announces is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.identifiers.bank import Detail, cards, ibans, sort_codes_and_accounts
from ccgcompose.policy.identifiers.numerals import numerals
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import View

_REMEDY = "Remove the number. If people are to pay, link to a page where they can."


class BankDetails(Rule):
    """A bank account or a payment card."""

    id = "PAT011"
    title = "Bank account or payment card"
    clause = "PAT-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each number."""
        view = text.once(numerals)
        for detail in chain(sort_codes_and_accounts(view.text), ibans(text.folded.text), cards(view.text)):
            searched = text.folded if detail.name.startswith("an international") else view
            severity = self._severity(searched, detail)
            span = searched.span(detail.start, detail.end)
            sure = "This is" if detail.certain else "This may be"
            yield self.finding(
                f"{sure} the number of {detail.name}. Whoever reads it can misuse it.",
                _REMEDY,
                span=span,
                severity=severity,
                fix=Fix("Remove the number", ""),
            )

    def _severity(self, view: View, detail: Detail) -> Severity:
        around = view.text[max(0, detail.start - 200) : detail.end + 100]
        if not detail.name.endswith("card") and self._gifts.search(around):
            return Severity.ADVISE
        return Severity.BLOCK if detail.certain else Severity.WARN

    @cached_property
    def _gifts(self) -> re.Pattern[str]:
        return re.compile(
            r"\b(?:donat(?:e|ions?|ing)|fundrais\w+|sponsor\w*|gift aid|our charity|league of friends)\b"
        )
