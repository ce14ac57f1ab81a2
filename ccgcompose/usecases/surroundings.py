"""What the policy checks need to know besides the text, gathered once: a key press touches no disk."""

from __future__ import annotations

from dataclasses import dataclass, field

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.link_answer import LinkAnswer
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.organisation import Organisation
from ccgcompose.domain.people import Designation, Person
from ccgcompose.domain.permission import PermissionRecord
from ccgcompose.domain.policy_settings import NO_SETTINGS, PolicySettings
from ccgcompose.domain.waiver import Waiver
from ccgcompose.usecases.ports import Connectors, UnitOfWork
from ccgcompose.usecases.shown import Shown, shown_on, whole_library, with_origins


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A snapshot of the records that findings depend on.

    `media` also holds what derived pictures were made from, and every quotation.
    """

    organisation: Organisation | None
    accounts: dict[str, Account]
    limits: dict[str, Limits]
    media: dict[str, MediaAsset]
    permissions: dict[str, tuple[PermissionRecord, ...]]
    settings: PolicySettings = NO_SETTINGS
    staff: tuple[Person, ...] = ()
    waivers: tuple[Waiver, ...] = ()  # those of one post
    # What those who gave them may do; a waiver counts for as long as its giver may give it.
    designations: dict[str, tuple[Designation, ...]] = field(default_factory=dict)
    shown: Shown = field(default_factory=Shown)
    # What opening links came to in this session. Nothing of it is kept, and the gates know none of it.
    link_answers: tuple[LinkAnswer, ...] = ()


def gather(
    unit: UnitOfWork,
    connectors: Connectors,
    media_ids: tuple[str, ...] | None = None,
    post_id: str | None = None,
) -> Surroundings:
    """Return the snapshot; `media_ids` None takes in the whole library, `post_id` what belongs to that post."""
    accounts = {account.id: account for account in unit.accounts.all()}
    if media_ids is None:
        media = {asset.id: asset for asset in unit.media.all()}
        permissions = unit.media.all_permissions()
        shown = whole_library(unit, media.values(), post_id)
    else:
        media = with_origins(unit, media_ids)
        permissions = {media_id: unit.media.permissions(media_id) for media_id in media}
        shown = shown_on(unit, media.values(), post_id)
    limits = {a.id: connectors.get(a.platform).limits(a) for a in accounts.values()}
    policy = unit.policy.newest()
    waivers = unit.waivers.for_post(post_id) if post_id is not None else ()
    return Surroundings(
        unit.workspace.get(),
        accounts,
        limits,
        media,
        permissions,
        policy.settings if policy else NO_SETTINGS,
        unit.people.all(),
        waivers,
        {waiver.person_id: unit.people.designations(waiver.person_id) for waiver in waivers},
        shown,
    )
