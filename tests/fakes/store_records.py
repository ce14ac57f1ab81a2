"""Repositories in memory of what people make."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ccgcompose.domain.account import Account
from ccgcompose.domain.approval import Approval
from ccgcompose.domain.hold import Hold
from ccgcompose.domain.media import MediaAsset, MediaKind
from ccgcompose.domain.organisation import Organisation
from ccgcompose.domain.people import Designation, Person
from ccgcompose.domain.permission import PermissionRecord
from ccgcompose.errors import ConcurrentEdit, NotFound
from ccgcompose.usecases.ports import Autosave
from tests.fakes.store_ledger import Ledger, carriable


def named(wanted: str, there: list[Any]) -> Any:
    """What has this id, else this name, ignoring case. Raise NotFound with the names."""
    folded = wanted.strip().casefold()
    for attribute in ("id", "name"):
        for each in there:
            if getattr(each, attribute).casefold() == folded:
                return each
    raise NotFound(f"There is no “{wanted}”.", next=f"There are: {', '.join(each.name for each in there)}.")


class FakePeople:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def add(self, person: Person) -> None:
        self._ledger.add("person", person.id, person)

    def update(self, person: Person) -> None:
        self._ledger.update("person", person.id, person)

    def get(self, person_id: str) -> Person:
        found: Person = self._ledger.one("person", person_id)
        return found

    def by_name(self, name: str) -> Person:
        found: Person = named(name, self._ledger.all("person"))
        return found

    def all(self) -> tuple[Person, ...]:
        return tuple(self._ledger.all("person"))

    def add_designation(self, designation: Designation) -> None:
        needs = {"person": designation.person_id, "person_": designation.granted_by}
        self._ledger.add("designation", designation.id, designation, **needs)

    def update_designation(self, designation: Designation) -> None:
        self._ledger.update("designation", designation.id, designation)

    def designations(self, person_id: str) -> tuple[Designation, ...]:
        return tuple(each for each in self._ledger.all("designation") if each.person_id == person_id)

    def passphrase_hash(self, person_id: str) -> str | None:
        found: str | None = self._ledger.maybe("passphrase", person_id)
        return found

    def set_passphrase_hash(self, person_id: str, stored: str) -> None:
        known = self.passphrase_hash(person_id) is not None
        if known:
            self._ledger.update("passphrase", person_id, stored)
        else:
            self._ledger.add("passphrase", person_id, stored, person=person_id)


class FakeAccounts:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def add(self, account: Account) -> None:
        self._ledger.add("account", account.id, account)

    def update(self, account: Account) -> None:
        self._ledger.update("account", account.id, account)

    def get(self, account_id: str) -> Account:
        found: Account = self._ledger.one("account", account_id)
        return found

    def by_name(self, name: str) -> Account:
        found: Account = named(name, self._ledger.all("account"))
        return found

    def all(self) -> tuple[Account, ...]:
        return tuple(self._ledger.all("account"))


class FakeMedia:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def add(self, asset: MediaAsset) -> None:
        if self.by_hash(asset.sha256) is not None:
            raise ConcurrentEdit("This was saved in the meantime.")
        self._ledger.add("media", asset.id, asset, person=asset.added_by)

    def update(self, asset: MediaAsset) -> None:
        self._ledger.update("media", asset.id, asset)

    def get(self, media_id: str) -> MediaAsset:
        found: MediaAsset = self._ledger.one("media", media_id)
        return found

    def by_hash(self, sha256: str) -> MediaAsset | None:
        return next((each for each in self._ledger.all("media") if each.sha256 == sha256), None)

    def all(self, limit: int = 10_000) -> tuple[MediaAsset, ...]:
        return tuple(self._ledger.all("media")[::-1][:limit])

    def use_counts(self) -> dict[str, int]:
        newest = {each.post_id: each for each in self._ledger.all("revision")}
        shown = [{use.media_id for use in revision.content.media} for revision in newest.values()]
        return {media: sum(media in each for each in shown) for media in set().union(*shown)}

    def texts(self) -> tuple[MediaAsset, ...]:
        return tuple(each for each in self._ledger.all("media") if each.kind is MediaKind.TEXT)

    def derived_from(self, media_id: str) -> tuple[MediaAsset, ...]:
        made = [each for each in self._ledger.all("media") if each.derivation is not None]
        return tuple(each for each in made if each.derivation.origin_id == media_id)

    def shown_in(self, media_ids: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
        showing = [
            (each.post_id, each.number)
            for each in self._ledger.all("revision")
            if {use.media_id for use in each.content.media} & set(media_ids)
        ]
        return tuple(sorted(showing))

    def add_permission(self, record: PermissionRecord) -> None:
        needs = {"media": record.media_id, "person": record.recorded_by}
        needs |= {"person_": record.checked_by} if record.checked_by else {}
        self._ledger.add("permission", record.id, record, **needs)

    def update_permission(self, record: PermissionRecord) -> None:
        self._ledger.update("permission", record.id, record)

    def permission(self, permission_id: str) -> PermissionRecord:
        found: PermissionRecord = self._ledger.one("permission", permission_id)
        return found

    def permissions(self, media_id: str) -> tuple[PermissionRecord, ...]:
        return tuple(each for each in self._ledger.all("permission") if each.media_id == media_id)

    def all_permissions(self) -> dict[str, tuple[PermissionRecord, ...]]:
        media = dict.fromkeys(each.media_id for each in self._ledger.all("permission"))
        return {media_id: self.permissions(media_id) for media_id in media}


class FakeApprovals:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def add(self, approval: Approval) -> None:
        revision = f"{approval.post_id}/{approval.revision}"
        needs = {"revision": revision, "person": approval.person_id, "designation": approval.designation_id}
        self._ledger.add("approval", approval.id, approval, **needs)

    def for_post(self, post_id: str) -> tuple[Approval, ...]:
        return tuple(each for each in self._ledger.all("approval") if each.post_id == post_id)


class FakeHolds:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def active(self) -> Hold | None:
        return next((each for each in self.all() if each.active), None)

    def add(self, hold: Hold) -> None:
        self._ledger.add("hold", hold.id, hold, person=hold.placed_by)

    def update(self, hold: Hold) -> None:
        self._ledger.update("hold", hold.id, hold)

    def all(self) -> tuple[Hold, ...]:
        return tuple(self._ledger.all("hold"))


class FakeAutosaves:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def put(self, autosave: Autosave) -> None:
        self.drop(autosave.person_id, autosave.post_id)
        carriable(autosave)
        self._ledger.one("person", autosave.person_id)
        self._ledger.state.autosaves[autosave.person_id, autosave.post_id] = autosave

    def get(self, person_id: str, post_id: str | None) -> Autosave | None:
        return self._ledger.state.autosaves.get((person_id, post_id))

    def newest(self, person_id: str) -> Autosave | None:
        kept = [each for each in self._ledger.state.autosaves.values() if each.person_id == person_id]
        return max(reversed(kept), key=lambda each: each.at, default=None)

    def drop(self, person_id: str, post_id: str | None) -> None:
        self._ledger.must_write()
        self._ledger.state.autosaves.pop((person_id, post_id), None)


class FakeTrails:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def get(self, key: str, step: str) -> str | None:
        return self._ledger.state.trails.get((key, step))

    def put(self, key: str, step: str, value: str, at: datetime) -> None:
        self._ledger.must_write()
        carriable((key, step, value, at))
        self._ledger.state.trails[key, step] = value

    def steps(self, key: str) -> dict[str, str]:
        return {step: value for (owner, step), value in self._ledger.state.trails.items() if owner == key}


class FakeWorkspace:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def get(self) -> Organisation | None:
        found: Organisation | None = self._ledger.maybe("organisation", "")
        return found

    def put(self, organisation: Organisation) -> None:
        change = self._ledger.add if self.get() is None else self._ledger.update
        change("organisation", "", organisation)
