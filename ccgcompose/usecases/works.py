"""How the works of a content stand for one account at one moment: permission, alterations, people."""

from __future__ import annotations

from datetime import datetime

from ccgcompose.domain.account import Account
from ccgcompose.domain.appearance import Appearance, unresolved
from ccgcompose.domain.media import MediaAsset, MediaKind
from ccgcompose.domain.media_gate import MediaFacts, PersonFacts, people_facts
from ccgcompose.domain.permission import PermissionVerdict, verdict
from ccgcompose.domain.post import Content
from ccgcompose.domain.quoting import folded, quoted_in
from ccgcompose.domain.region import Region
from ccgcompose.domain.uses import Alteration, use_on
from ccgcompose.usecases.surroundings import Surroundings


def media_facts(
    content: Content, account: Account | None, moment: datetime, around: Surroundings
) -> tuple[MediaFacts, ...]:
    """Return the facts of each medium shown that is known; without an account, for any platform and use."""
    shown = (around.media[use.media_id] for use in content.media if use.media_id in around.media)
    return tuple(_facts(asset, account, moment, around) for asset in shown)


def quotation_facts(
    content: Content, account: Account | None, moment: datetime, around: Surroundings
) -> tuple[MediaFacts, ...]:
    """Return the facts of each recorded quotation that stands in the wording for this account."""
    text = folded(content.text_for(account.id) if account else content.text)
    return tuple(
        _facts(asset, account, moment, around)
        for asset in around.media.values()
        if asset.kind is MediaKind.TEXT and quoted_in(asset.text, text)
    )


def described_facts(
    account: Account | None, moment: datetime, around: Surroundings
) -> tuple[PersonFacts, ...]:
    """Return how each person stands whom the post is said to describe."""
    return _people(around.shown.described, account, moment, around)


def _facts(asset: MediaAsset, account: Account | None, moment: datetime, around: Surroundings) -> MediaFacts:
    platform = account.platform if account else None
    return MediaFacts(
        filename=asset.filename,
        verdict=standing(asset, platform, moment, around),
        people=_people(around.shown.appearances.get(asset.id, ()), account, moment, around),
        unresolved_faces=len(unresolved_faces(asset, around)),
        media_id=asset.id,
    )


def standing(
    asset: MediaAsset, platform: str | None, moment: datetime, around: Surroundings
) -> PermissionVerdict:
    """Return the verdict on a work; a derived picture falls under the permission of what it was made from."""
    root, alterations = origin(asset, around.media)
    use = use_on(platform) if platform is not None else None
    return verdict(around.permissions.get(root.id, ()), moment, platform, use, alterations)


def origin(asset: MediaAsset, media: dict[str, MediaAsset]) -> tuple[MediaAsset, tuple[Alteration, ...]]:
    """Return the work that a medium was made from in the end, and all that was done to it on the way."""
    done: list[Alteration] = []
    seen = {asset.id}
    while asset.derivation is not None:
        done += asset.derivation.alterations
        found = media.get(asset.derivation.origin_id)
        if found is None or found.id in seen:
            break
        asset = found
        seen.add(asset.id)
    return asset, tuple(dict.fromkeys(done))


def unresolved_faces(asset: MediaAsset, around: Surroundings) -> tuple[Region, ...]:
    """Return the faces seen in a medium of which nobody has said who they are."""
    sight = around.shown.sights.get(asset.published_sha256)
    return unresolved(sight.faces, around.shown.appearances.get(asset.id, ())) if sight is not None else ()


def _people(
    appearances: tuple[Appearance, ...], account: Account | None, moment: datetime, around: Surroundings
) -> tuple[PersonFacts, ...]:
    platform = account.platform if account else None
    use = use_on(platform) if platform is not None else None
    return people_facts(appearances, around.shown.consents, moment, platform, use)
