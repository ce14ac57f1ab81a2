"""How the works of a content stand for one account at one moment: permission, alterations, people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ccgcompose.domain.account import Account
from ccgcompose.domain.appearance import Appearance, unresolved
from ccgcompose.domain.descent import line_of, marks_on
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
    """Return the facts of each recorded quotation that stands in what goes out on this account."""
    places = [folded(words) for words in _words(content, account, around)]
    return tuple(
        _facts(asset, account, moment, around)
        for asset in around.media.values()
        if asset.kind is MediaKind.TEXT and any(quoted_in(asset.text, place) for place in places)
    )


def _words(content: Content, account: Account | None, around: Surroundings) -> Iterator[str]:
    """Yield the wording, the title, what is said of each medium and what was laid over it."""
    yield content.text_for(account.id) if account else content.text
    yield content.title
    for use in content.media:
        yield use.alt_text
        asset = around.media.get(use.media_id)
        if asset is not None and asset.derivation is not None:
            yield asset.derivation.words


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
        people=_people(marks_of(asset, around), account, moment, around),
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
    line = line_of(asset, media)
    done = (each.derivation.alterations for each in line if each.derivation is not None)
    return line[-1], tuple(dict.fromkeys(alteration for some in done for alteration in some))


def unresolved_faces(asset: MediaAsset, around: Surroundings) -> tuple[Region, ...]:
    """Return the faces seen in a medium of which nobody has said who they are."""
    sight = around.shown.sights.get(asset.published_sha256)
    return unresolved(sight.faces, marks_of(asset, around)) if sight is not None else ()


def marks_of(asset: MediaAsset, around: Surroundings) -> tuple[Appearance, ...]:
    """Return who is marked on a medium, also by marks on what it was made from."""
    return marks_on(line_of(asset, around.media), around.shown.appearances)


def _people(
    appearances: tuple[Appearance, ...], account: Account | None, moment: datetime, around: Surroundings
) -> tuple[PersonFacts, ...]:
    platform = account.platform if account else None
    use = use_on(platform) if platform is not None else None
    return people_facts(appearances, around.shown.consents, moment, platform, use)
