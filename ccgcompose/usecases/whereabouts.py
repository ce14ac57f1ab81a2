"""Where works and people are: live, planned, or not known to be out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from ccgcompose.domain.descent import Marks, line_of, marks_on
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.post import headline
from ccgcompose.domain.publication import MAY_BE_OUT, NOT_OUT, Delivery, DeliveryState, Publication
from ccgcompose.usecases.ports import Connectors, UnitOfWork
from ccgcompose.usecases.shown import with_origins


class Presence(Enum):
    """How something stands in one place."""

    LIVE = "live"
    IN_DOUBT = "may be live"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Place:
    """One post on one account. `since` is when it went out or is due; `url` is empty until it is known."""

    presence: Presence
    post_id: str
    headline: str
    revision: int
    account_id: str
    account: str
    platform: str
    delivery_id: str
    since: datetime
    url: str = ""
    can_edit: bool = False


def family(unit: UnitOfWork, media_ids: Iterable[str]) -> tuple[str, ...]:
    """Return these media and all that were made from them."""
    found: dict[str, None] = {}
    wanted = list(media_ids)
    while wanted:
        media_id = wanted.pop(0)
        if media_id not in found:
            found[media_id] = None
            wanted += [asset.id for asset in unit.media.derived_from(media_id)]
    return tuple(found)


def media_showing(unit: UnitOfWork, consent_id: str) -> tuple[str, ...]:
    """Return the media on which the person of a consent is shown; not those from which they were cut away."""
    marked = (each.media_id for each in unit.consents.of_consent(consent_id) if each.media_id is not None)
    wanted = family(unit, marked)
    media = with_origins(unit, wanted)
    lines = {media_id: line_of(media[media_id], media) for media_id in wanted}
    marks = {
        each: unit.consents.on_media(each) for each in {asset.id for line in lines.values() for asset in line}
    }
    return tuple(media_id for media_id in wanted if _shows(lines[media_id], marks, consent_id))


def _shows(line: Sequence[MediaAsset], marks: Marks, consent_id: str) -> bool:
    return any(each.consent_id == consent_id and each.removed_at is None for each in marks_on(line, marks))


def places_of_person(unit: UnitOfWork, connectors: Connectors, consent_id: str) -> tuple[Place, ...]:
    """Return every place where the person of a consent is shown or described."""
    counted = (each for each in unit.consents.of_consent(consent_id) if each.removed_at is None)
    posts = [each.post_id for each in counted if each.post_id is not None]
    return places_of(unit, connectors, media_showing(unit, consent_id), posts)


def places_of(
    unit: UnitOfWork, connectors: Connectors, media_ids: Iterable[str], post_ids: Iterable[str] = ()
) -> tuple[Place, ...]:
    """Return every place of these media, and of these posts as they are."""
    showing: dict[str, set[int]] = {}
    for post_id, number in unit.media.shown_in(tuple(media_ids)):
        showing.setdefault(post_id, set()).add(number)
    for post_id in post_ids:
        showing[post_id] = {revision.number for revision in unit.posts.revisions(post_id)}
    found = (
        place
        for post_id, numbers in showing.items()
        for place in _of_post(unit, connectors, post_id, numbers)
    )
    return tuple(sorted(found, key=lambda place: (list(Presence).index(place.presence), place.since)))


Dispatch = tuple[Publication, Delivery]


def _of_post(unit: UnitOfWork, connectors: Connectors, post_id: str, numbers: set[int]) -> Iterator[Place]:
    by_account: dict[str, list[Dispatch]] = {}
    for publication in unit.publications.for_post(post_id):
        for delivery in unit.publications.deliveries(publication.id):
            by_account.setdefault(delivery.account_id, []).append((publication, delivery))
    for account_id, dispatches in by_account.items():
        account = unit.accounts.get(account_id)
        can_edit = connectors.get(account.platform).limits(account).can_edit
        for publication, delivery in _shown(dispatches, numbers, can_edit=can_edit):
            receipts = unit.publications.receipts(delivery.id)
            content = unit.posts.revision(post_id, publication.revision).content
            yield Place(
                presence=_presence(delivery),
                post_id=post_id,
                headline=headline(content),
                revision=publication.revision,
                account_id=account.id,
                account=account.name,
                platform=account.platform,
                delivery_id=delivery.id,
                since=receipts[-1].received_at if receipts else delivery.not_before,
                url=receipts[-1].url if receipts else "",
                can_edit=can_edit,
            )


def _shown(dispatches: list[Dispatch], numbers: set[int], *, can_edit: bool) -> Iterator[Dispatch]:
    """Yield what shows one of these revisions. An edit takes the place of what was out; a reply does not."""
    sent = [each for each in dispatches if each[1].state is DeliveryState.SENT]
    newest = sorted(sent, key=lambda each: each[0].revision)[-1:] if can_edit else sent
    live = [each for each in newest if each[0].revision in numbers]
    yield from live[:1]  # one place is one thing to do, however often it was corrected by a reply
    waiting = NOT_OUT | MAY_BE_OUT
    yield from (each for each in dispatches if each[1].state in waiting and each[0].revision in numbers)


def _presence(delivery: Delivery) -> Presence:
    if delivery.state is DeliveryState.SENT:
        return Presence.LIVE
    return Presence.IN_DOUBT if delivery.state in MAY_BE_OUT else Presence.PLANNED
