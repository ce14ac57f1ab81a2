"""Look at pictures that nobody has looked at yet, before the gates are asked; nothing is looked at twice."""

from __future__ import annotations

from collections.abc import Iterable

from ccgcompose.domain.media import MediaAsset, MediaKind
from ccgcompose.domain.sight import Sight
from ccgcompose.errors import EnvironmentFault, Problem
from ccgcompose.usecases.context import Context


def look_at(context: Context, asset: MediaAsset, *, again: bool = False) -> Sight | None:
    """Return what a medium shows, looked at now if it was not yet (slow); None where nothing can look.

    What was seen is kept by content hash, and seen again where a better eye has come, or where a person asks for it.
    Raise UnusableFile.
    """
    eyes = context.eyes
    with context.store.read() as unit:
        known = unit.sights.get(asset.published_sha256)
    if eyes is None or asset.kind is MediaKind.TEXT or _is_fresh(known, eyes.seer, again):
        return known
    seen = eyes.look(asset.published_sha256, asset.mime)
    with context.store.write() as unit:
        unit.sights.put(seen)
    return seen


def _is_fresh(known: Sight | None, seer: str, again: bool) -> bool:
    return known is not None and known.seer == seer and not again


def look_before_the_gates(context: Context, media_ids: Iterable[str]) -> None:
    """Look at what a post shows. A file that cannot be looked at is left to the gates and to the sending.

    Call it outside a unit of work: it takes time, and writes what it saw. Raise EnvironmentFault.
    """
    if context.eyes is None:
        return
    for media_id in dict.fromkeys(media_ids):
        with context.store.read() as unit:
            asset = unit.media.get(media_id)
        try:
            look_at(context, asset)
        except EnvironmentFault:
            raise
        except Problem:
            continue
