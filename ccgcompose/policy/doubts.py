"""What the sense of a whole post takes from a warning that single words gave rise to.

A name beside "ward" warns at once, at the key press. Read whole, the post may speak of a plumber in 1963: then the
warning becomes advice. It is never taken away, and what must be mended (BLOCK) is doubted by nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ccgcompose.domain.finding import Finding, Severity

DOUBT = "PAT022"  # the rule that doubts; its findings have the places of those that they are about
DOUBTED = ("PAT020", "PAT030")
_LIGHTENED = (Severity.RECORD, Severity.WARN)
_Place = tuple[str | None, int, int]


def with_doubts(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with those that are doubted as advice, and without the doubts themselves."""
    found = tuple(findings)
    doubts = {_place(each): each for each in found if each.rule == DOUBT}
    return tuple(_lightened(each, doubts.get(_place(each))) for each in found if each.rule != DOUBT)


def may_be_doubted(finding: Finding) -> bool:
    """Return whether the sense of the post may make advice of it. What somebody accepted stands as it is."""
    return finding.rule in DOUBTED and finding.severity in _LIGHTENED and finding.waived is None


def _lightened(finding: Finding, doubt: Finding | None) -> Finding:
    if doubt is None or not may_be_doubted(finding):
        return finding
    return replace(finding, severity=Severity.ADVISE, message=f"{finding.message} {doubt.message}")


def _place(finding: Finding) -> _Place:
    return finding.account_id, finding.start, finding.end
