"""Decide when a revision goes out, and decide again: schedule, move, take back, settle what waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.gates import Refusal, shut
from ccgcompose.domain.history import Entry
from ccgcompose.domain.moments import resolve, shown, zone_of
from ccgcompose.domain.people import Capacity, Person, holding
from ccgcompose.domain.post import Revision, headline
from ccgcompose.domain.publication import (
    NOT_OUT,
    Delivery,
    DeliveryKind,
    DeliveryState,
    Publication,
)
from ccgcompose.domain.signoff import confirmation
from ccgcompose.errors import BadInput, BadMoment, GateRefused
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.gatekeeping import gate_facts
from ccgcompose.usecases.looking import look_before_the_gates
from ccgcompose.usecases.ports import UnitOfWork
from ccgcompose.usecases.views import PlannerLine

# A moment this little in the past is "now": between choosing and confirming some seconds go by.
JUST_NOW = timedelta(seconds=90)
# Nobody plans further ahead; it is a slip of the finger, and calendars end in the year 9999.
FARTHEST = timedelta(days=3_653)

_AS_IT_IS = {
    DeliveryState.CLAIMED: "under way",
    DeliveryState.SENT: "out already",
    DeliveryState.UNKNOWN: "not confirmed",
    DeliveryState.CANCELLED: "taken back",
}


@dataclass(frozen=True, slots=True)
class When:
    """A chosen moment: the UTC instant that counts, and what the person typed, to be shown."""

    due_at: datetime
    wall_time: str
    zone: str


def at_wall_time(wall: datetime, zone: str, *, second: bool = False) -> When:
    """Return the moment of a wall time (no offset). Raise BadMoment when clocks jump over it."""
    return When(resolve(wall, zone, second=second), wall.strftime("%Y-%m-%dT%H:%M"), zone)


def at_instant(moment: datetime, zone: str) -> When:
    """Return an aware moment as it is shown in `zone`."""
    local = moment.astimezone(zone_of(zone))
    return When(moment.astimezone(UTC), local.strftime("%Y-%m-%dT%H:%M"), zone)


@dataclass(frozen=True, slots=True)
class Scheduled:
    """What scheduling made."""

    publication: Publication
    deliveries: tuple[Delivery, ...]


class Schedule:
    """What a person decides about publication."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def refusals(self, person: Person, post_id: str, when: When, *, confirmed: bool) -> tuple[Refusal, ...]:
        """Return every gate that is shut for the newest revision at that moment, each said once."""
        self._look(post_id)
        with self._context.store.read() as unit:
            return self._refusals(unit, person, unit.posts.latest(post_id), when, confirmed=confirmed)

    def schedule(self, person: Person, post_id: str, when: When, *, confirmed: bool) -> Scheduled:
        """Plan the newest revision for every account it names.

        Raise GateRefused with every gate that is shut, BadMoment for a time in the past.
        """
        now = self._context.clock.now()
        due = not_past(when, now)
        self._look(post_id)
        with self._context.store.write() as unit:
            revision = unit.posts.latest(post_id)
            refusals = self._refusals(unit, person, revision, due, confirmed=confirmed)
            if refusals:
                raise GateRefused(refusals)
            made = plan(self._context, unit, person, revision, due, DeliveryKind.PUBLISH)
            names = ", ".join(unit.accounts.get(account).name for account in revision.content.account_ids)
            moment = shown(due.due_at, due.zone)
            what = f"revision {revision.number} of “{headline(revision.content)}” for {moment}"
            summary = f"{person.name} scheduled {what} on {names}. {made.publication.confirmation}"
            unit.history.append(Entry("publication.scheduled", person.id, summary, post_id), now)
        return made

    def _look(self, post_id: str) -> None:
        """Look at what the post shows, if nobody has: the gates ask who is on it."""
        with self._context.store.read() as unit:
            content = unit.posts.latest(post_id).content
        look_before_the_gates(self._context, (use.media_id for use in content.media))

    def _refusals(
        self, unit: UnitOfWork, person: Person, revision: Revision, when: When, *, confirmed: bool
    ) -> tuple[Refusal, ...]:
        accounts = [unit.accounts.get(account) for account in revision.content.account_ids]
        found: dict[Refusal, None] = {}
        if not accounts:
            found[Refusal("account", "The post has no account.", "Choose at least one account.")] = None
        for account in accounts:
            facts = gate_facts(
                self._context, unit, revision, account, person, when.due_at, confirmed=confirmed, hold=None
            )
            found.update(dict.fromkeys(shut(facts)))
        found.update(dict.fromkeys(_twice(unit, revision)))
        return tuple(found)

    def reschedule(self, person: Person, publication_id: str, when: When) -> Publication:
        """Move what is not out yet. Raise BadInput when all of it is out, BadMoment for the past."""
        now = self._context.clock.now()
        due = not_past(when, now)
        with self._context.store.write() as unit:
            old = unit.publications.get(publication_id)
            waiting = [d for d in unit.publications.deliveries(old.id) if d.state in NOT_OUT]
            if not waiting:
                raise BadInput("This publication is out already, or under way.", kept="Nothing was changed.")
            self._may_speak(unit, person, waiting, due.due_at)
            moved = replace(old, due_at=due.due_at, wall_time=due.wall_time, zone=due.zone)
            unit.publications.update(moved)
            for delivery in waiting:
                unit.publications.update_delivery(_pending(delivery, due.due_at))
            name = headline(unit.posts.revision(old.post_id, old.revision).content)
            summary = f"{person.name} moved “{name}” to {shown(due.due_at, due.zone)}."
            unit.history.append(Entry("publication.moved", person.id, summary, old.post_id), now)
        return moved

    def cancel(self, person: Person, publication_id: str, reason: str) -> None:
        """Take back what is not out yet. The post and the decision stay in the history."""
        why = clean(reason).strip()
        if not why:
            raise BadInput("Taking back needs a reason.", kept="It is still planned.", next="Say why.")
        now = self._context.clock.now()
        with self._context.store.write() as unit:
            publication = unit.publications.get(publication_id)
            waiting = [d for d in unit.publications.deliveries(publication_id) if d.state in NOT_OUT]
            if not waiting:
                raise BadInput("There is nothing left to take back.", kept="Nothing was changed.")
            self._may_speak(unit, person, waiting, now)
            for delivery in waiting:
                cancelled = replace(delivery, state=DeliveryState.CANCELLED, reason=why)
                unit.publications.update_delivery(cancelled)
            name = headline(unit.posts.revision(publication.post_id, publication.revision).content)
            summary = f"{person.name} took back “{name}” before it was out: {why}"
            unit.history.append(Entry("publication.cancelled", person.id, summary, publication.post_id), now)

    def publish_late(self, person: Person, delivery_id: str) -> None:
        """Let what waits, is overdue, stopped or failed go out now; the gates are asked again.

        Raise BadInput for what is out, taken back, under way or not confirmed: that would be sent twice.
        """
        now = self._context.clock.now()
        with self._context.store.write() as unit:
            delivery = unit.publications.delivery(delivery_id)
            if delivery.state not in NOT_OUT:
                raise BadInput(
                    f"This delivery is {_AS_IT_IS[delivery.state]}, so it is not sent from here.",
                    kept="Nothing was changed.",
                    next="Look at it again in the planner.",
                )
            self._may_speak(unit, person, [delivery], now)
            unit.publications.update_delivery(_pending(delivery, now))
            publication = unit.publications.get(delivery.publication_id)
            account = unit.accounts.get(delivery.account_id)
            summary = (
                f"{person.name} decided to publish on {account.name} now ({delivery.state.value} before)."
            )
            unit.history.append(Entry("delivery.released", person.id, summary, publication.post_id), now)

    def _may_speak(self, unit: UnitOfWork, person: Person, waiting: list[Delivery], moment: datetime) -> None:
        held = unit.people.designations(person.id)
        for delivery in waiting:
            if holding(held, Capacity.SPEAK, moment, delivery.account_id) is None:
                name = unit.accounts.get(delivery.account_id).name
                raise GateRefused(
                    [
                        Refusal(
                            "designation",
                            f"{person.name} is not designated to speak on {name} at that moment.",
                            "Ask a designated spokesperson to decide.",
                        )
                    ]
                )

    def planner(self, since: datetime | None = None, limit: int = 500) -> tuple[PlannerLine, ...]:
        """Return what is planned, under way or waits for a person, by moment."""
        with self._context.store.read() as unit:
            return unit.publications.planner(since, limit)


