"""Ask one rule: bounded, each place once, and without losing the others' answers when it fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.merging import merged
from ccgcompose.policy.rule import Rule, Scope
from ccgcompose.policy.text import Text

# A text of nothing but faults is wrong after the first hundred, too.
MOST_OF_ONE_RULE = 100


def answers(rule: Rule, draft: Draft, text: Text) -> list[Finding]:
    """Return what a rule finds in a text. A rule that fails says so, after what it had found by then."""
    found: list[Finding] = []
    try:
        if rule.applies(draft):
            found += islice(rule.check(draft, text), MOST_OF_ONE_RULE)
    except Exception:  # noqa: BLE001 - whatever it is: the other rules must be heard, and the text logged nowhere
        found.append(_unable(rule))
    return merged(found)


def _unable(rule: Rule) -> Finding:
    return rule.finding(
        f"The check “{rule.title}” could not be made.",
        "Look at the post with that in mind, and tell whoever looks after this program. The other checks were made.",
        severity=Severity.WARN,
    )


def pieces_of(text: str, scope: Scope) -> Iterator[tuple[int, str]]:
    """Yield (start, piece) of each line or paragraph that is not empty."""
    start = 0
    for end in _ends(scope).finditer(text):
        if end.start() > start:
            yield start, text[start : end.start()]
        start = end.end()
    if start < len(text):
        yield start, text[start:]


def shifted(finding: Finding, by: int) -> Finding:
    """Return a finding in a piece as one in the whole text."""
    return replace(finding, start=finding.start + by, end=finding.end + by) if by else finding


@cache
def _ends(scope: Scope) -> re.Pattern[str]:
    return re.compile("\n" if scope is Scope.LINE else "\n{2,}")
