"""Bring overlapping findings of one rule together, so that a reader is told of a place once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ccgcompose.domain.finding import Finding


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Return one rule's findings with those that overlap in the text merged into the worst of them."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda found: (found.start, -found.end)):
        if kept and _overlap(kept[-1], finding):
            kept[-1] = _joined(kept[-1], finding)
        else:
            kept.append(finding)
    return kept


def _overlap(one: Finding, other: Finding) -> bool:
    return one.media_id == other.media_id and other.start < one.end and one.start < other.end


def _joined(one: Finding, other: Finding) -> Finding:
    """Return the worse of two over the place of both; its fix stays only where it covers all of that."""
    worse = min(one, other, key=lambda finding: finding.severity.rank)
    start, end = min(one.start, other.start), max(one.end, other.end)
    whole = (worse.start, worse.end) == (start, end)
    return replace(worse, start=start, end=end, fix=worse.fix if whole else None)
