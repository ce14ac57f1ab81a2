"""The frozen request: built once from the records, kept as JSON in the Attempt, equal in every repeat."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from ccgcompose.domain.account import Account, BrandKit, SignOffStyle
from ccgcompose.domain.canonical import canonical_json
from ccgcompose.domain.media import MediaAsset, MediaKind
from ccgcompose.domain.people import Person
from ccgcompose.domain.permission import PermissionVerdict
from ccgcompose.domain.post import EditNote, MediaUse, Revision, headline
from ccgcompose.domain.signoff import published_text
from ccgcompose.errors import StoreUnavailable
from ccgcompose.usecases.ports import Captions, OutgoingMedia, PublishRequest


def build(
    key: str,
    revision: Revision,
    account: Account,
    speaker: Person,
    media: tuple[tuple[MediaUse, MediaAsset, PermissionVerdict], ...],
    notes: tuple[EditNote, ...],
    published_at: datetime,
    updated_at: datetime,
) -> PublishRequest:
    """Return what the platform will be asked to show."""
    content = revision.content
    return PublishRequest(
        key=key,
        post_id=revision.post_id,
        revision=revision.number,
        account=account,
        subject=content.subject,
        title=headline(content),
        text=published_text(content.text_for(account.id), account, speaker),
        author=speaker.name,
        position=speaker.position,
        published_at=published_at,
        updated_at=updated_at,
        media=tuple(
            outgoing(use, asset, verdict) for use, asset, verdict in media if asset.kind is not MediaKind.TEXT
        ),
        edit_notes=notes,
    )


def outgoing(use: MediaUse, asset: MediaAsset, verdict: PermissionVerdict) -> OutgoingMedia:
    """Return a medium as the platform is given it, with the credit line of the permission that it goes out under."""
    credit = verdict.record.credit_line if verdict.record else ""
    captions = tuple(
        Captions(each.sha256, each.language, each.filename, each.label) for each in asset.captions
    )
    return OutgoingMedia(
        asset.published_sha256,
        asset.filename,
        asset.mime,
        asset.width,
        asset.height,
        use.alt_text,
        credit,
        kind=asset.kind.value,
        duration_ms=asset.duration_ms,
        captions=captions,
        transcript=asset.transcript,
        artwork=asset.poster_sha256,
    )


def freeze(request: PublishRequest) -> str:
    """Return the request as canonical JSON."""
    return canonical_json(request)


def thaw(frozen: str) -> PublishRequest:
    """Return the request that was frozen. Raise StoreUnavailable for one that somebody changed by hand."""
    try:
        return _thawed(json.loads(frozen))
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise StoreUnavailable(
            "The request of an attempt cannot be read, so somebody changed it by hand.",
            kept="It was not touched, and nothing was sent.",
            next="Run `ccgcompose history verify`, then restore a backup from before that change.",
        ) from error


def _thawed(fields: dict[str, Any]) -> PublishRequest:
    account: dict[str, Any] = fields.pop("account")
    media = tuple(_medium(medium) for medium in fields.pop("media"))
    notes = tuple(_note(note) for note in fields.pop("edit_notes"))
    for name in ("published_at", "updated_at"):
        fields[name] = datetime.fromisoformat(fields[name])
    return PublishRequest(**fields, account=_account(account), media=media, edit_notes=notes)


def _medium(fields: dict[str, Any]) -> OutgoingMedia:
    captions = tuple(Captions(**each) for each in fields.pop("captions", ()))
    return OutgoingMedia(**fields, captions=captions)


def _note(fields: dict[str, Any]) -> EditNote:
    return EditNote(fields["author_id"], fields["text"], datetime.fromisoformat(fields["made_at"]))


def _account(fields: dict[str, Any]) -> Account:
    brand, style = BrandKit(**fields.pop("brand")), SignOffStyle(fields.pop("sign_off"))
    return Account(**fields, brand=brand, sign_off=style)
