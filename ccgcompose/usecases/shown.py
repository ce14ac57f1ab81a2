"""Who is shown and described, with which consents, and what was seen in the files: gathered once for the checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ccgcompose.domain.appearance import Appearance
from ccgcompose.domain.consent import ConsentRecord
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.sight import Sight
from ccgcompose.usecases.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Shown:
    """`appearances` is by medium, `described` those in the one post that is looked at, `consents` by id.

    `sights` is by the hash of the copy that goes out.
    """

    appearances: dict[str, tuple[Appearance, ...]] = field(default_factory=dict)
    described: tuple[Appearance, ...] = ()
    consents: dict[str, ConsentRecord] = field(default_factory=dict)
    sights: dict[str, Sight] = field(default_factory=dict)


def whole_library(unit: UnitOfWork, media: Iterable[MediaAsset], post_id: str | None) -> Shown:
    """Return who is shown on any medium."""
    return Shown(
        unit.consents.all_on_media(),
        _described(unit, post_id),
        {record.id: record for record in unit.consents.all()},
        _sights(unit, media),
    )


def shown_on(unit: UnitOfWork, media: Iterable[MediaAsset], post_id: str | None) -> Shown:
    """Return who is shown on these media alone."""
    media = tuple(media)
    appearances = {asset.id: unit.consents.on_media(asset.id) for asset in media}
    described = _described(unit, post_id)
    found = (each for some in (*appearances.values(), described) for each in some)
    named = {each.consent_id for each in found if each.consent_id is not None}
    consents = {consent_id: unit.consents.get(consent_id) for consent_id in sorted(named)}
    return Shown(appearances, described, consents, _sights(unit, media))


def _described(unit: UnitOfWork, post_id: str | None) -> tuple[Appearance, ...]:
    return unit.consents.in_post(post_id) if post_id is not None else ()


def _sights(unit: UnitOfWork, media: Iterable[MediaAsset]) -> dict[str, Sight]:
    return unit.sights.among(asset.published_sha256 for asset in media)


def with_origins(unit: UnitOfWork, media_ids: tuple[str, ...]) -> dict[str, MediaAsset]:
    """Return these media, what they were made from, and every quotation, by id."""
    found = {asset.id: asset for asset in unit.media.texts()}
    wanted = list(media_ids)
    while wanted:
        asset = unit.media.get(wanted.pop())
        found[asset.id] = asset
        if asset.derivation is not None and asset.derivation.origin_id not in found:
            wanted.append(asset.derivation.origin_id)
    return found
