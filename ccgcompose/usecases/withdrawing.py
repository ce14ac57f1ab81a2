"""A consent is withdrawn: in one step nothing more goes out, and a task is opened for each place that is live.

Nothing that is out is ever deleted by the tool: where the platform can edit, a person corrects the post with an edit
note; elsewhere a person does by hand what can be done there, and writes down what it was.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.consent import ConsentRecord, Withdrawal
from ccgcompose.domain.history import Entry
from ccgcompose.domain.people import Person
from ccgcompose.domain.publication import DeliveryState, can_move
from ccgcompose.domain.task import Task, TaskKind
from ccgcompose.errors import BadInput, Refused
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.ports import UnitOfWork
from ccgcompose.usecases.whereabouts import Place, Presence, media_showing, places_of_person


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What a withdrawal did: the deliveries that it stopped, the tasks that it opened, and every place there is."""

    record: ConsentRecord
    stopped: tuple[str, ...]
    tasks: tuple[Task, ...]
    places: tuple[Place, ...]


class Withdrawing:
    """Withdraw a consent. Anybody who is signed in may: stopping is always safe."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def places(self, consent_id: str) -> tuple[Place, ...]:
        """Return every place where the person is shown or described now. Raise NotFound."""
        with self._context.store.read() as unit:
            unit.consents.get(consent_id)
            return self._places(unit, consent_id)

    def withdraw(
        self, person: Person, consent_id: str, reason: str, *, asked_by: str = "", how: str = ""
    ) -> Withdrawn:
        """Withdraw a consent from now on, in one transaction. The record stays, with who asked, how and why.

        Raise BadInput without a reason, Refused for one that is withdrawn or was replaced, NotFound.
        """
        why = clean(reason).strip()
        if not why:
            raise BadInput("A withdrawal needs a reason.", kept="The consent is as it was.", next="Say why.")
        now = self._context.clock.now()
        withdrawal = Withdrawal(now, clean(asked_by).strip(), clean(how).strip(), why, person.id)
        with self._context.store.write() as unit:
            old = unit.consents.get(consent_id)
            _may_be_withdrawn(old)
            record = replace(old, withdrawal=withdrawal)
            unit.consents.update(record)
            places = self._places(unit, consent_id)
            stopped = tuple(_stop(unit, place, record.id) for place in places if _can_stop(unit, place))
            on = frozenset(media_showing(unit, record.id))
            tasks = tuple(
                self._open(unit, person, record, place, on, now) for place in places if _is_out(place)
            )
            self._say(unit, person, record, len(stopped), len(tasks), now)
        return Withdrawn(record, stopped, tasks, places)

    def _places(self, unit: UnitOfWork, consent_id: str) -> tuple[Place, ...]:
        return places_of_person(unit, self._context.connectors, consent_id)

    def _open(
        self,
        unit: UnitOfWork,
        person: Person,
        record: ConsentRecord,
        place: Place,
        on: Collection[str],
        now: datetime,
    ) -> Task:
        """Open the task of one place; the person is shown on the media `on`."""
        task = Task(
            id=self._context.ids.new("task"),
            kind=TaskKind.EDIT_OUT if place.can_edit else TaskKind.MANUAL_STEP,
            summary=_what_to_do(place),
            opened_by=person.id,
            opened_at=now,
            post_id=place.post_id,
            account_id=place.account_id,
            delivery_id=place.delivery_id,
            media_id=_medium(unit, place, on),
            consent_id=record.id,
            url=place.url,
        )
        unit.tasks.add(task)
        return task

    def _say(
        self, unit: UnitOfWork, person: Person, record: ConsentRecord, stopped: int, tasks: int, now: datetime
    ) -> None:
        summary = (
            f"{person.name} recorded that the consent {record.id} is withdrawn. "
            f"Deliveries stopped: {stopped}. Tasks opened: {tasks}."
        )
        details = {"consent": record.id, "stopped": str(stopped), "tasks": str(tasks)}
        unit.history.append(Entry("consent.withdrawn", person.id, summary, details=details), now)


def _may_be_withdrawn(record: ConsentRecord) -> None:
    if record.withdrawal is not None:
        raise Refused(f"The consent {record.id} is withdrawn already.", kept="It is as it was.")
    if record.superseded_by is not None:
        raise Refused(
            f"The consent {record.id} was replaced by a later one.",
            kept="It is as it was.",
            next=f"Withdraw {record.superseded_by}.",
        )


def _can_stop(unit: UnitOfWork, place: Place) -> bool:
    state = unit.publications.delivery(place.delivery_id).state
    return place.presence is Presence.PLANNED and can_move(state, DeliveryState.STOPPED)


def _stop(unit: UnitOfWork, place: Place, consent_id: str) -> str:
    delivery = unit.publications.delivery(place.delivery_id)
    reason = f"The consent {consent_id} of a person shown or described was withdrawn. Take the person out of the post."
    unit.publications.update_delivery(replace(delivery, state=DeliveryState.STOPPED, reason=reason))
    return delivery.id


def _is_out(place: Place) -> bool:
    return place.presence in (Presence.LIVE, Presence.IN_DOUBT)


def _what_to_do(place: Place) -> str:
    where = f"“{place.headline}” on {place.account}"
    if place.presence is Presence.IN_DOUBT:
        return f"Find out whether {where} is live; if it is, take the person out there, with an edit note."
    if place.can_edit:
        return f"Correct {where} without the person or the picture, with an edit note."
    return f"Take the person out of {where} by hand on that platform, and record what was done."


def _medium(unit: UnitOfWork, place: Place, on: Collection[str]) -> str | None:
    """Return which of the media `on` is shown there, if one is."""
    content = unit.posts.revision(place.post_id, place.revision).content
    return next((use.media_id for use in content.media if use.media_id in on), None)
