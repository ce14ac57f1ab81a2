"""Carry findings over a change of the text, until those that take longer have been asked again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccgcompose.domain.finding import Finding
from ccgcompose.domain.post import Content


def carried(findings: tuple[Finding, ...], old: Content, new: Content) -> tuple[Finding, ...]:
    """Return what still stands as it was found: before the change, or behind it and moved along.

    What the change touches is left out. What is about the whole post stays until it is asked again.
    """
    return tuple(_still_there(findings, old, new))


def _still_there(findings: tuple[Finding, ...], old: Content, new: Content) -> Iterator[Finding]:
    kept: dict[str | None, tuple[int, int, int]] = {}
    for finding in findings:
        about = finding.account_id
        if about is not None and about not in new.account_ids:
            continue
        if finding.end <= finding.start:
            yield finding
            continue
        if about not in kept:
            kept[about] = _unchanged(_text(old, about), _text(new, about))
        before, behind, by = kept[about]
        if finding.end < before:
            yield finding
        elif finding.start > behind:
            yield replace(finding, start=finding.start + by, end=finding.end + by)


def _text(content: Content, account_id: str | None) -> str:
    return content.text if account_id is None else content.text_for(account_id)


def _unchanged(old: str, new: str) -> tuple[int, int, int]:
    """Return up to where the old text stands in the new one, from where on it does again, and by how much it moved."""
    if old == new:
        return len(old) + 1, len(old), 0
    before = _shared(old, new)
    most = min(len(old), len(new)) - before
    behind = _shared(old[len(old) - most :][::-1], new[len(new) - most :][::-1])
    return before, len(old) - behind, len(new) - len(old)


def _shared(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
