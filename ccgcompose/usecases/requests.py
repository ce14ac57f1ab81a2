"""Build the request of a delivery from the records."""

from __future__ import annotations

from datetime import datetime

from ccgcompose.domain.permission import verdict
from ccgcompose.domain.publication import Delivery, DeliveryKind, DeliveryState, Publication
from ccgcompose.errors import NotFound
from ccgcompose.usecases.outbox import build
from ccgcompose.usecases.ports import PublishRequest, UnitOfWork


def request_for(
    unit: UnitOfWork, delivery: Delivery, publication: Publication, now: datetime
) -> PublishRequest:
    """Return what the platform is to show. A correction keeps the key and first moment of the original."""
    revision = unit.posts.revision(publication.post_id, publication.revision)
    account = unit.accounts.get(delivery.account_id)
    key, published_at = delivery.id, now
    if delivery.kind is DeliveryKind.CORRECT:
        original = original_delivery(unit, publication.post_id, delivery.account_id)
        key = original.id
        published_at = unit.publications.attempts(original.id)[0].started_at
    media = tuple(
        (
            use,
            unit.media.get(use.media_id),
            verdict(unit.media.permissions(use.media_id), now, account.platform),
        )
        for use in revision.content.media
    )
    notes = tuple(
        found.edit_note
        for found in unit.posts.revisions(publication.post_id)
        if found.edit_note is not None and found.number <= revision.number
    )
    speaker = unit.people.get(publication.confirmed_by)
    return build(key, revision, account, speaker, media, notes, published_at, now)


def original_delivery(unit: UnitOfWork, post_id: str, account_id: str) -> Delivery:
    """Return the delivery that put the post out on this account. Raise NotFound when none did."""
    for publication in unit.publications.for_post(post_id):
        for delivery in unit.publications.deliveries(publication.id):
            out = delivery.kind is DeliveryKind.PUBLISH and delivery.state is DeliveryState.SENT
            if out and delivery.account_id == account_id:
                return delivery
    raise NotFound("This post is not out on that account.", next="Publish it first.")
