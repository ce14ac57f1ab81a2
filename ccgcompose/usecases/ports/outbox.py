"""Repositories of what happens: publications with their deliveries, holds, history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from ccgcompose.domain.history import Entry, Head, HistoryEntry
from ccgcompose.domain.hold import Hold
from ccgcompose.domain.publication import Attempt, Delivery, Publication, Receipt
from ccgcompose.usecases.views import EntryQuery, HistoryLine, HistoryQuery, PlannerLine


class Publications(Protocol):
    """Publications, deliveries, attempts and receipts: the publisher's truth."""

    def add(self, publication: Publication, deliveries: tuple[Delivery, ...]) -> None: ...
    def update(self, publication: Publication) -> None: ...
    def get(self, publication_id: str) -> Publication:
        """Return the publication. Raise NotFound."""
        ...

    def for_post(self, post_id: str) -> tuple[Publication, ...]:
        """Return the publications of a post, oldest first."""
        ...

    def delivery(self, delivery_id: str) -> Delivery:
        """Return the delivery. Raise NotFound."""
        ...

    def deliveries(self, publication_id: str) -> tuple[Delivery, ...]: ...
    def update_delivery(self, delivery: Delivery) -> None:
        """Store state, not_before, reason and lease. Raise ConcurrentEdit for a step that is not one."""
        ...

    def claim_due(
        self, now: datetime, owner: str, until: datetime, limit: int, account_id: str | None = None
    ) -> tuple[Delivery, ...]:
        """Move PENDING deliveries due at `now` to CLAIMED under a lease, oldest first; return them.

        `account_id` None: those of every account.
        """
        ...

    def renew_lease(self, delivery_id: str, owner: str, until: datetime) -> None:
        """Move the end of a claim that `owner` still holds; nothing where it does not. Needs no entry."""
        ...

    def accounts_with_work(self, now: datetime) -> tuple[str, ...]:
        """Return the accounts with a delivery due (PENDING) or to be looked up (UNKNOWN), oldest first."""
        ...

    def expired_claims(self, now: datetime) -> tuple[Delivery, ...]:
        """Return CLAIMED deliveries whose lease has run out."""
        ...

    def in_state(self, *states: str) -> tuple[Delivery, ...]:
        """Return the deliveries in these states (values of DeliveryState), oldest first."""
        ...

    def next_due(self, after: datetime | None = None) -> datetime | None:
        """Return the earliest `not_before` of a PENDING delivery, or of one that falls due `after` a moment."""
        ...

    def add_attempt(self, attempt: Attempt) -> None: ...
    def finish_attempt(self, attempt: Attempt) -> None:
        """Store how an OPEN attempt ended. Raise ConcurrentEdit when it is not open."""
        ...

    def attempts(self, delivery_id: str) -> tuple[Attempt, ...]: ...
    def add_receipt(self, receipt: Receipt) -> None: ...
    def receipts(self, delivery_id: str) -> tuple[Receipt, ...]: ...
    def planner(self, since: datetime | None = None, limit: int = 500) -> tuple[PlannerLine, ...]:
        """Return deliveries that are not finished, and those due since `since`, by due moment."""
        ...


class Holds(Protocol):
    """Stops to all publishing."""

    def active(self) -> Hold | None: ...
    def add(self, hold: Hold) -> None: ...
    def update(self, hold: Hold) -> None: ...
    def all(self) -> tuple[Hold, ...]: ...


class History(Protocol):
    """The append-only chain. `append` takes in all that this unit of work has changed so far as testimony."""

    def append(self, entry: Entry, made_at: datetime) -> HistoryEntry: ...
    def head(self) -> Head: ...
    def latest_moment(self) -> datetime | None:
        """Return when the newest entry was made."""
        ...

    def entries(self) -> Iterator[HistoryEntry]:
        """Yield the whole chain from the first entry, as stored, in bounded memory."""
        ...

    def find(self, query: EntryQuery) -> tuple[HistoryEntry, ...]: ...
    def lines(self, query: HistoryQuery) -> tuple[HistoryLine, ...]: ...
    def count_publications(self) -> int: ...
    def records(self) -> Iterator[tuple[str, str]]:
        """Yield (key, digest) of every record under testimony as the store holds it now."""
        ...
