"""What the library is asked: what expires when, where a picture is used, where a person is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from ccgcompose.domain.consent import ConsentRecord, ConsentState, consent_state
from ccgcompose.domain.expiry import days_left, threshold
from ccgcompose.domain.permission import PermissionRecord, PermissionState, record_state
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.days import zone_in_use
from ccgcompose.usecases.ports import UnitOfWork
from ccgcompose.usecases.whereabouts import Place, Presence, family, places_of, places_of_person

_STANDS = (PermissionState.IN_FORCE, PermissionState.EXPIRING)


class EndKind(Enum):
    """What comes to its end."""

    PERMISSION = "permission"
    CONSENT = "consent"
    REVIEW = "review of a consent"


@dataclass(frozen=True, slots=True)
class Ending:
    """A record that holds until `ends_at`, or is to be looked at again then.

    `record_id` names it; `called` is the medium's file name, or the consent's id; `media_id` is that of a permission.
    `days_left` counts dates in the organisation's zone until the last day. `notice` is the smallest of 30, 7 and 1
    days within which that is (None: later, 0: it has ended). `too_late` are planned deliveries beyond the end, `live`
    the places where what it covers is out.
    """

    kind: EndKind
    record_id: str
    called: str
    ends_at: datetime
    days_left: int
    notice: int | None
    too_late: tuple[Place, ...]
    live: tuple[Place, ...]
    media_id: str = ""


@dataclass(frozen=True, slots=True)
class _Span:
    """The ends that are asked for, seen from now in a zone."""

    first: datetime
    last: datetime
    now: datetime
    zone: str


class LibraryReport:
    """Reads what the records say; it changes nothing."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def expiring(self, within_days: int = 30, *, ended_days: int = 30) -> tuple[Ending, ...]:
        """Return what ends within these days, and what ended in the last days, soonest first."""
        now = self._context.clock.now()
        first, last = now - timedelta(days=ended_days), now + timedelta(days=within_days)
        span = _Span(first, last, now, zone_in_use(self._context))
        with self._context.store.read() as unit:
            found = (*self._permissions(unit, span), *self._consents(unit, span))
        return tuple(sorted(found, key=lambda each: (each.ends_at, each.record_id)))

    def uses(self, media_id: str) -> tuple[Place, ...]:
        """Return every place of a medium and of what was made from it. Raise NotFound."""
        with self._context.store.read() as unit:
            unit.media.get(media_id)
            return places_of(unit, self._context.connectors, family(unit, (media_id,)))

    def people(self, consent_id: str) -> tuple[Place, ...]:
        """Return every place where the person of a consent is shown or described. Raise NotFound."""
        with self._context.store.read() as unit:
            unit.consents.get(consent_id)
            return places_of_person(unit, self._context.connectors, consent_id)

    def _permissions(self, unit: UnitOfWork, span: _Span) -> Iterator[Ending]:
        for media_id, records in unit.media.all_permissions().items():
            last = _last_to_end(records, span.now)
            if last is not None and last.valid_to is not None and span.first <= last.valid_to <= span.last:
                places = places_of(unit, self._context.connectors, family(unit, (media_id,)))
                called = unit.media.get(media_id).filename
                ending = _ending(EndKind.PERMISSION, last.id, called, last.valid_to, span, places)
                yield replace(ending, media_id=media_id)

    def _consents(self, unit: UnitOfWork, span: _Span) -> Iterator[Ending]:
        for record in unit.consents.all():
            if consent_state(record, span.now) in (ConsentState.WITHDRAWN, ConsentState.SUPERSEDED):
                continue
            for kind, end in _ends(record):
                if span.first <= end <= span.last:
                    places = places_of_person(unit, self._context.connectors, record.id)
                    yield _ending(kind, record.id, record.id, end, span, places)


def _last_to_end(records: Iterable[PermissionRecord], now: datetime) -> PermissionRecord | None:
    """Return the record by which the work stops being covered; None where one that stands has no end."""
    standing = [each for each in records if record_state(each, now, None) in _STANDS]
    counted = standing or [each for each in records if each.revoked_at is None]
    if any(each.valid_to is None for each in standing):
        return None
    ending = [each for each in counted if each.valid_to is not None]
    return max(ending, key=lambda each: each.valid_to or now, default=None)


def _ends(record: ConsentRecord) -> Iterator[tuple[EndKind, datetime]]:
    if record.valid_to is not None:
        yield EndKind.CONSENT, record.valid_to
    if record.review_on is not None:
        yield EndKind.REVIEW, record.review_on


def _ending(
    kind: EndKind, record_id: str, called: str, end: datetime, span: _Span, places: tuple[Place, ...]
) -> Ending:
    return Ending(
        kind,
        record_id,
        called,
        end,
        days_left(end, span.now, span.zone),
        threshold(end, span.now, span.zone),
        tuple(place for place in places if place.presence is Presence.PLANNED and place.since >= end),
        tuple(place for place in places if place.presence is Presence.LIVE),
    )
