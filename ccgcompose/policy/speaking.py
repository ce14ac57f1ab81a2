"""Which rules speak of a draft: all of an official one; of a personal one those that bind everybody (section 3)."""

from __future__ import annotations

from ccgcompose.domain.draft import Draft
from ccgcompose.policy.rule import Rule

# What harms our good name, and what confidentiality and the law forbid to a private person as well.
_BIND_EVERYBODY = ("RESP-", "PAT-", "PROP-")


def speaks(rule: Rule, draft: Draft) -> bool:
    """Return whether a rule has a say about a draft of this kind."""
    if not draft.personal:
        return True
    return rule.clause.startswith(_BIND_EVERYBODY) if rule.personal is None else rule.personal