def plan(
    context: Context, unit: UnitOfWork, person: Person, revision: Revision, when: When, kind: DeliveryKind
) -> Scheduled:
    """Write a publication and its deliveries in this unit of work; the caller writes the history entry."""
    publication = Publication(
        id=context.ids.new("publication"),
        post_id=revision.post_id,
        revision=revision.number,
        kind=kind,
        due_at=when.due_at,
        wall_time=when.wall_time,
        zone=when.zone,
        confirmed_by=person.id,
        confirmation=confirmation(person),
        made_at=context.clock.now(),
    )
    deliveries = tuple(
        Delivery(
            context.ids.new("delivery"), publication.id, account, kind, DeliveryState.PENDING, when.due_at
        )
        for account in revision.content.account_ids
    )
    unit.publications.add(publication, deliveries)
    return Scheduled(publication, deliveries)


def not_past(when: When, now: datetime) -> When:
    """Return the moment, or now where it has just gone by. Raise BadMoment for the past and beyond ten years."""
    if when.due_at - now > FARTHEST:
        raise BadMoment(
            f"The year {when.due_at.year} is more than ten years ahead.",
            kept="Nothing was scheduled; the post is kept.",
            next="Choose an earlier moment.",
        )
    if when.due_at >= now:
        return when
    if now - when.due_at <= JUST_NOW:
        return replace(when, due_at=now)
    raise BadMoment(
        f"{shown(when.due_at, when.zone)} is in the past; it is {shown(now, when.zone)} now.",
        kept="Nothing was scheduled; the post is kept.",
        next="Choose a moment to come, or publish now.",
    )


def _pending(delivery: Delivery, due_at: datetime) -> Delivery:
    return replace(delivery, state=DeliveryState.PENDING, not_before=due_at, reason="")


def _twice(unit: UnitOfWork, revision: Revision) -> Iterator[Refusal]:
    planned: dict[str, DeliveryState] = {}
    for publication in unit.publications.for_post(revision.post_id):
        for delivery in unit.publications.deliveries(publication.id):
            if delivery.state is not DeliveryState.CANCELLED and delivery.kind is DeliveryKind.PUBLISH:
                planned[delivery.account_id] = delivery.state
    for account_id in revision.content.account_ids:
        state = planned.get(account_id)
        name = unit.accounts.get(account_id).name
        if state is DeliveryState.SENT:
            yield Refusal(
                "twice", f"This post is out on {name} already.", "Correct it with an edit note instead."
            )
        elif state is not None:
            yield Refusal(
                "twice",
                f"This post is planned for {name} already.",
                "Move it in the planner, or take it back first.",
            )
