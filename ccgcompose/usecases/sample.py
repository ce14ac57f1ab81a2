"""Fill a workspace with the sample material, through the same use cases as everything else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from ccgcompose.domain.account import BrandKit
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.moments import zone_of
from ccgcompose.domain.organisation import Organisation, OrganisationType
from ccgcompose.domain.people import Affiliation, Capacity, Person
from ccgcompose.domain.post import Content, MediaUse
from ccgcompose.errors import FolderUnwritable
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.permissions import PermissionForm
from ccgcompose.usecases.schedule import When, at_instant, at_wall_time
from ccgcompose.usecases.set_up import NewAccount, NewPerson

Material = dict[str, Any]


def set_up(desk: Desk, material: Material, newsroom: Path) -> Person:
    """Make organisation, people and accounts; return the first person. Raise BadInput when there is one already."""
    organisation = _organisation(material)
    settings = {"folder": str(newsroom), "base_url": "", "zone": organisation.zone}
    _make_folder(newsroom)
    accounts = tuple(
        NewAccount(found["name"], found["platform"], organisation.brand, settings)
        for found in material["accounts"]
    )
    people = tuple(_person(found, material["passphrase"]) for found in material["people"])
    return desk.set_up.start(organisation, people, accounts)


def _make_folder(newsroom: Path) -> None:
    try:
        newsroom.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderUnwritable(
            f"The newsroom's folder {newsroom} cannot be made: {error.strerror}.",
            kept="Nothing was written.",
            next="Move away what lies there, or choose another data folder.",
        ) from error


def _organisation(material: Material) -> Organisation:
    said = material["organisation"]
    brand = BrandKit(
        **{part: said[part] for part in ("name", "short_name", "description", "website", "colour")}
    )
    return Organisation(
        said["name"],
        OrganisationType(said["kind"]),
        brand,
        subjects=tuple(said["subjects"]),
        trusted_sites=tuple(said["trusted_sites"]),
    )


def _person(said: Material, passphrase: str) -> NewPerson:
    capacities = tuple(Capacity(name) for name in said["capacities"])
    return NewPerson(said["name"], said["position"], Affiliation(said["affiliation"]), passphrase, capacities)


def fill(desk: Desk, material: Material, picture: Callable[[str], Path]) -> None:
    """Add pictures with their permissions and posts; those that go out now go out for real."""
    people = {person.name: person for person in desk.people.all()}
    library = people["Priya Nair"]
    media = {found["key"]: add_picture(desk, library, found, picture) for found in material["pictures"]}
    accounts = tuple(account.id for account in desk.accounts.all())
    for said in material["posts"]:
        _post(desk, people[said["by"]], said, media, accounts)
    desk.deliver.run_due()


def add_picture(desk: Desk, person: Person, said: Material, picture: Callable[[str], Path]) -> MediaAsset:
    """Take one sample picture in; record its permission, where it has one, from today and without end."""
    asset = desk.library.add(person, picture(said["file"]), said["alt_text"])
    if "permission" in said:
        today = desk.clock.now().date().isoformat()
        desk.permissions.record(person, asset.id, PermissionForm(**said["permission"], valid_from=today))
    return asset


def _post(
    desk: Desk, person: Person, said: Material, media: dict[str, MediaAsset], accounts: tuple[str, ...]
) -> None:
    used = (media[key] for key in said.get("pictures", ()))
    content = Content(
        subject=said["subject"],
        title=said["title"],
        text=said["text"].strip(),
        account_ids=accounts,
        media=tuple(MediaUse(asset.id, asset.alt_text) for asset in used),
    )
    saved = desk.compose.save(person, content)
    when = _when(desk, said["goes_out"])
    if when is not None:
        desk.schedule.schedule(person, saved.revision.post_id, when, confirmed=True)


def _when(desk: Desk, said: str) -> When | None:
    """Read "now", "in 3 days" (at nine in the morning) or nothing."""
    if not said:
        return None
    now, zone = desk.clock.now(), "Europe/London"
    if said == "now":
        return at_instant(now, zone)
    day = (now + timedelta(days=int(said.split()[1]))).astimezone(zone_of(zone)).replace(tzinfo=None)
    return at_wall_time(day.replace(hour=9, minute=0, second=0, microsecond=0), zone)
