"""Say a piece of advice once where a text gives cause for it all over: nobody reads a wall of hints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from ccgcompose.domain.finding import Finding, Severity

MOST = 6
_COUNTED = 100  # a hundred or more: nobody wants the number


def sparingly(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings; of more than six that only advise, the first alone, and how many there are."""
    taken = list(islice(findings, _COUNTED))
    advice = [finding for finding in taken if finding.severity is Severity.ADVISE]
    yield from (finding for finding in taken if finding.severity is not Severity.ADVISE)
    if len(advice) <= MOST:
        yield from advice
        return
    first = min(advice, key=lambda finding: finding.start)
    more = f"{len(advice) - 1}" if len(taken) < _COUNTED else "many"
    yield replace(first, remedy=f"{first.remedy} There are {more} more places of this kind.")
