"""Bring findings into line with what the organisation has set: what each rule weighs, and phrases it allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from ccgcompose.domain.finding import Finding
from ccgcompose.domain.policy_settings import PolicySettings
from ccgcompose.policy.bounds import floor_of, never_waived, weighed
from ccgcompose.policy.clauses import clauses_by_id
from ccgcompose.policy.phrases import Phrases
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import fold


def settled(
    findings: Iterable[Finding], text: Text, settings: PolicySettings, rules: Mapping[str, Rule]
) -> list[Finding]:
    """Return the findings in one text as the organisation wants them."""
    found = list(findings)
    if found and settings.allowed_phrases:
        allowed = [text.span(hit.start, hit.end) for hit in _phrases(settings.allowed_phrases).find(text)]
        found = [f for f in found if not (_within(f, allowed) and _may_be_silenced(f, rules))]
    if found and settings.severities:
        found = [_weighed(finding, rules[finding.rule], settings) for finding in found]
    return found


def _weighed(finding: Finding, rule: Rule, settings: PolicySettings) -> Finding:
    wanted = settings.severities.get(rule.id)
    return finding if wanted is None else weighed(finding, rule, wanted, floor_of(rule, clauses_by_id()))


def _within(finding: Finding, places: list[tuple[int, int]]) -> bool:
    """Return whether it lies wholly inside one of these places."""
    return finding.end > finding.start and any(
        start <= finding.start and finding.end <= end for start, end in places
    )


def _may_be_silenced(finding: Finding, rules: Mapping[str, Rule]) -> bool:
    return not never_waived(rules[finding.rule], finding.severity)


@lru_cache(maxsize=4)
def _phrases(written: tuple[str, ...]) -> Phrases[None]:
    folded = (" ".join(fold(phrase).text.split()) for phrase in written)
    return Phrases(dict.fromkeys((phrase for phrase in folded if phrase), None))
