"""What a delivery asks its platform for, and whether the time for it has come."""

from __future__ import annotations

from datetime import datetime

from ccgcompose.domain.gates import Refusal
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.permission import PermissionVerdict, verdict
from ccgcompose.domain.post import MediaUse
from ccgcompose.domain.publication import (
    MAY_BE_OUT,
    Attempt,
    Delivery,
    DeliveryKind,
    DeliveryState,
    Outcome,
    Publication,
)
from ccgcompose.domain.uses import use_on
from ccgcompose.errors import NotFound
from ccgcompose.usecases.outbox import build, thaw
from ccgcompose.usecases.ports import PublishRequest, UnitOfWork
from ccgcompose.usecases.shown import with_origins
from ccgcompose.usecases.works import origin


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
        published_at = thaw(unit.publications.attempts(original.id)[-1].request).published_at
    media = tuple(_work(unit, use, account.platform, now) for use in revision.content.media)
    notes = tuple(
        found.edit_note
        for found in unit.posts.revisions(publication.post_id)
        if found.edit_note is not None and found.number <= revision.number
    )
    speaker = unit.people.get(publication.confirmed_by)
    return build(key, revision, account, speaker, media, notes, published_at, now)


def _work(
    unit: UnitOfWork, use: MediaUse, platform: str, now: datetime
) -> tuple[MediaUse, MediaAsset, PermissionVerdict]:
    """Return a medium with the permission that it goes out under: its origin's, where it was made from another."""
    media = with_origins(unit, (use.media_id,))
    asset = media[use.media_id]
    root, alterations = origin(asset, media)
    records = unit.media.permissions(root.id)
    return use, asset, verdict(records, now, platform, use_on(platform), alterations)


def repeated(earlier: tuple[Attempt, ...]) -> PublishRequest | None:
    """Return the request to be sent again as it was, or None where a new one has to be built.

    What may be out is repeated to the letter, so that the platform knows it again. What certainly is not is built
    from the records as they are now: a moment that went by, a brand kit that was mended.
    """
    if all(attempt.outcome in (Outcome.NOT_SENT, Outcome.REFUSED) for attempt in earlier):
        return None
    return thaw(earlier[-1].request)


def corrected_meanwhile(unit: UnitOfWork, publication: Publication) -> tuple[Refusal, ...]:
    """Return a refusal where the post was corrected after this first publication of it was planned."""
    revisions = unit.posts.revisions(publication.post_id)
    later = [r.number for r in revisions if r.edit_note is not None and r.number > publication.revision]
    if publication.kind is DeliveryKind.CORRECT or not later:
        return ()
    message = (
        f"Revision {later[-1]} corrected this post; planned here is still revision {publication.revision}."
    )
    return (Refusal("corrected", message, "Take it back, then plan the corrected post for this account."),)


def waits_for_original(unit: UnitOfWork, delivery: Delivery, publication: Publication) -> bool:
    """Return whether this corrects what may or may not be out: that has to be known first."""
    if delivery.kind is not DeliveryKind.CORRECT:
        return False
    states = {d.state for d in _firsts(unit, publication.post_id, delivery.account_id)}
    return DeliveryState.SENT not in states and bool(states & MAY_BE_OUT)


def original_delivery(unit: UnitOfWork, post_id: str, account_id: str) -> Delivery:
    """Return the delivery that put the post out on this account. Raise NotFound when none did."""
    for delivery in _firsts(unit, post_id, account_id):
        if delivery.state is DeliveryState.SENT:
            return delivery
    raise NotFound("This post is not out on that account.", next="Publish it first.")


def _firsts(unit: UnitOfWork, post_id: str, account_id: str) -> list[Delivery]:
    return [
        delivery
        for publication in unit.publications.for_post(post_id)
        for delivery in unit.publications.deliveries(publication.id)
        if delivery.kind is DeliveryKind.PUBLISH and delivery.account_id == account_id
    ]
