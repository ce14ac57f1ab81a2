"""The record for people: append-only entries, chained by SHA-256, each testifying to what it changed.

An entry's hash covers its canonical form and the hash before it. Its `testimony` maps each record that the
same transaction wrote ("revision:post-1/2") to the digest of that record, so the proof covers the records as
well as the entries: one changed, taken out or put in by hand no longer fits the last entry that speaks of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from ccgcompose.domain.canonical import digest

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """What a use case says happened; the store adds number, moment, testimony and hashes."""

    kind: str  # stored data, never renamed: "revision.saved", "delivery.sent", ...
    actor_id: str | None  # None: the program itself (the publisher)
    summary: str  # one sentence for people
    post_id: str | None = None
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One link of the chain. `number` begins at 1 and has no gaps."""

    number: int
    made_at: datetime
    entry: Entry
    testimony: dict[str, str]
    previous: str
    hash: str


def link(
    number: int, made_at: datetime, entry: Entry, testimony: dict[str, str], previous: str
) -> HistoryEntry:
    """Return the entry with its hash."""
    form = {
        "number": number,
        "made_at": made_at,
        "entry": entry,
        "testimony": testimony,
        "previous": previous,
    }
    return HistoryEntry(number, made_at, entry, testimony, previous, digest(form))


@dataclass(frozen=True, slots=True)
class Head:
    """The newest link, kept outside the database as well, so that a shortened chain shows."""

    number: int
    hash: str


NO_HEAD = Head(0, GENESIS)


@dataclass(frozen=True, slots=True)
class Proof:
    """The result of checking a chain. `broken_at` is the first entry that does not fit.

    `witnessed` false: nothing outside the database told how long the chain was, so entries taken off its end
    would not show.
    """

    entries: int
    records: int
    head: Head
    broken_at: int | None = None
    reason: str = ""
    witnessed: bool = True

    @property
    def intact(self) -> bool:
        """Return whether everything fits."""
        return self.reason == ""


def prove(
    entries: Iterable[HistoryEntry], records: Iterable[tuple[str, str]], witnessed: Head = NO_HEAD
) -> Proof:
    """Check the chain, the witnessed head, and every record against the last entry that speaks of it.

    `records` yields (key, digest) of each record as the store holds it now.
    """
    last_said: dict[str, tuple[int, str]] = {}
    head = NO_HEAD
    seen_witness = witnessed.number == 0
    for found in entries:
        reason = _misfit(found, head)
        if reason:
            return Proof(head.number, 0, head, head.number + 1, reason)
        head = Head(found.number, found.hash)
        seen_witness = seen_witness or head == witnessed
        last_said.update({key: (found.number, value) for key, value in found.testimony.items()})
    if not seen_witness:
        return _unwitnessed(head, witnessed)
    return _against_records(head, last_said, records)


def _misfit(found: HistoryEntry, head: Head) -> str:
    if found.number != head.number + 1:
        return f"Entry {head.number + 1} is missing."
    if found.previous != head.hash:
        return f"Entry {found.number} does not follow entry {head.number}."
    expected = link(found.number, found.made_at, found.entry, found.testimony, found.previous)
    if expected.hash != found.hash:
        return f"Entry {found.number} was changed after it was written."
    return ""


def _unwitnessed(head: Head, witnessed: Head) -> Proof:
    if head.number < witnessed.number:
        reason = f"Entries {head.number + 1} to {witnessed.number} were taken off the end."
        return Proof(head.number, 0, head, head.number + 1, reason)
    reason = f"Entry {witnessed.number} is not the one that was witnessed when it was written."
    return Proof(head.number, 0, head, witnessed.number, reason)


def _against_records(
    head: Head, said: dict[str, tuple[int, str]], records: Iterable[tuple[str, str]]
) -> Proof:
    count, broken = 0, list[tuple[int, str]]()
    for key, value in records:
        count += 1
        number, expected = said.pop(key, (head.number + 1, ""))
        if not expected:
            broken.append((number, f"No entry speaks of {key}: it was put in by hand."))
        elif value != expected:
            broken.append((number, f"{key} is not as entry {number} recorded it."))
    broken += [(number, f"{key}, recorded by entry {number}, is gone.") for key, (number, _) in said.items()]
    if not broken:
        return Proof(head.number, count, head)
    number, reason = min(broken)
    return Proof(head.number, count, head, number, reason)
