"""Overlapping findings of one rule become one."""

from __future__ import annotations

from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.merging import merged


def finding(start: int, end: int, severity: Severity = Severity.WARN, fix: Fix | None = None) -> Finding:
    return Finding("RULE1", severity, "BEST-3", start, end, f"{severity.value} {start}", "mend", fix)


def test_the_worst_speaks_for_all_of_the_place() -> None:
    (one,) = merged([finding(0, 4), finding(2, 8, Severity.BLOCK), finding(7, 9)])
    assert (one.start, one.end, one.message) == (0, 9, "BLOCK 2")


def test_neighbours_stay_apart() -> None:
    assert len(merged([finding(0, 4), finding(4, 8)])) == 2


def test_what_has_no_place_is_never_merged() -> None:
    assert len(merged([finding(0, 0), finding(0, 0, Severity.BLOCK), finding(0, 5)])) == 3


def test_a_fix_survives_only_where_it_covers_everything() -> None:
    fix = Fix("Remove it", "")
    (kept,) = merged([finding(0, 9, Severity.BLOCK, fix), finding(2, 4)])
    (lost,) = merged([finding(0, 4, Severity.BLOCK, fix), finding(2, 9)])
    assert kept.fix == fix
    assert lost.fix is None


def test_different_media_stay_apart() -> None:
    one, other = finding(0, 0), Finding("RULE1", Severity.WARN, "X", 0, 0, "m", "r", media_id="media-1")
    assert len(merged([one, other])) == 2
