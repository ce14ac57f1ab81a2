"""What the policy checks need to know besides the text, gathered once: a key press touches no disk."""

from __future__ import annotations

from dataclasses import dataclass

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.organisation import Organisation
from ccgcompose.domain.permission import PermissionRecord
from ccgcompose.usecases.ports import Connectors, UnitOfWork


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A snapshot of the records that findings depend on."""

    organisation: Organisation | None
    accounts: dict[str, Account]
    limits: dict[str, Limits]
    media: dict[str, MediaAsset]
    permissions: dict[str, tuple[PermissionRecord, ...]]


def gather(
    unit: UnitOfWork, connectors: Connectors, media_ids: tuple[str, ...] | None = None
) -> Surroundings:
    """Return the snapshot; `media_ids` None takes in the whole library."""
    accounts = {account.id: account for account in unit.accounts.all()}
    if media_ids is None:
        media = {asset.id: asset for asset in unit.media.all()}
        permissions = unit.media.all_permissions()
    else:
        media = {media_id: unit.media.get(media_id) for media_id in media_ids}
        permissions = {media_id: unit.media.permissions(media_id) for media_id in media_ids}
    limits = {a.id: connectors.get(a.platform).limits(a) for a in accounts.values()}
    return Surroundings(unit.workspace.get(), accounts, limits, media, permissions)
