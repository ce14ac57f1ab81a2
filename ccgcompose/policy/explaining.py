"""Findings as a reader wants them: what several rules say of the same words is said once, the worst first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ccgcompose.domain.finding import Finding, worst_first
from ccgcompose.policy.doubts import with_doubts


def for_reader(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with those about the same words brought together, worst first.

    The worst is kept; it carries the others in `also` where they add something: another clause. Two speak of the
    same words when more than half of the lesser's lie in the worse's: a long sentence with a number in it is another
    matter than the number. What somebody has accepted stands for itself. What is doubted is advice.
    """
    kept: list[Finding] = []
    places: dict[object, list[int]] = {}
    for finding in worst_first(with_doubts(findings)):
        near = places.setdefault((finding.account_id, finding.media_id), [])
        worse = next((at for at in near if _same_words(kept[at], finding)), None)
        if worse is None:
            near.append(len(kept))
            kept.append(finding)
        else:
            kept[worse] = _with(kept[worse], finding)
    return tuple(kept)


def _same_words(worse: Finding, lesser: Finding) -> bool:
    if worse.waived is not None or lesser.waived is not None:
        return False
    if worse.rule == lesser.rule:  # one rule says what it has to say of a place at once
        return False
    shared = min(worse.end, lesser.end) - max(worse.start, lesser.start)
    return shared > 0 and 2 * shared > lesser.end - lesser.start


def _with(worse: Finding, lesser: Finding) -> Finding:
    """Return the worse of two, with the lesser if that is about another clause than all that is said already."""
    said = {worse.clause, *(other.clause for other in worse.also)}
    return worse if lesser.clause in said else replace(worse, also=(*worse.also, lesser))
