"""BRAND001: an account that does not show to whom it belongs.

What it does
    Warns where parts of the account's brand kit are missing: name, short name, description, website, colour.

Why it matters
    Clause OWN-2: everybody sees at once that an account is ours. Nothing can be scheduled to one whose brand kit is
    incomplete; this rule says so while there is time.

What to do
    Complete the brand kit under Accounts.

Known limits
    Looks at what is recorded here. The live profile on the platform is not compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text


class BrandComplete(Rule):
    """An account without a complete brand kit."""

    id = "BRAND001"
    title = "Brand of the account"
    clause = "OWN-2"
    severity = Severity.WARN

    def applies(self, draft: Draft) -> bool:
        """Return whether the draft is for one of our accounts."""
        return draft.account is not None and not draft.personal

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield one finding that names all missing parts."""
        missing = draft.account.brand.missing() if draft.account else ()
        if missing and draft.account is not None:
            parts = missing[0] if len(missing) == 1 else f"{', '.join(missing[:-1])} and {missing[-1]}"
            verb = "is" if len(missing) == 1 else "are"
            yield self.finding(
                f"The brand kit of {draft.account.name} is incomplete: its {parts} {verb} missing.",
                "Complete it under Accounts. Nothing can be scheduled to this account before.",
            )
