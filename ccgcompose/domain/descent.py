"""Who is shown on a picture that was made from another: whoever is on that one and was not cut away.

Who was marked when the picture was made came along then, and may since be judged on it for itself. Who is marked on
the origin later, or found there to be somebody else, counts on the picture as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ccgcompose.domain.appearance import Appearance
from ccgcompose.domain.media import Derivation, MediaAsset
from ccgcompose.domain.region import covers, mirrored, within

Marks = Mapping[str, tuple[Appearance, ...]]


def line_of(asset: MediaAsset, media: Mapping[str, MediaAsset]) -> tuple[MediaAsset, ...]:
    """Return the medium, what it was made from, what that was made from, and so on, as far as it is known."""
    found = {asset.id: asset}
    while asset.derivation is not None:
        origin = media.get(asset.derivation.origin_id)
        if origin is None or origin.id in found:
            break
        asset = found[origin.id] = origin
    return tuple(found.values())


def marks_on(line: Sequence[MediaAsset], marks: Marks) -> tuple[Appearance, ...]:
    """Return who is marked on the first medium of a line: its own marks, then those that come from its origins."""
    found: tuple[Appearance, ...] = ()
    for asset in reversed(line):
        own = marks.get(asset.id, ())
        found = (*own, *_inherited(asset, own, found))
    return found


def carried(mark: Appearance, derivation: Derivation) -> Appearance | None:
    """Return a mark of the origin where it lies on the picture made from it; None when it is cut away."""
    if mark.region is None:
        return mark
    region = within(mark.region, derivation.crop)
    if region is None:
        return None
    return replace(mark, region=mirrored(region) if derivation.flipped else region)


def _inherited(
    asset: MediaAsset, own: tuple[Appearance, ...], of_origin: tuple[Appearance, ...]
) -> Iterator[Appearance]:
    if asset.derivation is None:
        return
    for mark in of_origin:
        here = carried(mark, asset.derivation) if mark.removed_at is None else None
        if here is None or _is_judged(here, own):
            continue
        # Who was there already came along; a consent unknown to the picture was put behind the mark since.
        if mark.recorded_at > asset.added_at or here.consent_id is not None:
            yield here


def _is_judged(here: Appearance, own: tuple[Appearance, ...]) -> bool:
    """Return whether the picture has a mark of its own for this person, taken back or not."""
    return any(
        (here.consent_id is not None and each.consent_id == here.consent_id)
        or (not each.resolution.needs_record and each.recorded_at >= here.recorded_at and _same(each, here))
        for each in own
    )


def _same(own: Appearance, here: Appearance) -> bool:
    if own.region is None or here.region is None:
        return own.region is here.region
    return covers(own.region, here.region)
