"""How far an organisation may go: how little a rule may be made to weigh, and what nobody may accept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.clauses import Clause, Way
from ccgcompose.policy.rule import Rule

_PATIENTS = "PAT-1"  # what leads to one patient


def floor_of(rule: Rule, clauses: Mapping[str, Clause]) -> Severity:
    """Return the least that a rule may be made to weigh: its own word, else what its clause demands.

    What a clause forbids outright, or wants a record for, stays as it is. Where a rule looks for what may be a
    breach, what stops a post may come down to a warning, and the rest to advice.
    """
    if rule.floor is not None:
        return rule.floor
    clause = clauses.get(rule.clause)
    outright = rule.clause == _PATIENTS or (clause is not None and Way.ENFORCE in clause.ways)
    if rule.severity is Severity.RECORD or (outright and rule.severity is Severity.BLOCK):
        return rule.severity
    return Severity.WARN if rule.severity is Severity.BLOCK else Severity.ADVISE


def why_not(rule: Rule, wanted: Severity, clauses: Mapping[str, Clause]) -> str:
    """Return why a rule may not be made to weigh that; empty where it may."""
    floor = floor_of(rule, clauses)
    if wanted is rule.severity:
        return ""
    if Severity.RECORD in (wanted, rule.severity):
        return (
            f"{rule.title} ({rule.id}) is about a record that is there or missing, which no setting changes."
        )
    if wanted.rank > floor.rank:
        return (
            f"{rule.title} ({rule.id}) may not weigh less than {floor.value}: "
            f"clause {rule.clause} demands it."
        )
    return ""


def never_waived(rule: Rule, severity: Severity) -> bool:
    """Return whether nobody may accept such a finding, and no allowed phrase silences it."""
    if rule.never_waived is not None:
        return rule.never_waived
    return rule.clause == _PATIENTS and severity is Severity.BLOCK


def record_stays(finding: Finding, clauses: Mapping[str, Clause]) -> bool:
    """Return whether a missing record must be made, as the clause accepts nothing in its place."""
    clause = clauses.get(finding.clause)
    return finding.severity is Severity.RECORD and (clause is None or clause.insists)


def weighed(finding: Finding, rule: Rule, wanted: Severity, floor: Severity) -> Finding:
    """Return a finding as an organisation wants its rule to weigh.

    As much as the rule itself or more: everything it finds weighs that. Less: nothing it finds weighs more, and
    never less than the floor. A missing record is missing whatever anybody wants.
    """
    if finding.severity is Severity.RECORD or wanted is Severity.RECORD:
        return finding
    wanted = min(wanted, floor, key=lambda severity: severity.rank)
    lowers = wanted.rank > rule.severity.rank
    if lowers and finding.severity.rank >= wanted.rank:
        return finding
    return replace(finding, severity=wanted)
