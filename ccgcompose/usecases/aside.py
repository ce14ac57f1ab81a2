"""What the publisher sets aside instead of sending it: what is too late, and what was overtaken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from ccgcompose.domain.history import Entry
from ccgcompose.domain.post import headline
from ccgcompose.domain.publication import Delivery, DeliveryKind, DeliveryState
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.ports import UnitOfWork

MOST_GRACE = 366 * 24 * 60  # minutes
_CAN_BE_OVERTAKEN = (DeliveryState.PENDING, DeliveryState.STOPPED, DeliveryState.FAILED)


class Aside:
    """Looks through what waits. Each step is one transaction with its history entry."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def overdue(self) -> tuple[str, ...]:
        """Set aside what is too late: never put out unasked, for the officer may be glad that it was not."""
        now = self._context.clock.now()
        with self._context.store.read() as unit:
            organisation = unit.workspace.get()
            minutes = organisation.overdue_after_minutes if organisation else 30
            grace = timedelta(minutes=min(minutes, MOST_GRACE))
            late = [
                d for d in unit.publications.in_state(DeliveryState.PENDING.value) if _late(d, now, grace)
            ]
        return tuple(delivery.id for delivery in late if self._mark_overdue(delivery, now))

    def _mark_overdue(self, delivery: Delivery, now: datetime) -> bool:
        with self._context.store.write() as unit:
            current = unit.publications.delivery(delivery.id)
            if current.state is not DeliveryState.PENDING or current.not_before != delivery.not_before:
                return False
            why = _why_late(unit, current)
            reason = f"{why} when it was due. Publish it now, move it or take it back."
            unit.publications.update_delivery(replace(current, state=DeliveryState.OVERDUE, reason=reason))
            what, post_id = _named(unit, current)
            summary = f"{what} was not published in time and waits for a decision. {why}."
            unit.history.append(Entry("delivery.overdue", None, summary, post_id), now)
        return True

    def overtaken(self) -> None:
        """Cancel each correction that waits although a later one is out: that one says all of its notes too.

        Sent after all, it would be refused as older than what the public sees, and trouble a person for nothing.
        """
        with self._context.store.read() as unit:
            waiting = unit.publications.in_state(*(state.value for state in _CAN_BE_OVERTAKEN))
            found = [d for d in waiting if d.kind is DeliveryKind.CORRECT and _later_one_out(unit, d)]
        for delivery in found:
            self._cancel(delivery)

    def _cancel(self, delivery: Delivery) -> None:
        with self._context.store.write() as unit:
            current = unit.publications.delivery(delivery.id)
            later = _later_one_out(unit, current)
            if current.state not in _CAN_BE_OVERTAKEN or later is None:
                return
            reason = f"The correction of revision {later} is out and says this too."
            unit.publications.update_delivery(replace(current, state=DeliveryState.CANCELLED, reason=reason))
            what, post_id = _named(unit, current)
            summary = f"An earlier correction, {what}, is no longer needed. {reason}"
            unit.history.append(
                Entry("delivery.overtaken", None, summary, post_id), self._context.clock.now()
            )


def _late(delivery: Delivery, now: datetime, grace: timedelta) -> bool:
    # A correction is never too late: an error that stands is worse than one corrected late.
    return delivery.kind is DeliveryKind.PUBLISH and delivery.not_before < now - grace


def _why_late(unit: UnitOfWork, delivery: Delivery) -> str:
    holds = (h for h in unit.holds.all() if h.released_at is None or h.released_at > delivery.not_before)
    return "All publishing was on hold" if any(holds) else "No publisher was running"


def _later_one_out(unit: UnitOfWork, delivery: Delivery) -> int | None:
    """Return the revision of a later correction that is out on the same account, if there is one."""
    own = unit.publications.get(delivery.publication_id)
    for publication in unit.publications.for_post(own.post_id):
        if publication.revision > own.revision and _is_out(unit, publication.id, delivery.account_id):
            return publication.revision
    return None


def _is_out(unit: UnitOfWork, publication_id: str, account_id: str) -> bool:
    deliveries: Iterator[Delivery] = iter(unit.publications.deliveries(publication_id))
    return any(d.account_id == account_id and d.state is DeliveryState.SENT for d in deliveries)


def _named(unit: UnitOfWork, delivery: Delivery) -> tuple[str, str]:
    publication = unit.publications.get(delivery.publication_id)
    revision = unit.posts.revision(publication.post_id, publication.revision)
    account = unit.accounts.get(delivery.account_id)
    return f"“{headline(revision.content)}” for {account.name}", publication.post_id
