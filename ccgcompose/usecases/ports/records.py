"""Repositories of what people make: posts, people, accounts, media, approvals."""

from __future__ import annotations

from typing import Protocol

from ccgcompose.domain.account import Account
from ccgcompose.domain.approval import Approval
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.people import Designation, Person
from ccgcompose.domain.permission import PermissionRecord
from ccgcompose.domain.policy_settings import PolicyVersion
from ccgcompose.domain.post import Post, Revision
from ccgcompose.domain.waiver import Waiver
from ccgcompose.usecases.views import PostLine


class Posts(Protocol):
    """Posts and their revisions. Revisions are only ever added."""

    def add(self, post: Post) -> None: ...
    def get(self, post_id: str) -> Post:
        """Return the post. Raise NotFound."""
        ...

    def add_revision(self, revision: Revision) -> None:
        """Append. Raise ConcurrentEdit when the number exists already or leaves a gap."""
        ...

    def revision(self, post_id: str, number: int) -> Revision:
        """Return one revision. Raise NotFound."""
        ...

    def revisions(self, post_id: str) -> tuple[Revision, ...]:
        """Return all revisions, oldest first."""
        ...

    def latest(self, post_id: str) -> Revision:
        """Return the newest revision. Raise NotFound."""
        ...

    def lines(self, text: str = "", limit: int = 200, drafts_only: bool = False) -> tuple[PostLine, ...]:
        """Return posts, last changed first."""
        ...


class People(Protocol):
    """People, their designations, and their passphrase hashes."""

    def add(self, person: Person) -> None: ...
    def update(self, person: Person) -> None: ...
    def get(self, person_id: str) -> Person:
        """Return the person. Raise NotFound."""
        ...

    def by_name(self, name: str) -> Person:
        """Return the person of this name or id, ignoring case. Raise NotFound with the names there are."""
        ...

    def all(self) -> tuple[Person, ...]: ...
    def add_designation(self, designation: Designation) -> None: ...
    def update_designation(self, designation: Designation) -> None: ...
    def designations(self, person_id: str) -> tuple[Designation, ...]: ...
    def passphrase_hash(self, person_id: str) -> str | None: ...
    def set_passphrase_hash(self, person_id: str, stored: str) -> None: ...


class Accounts(Protocol):
    """Accounts with their brand kits."""

    def add(self, account: Account) -> None: ...
    def update(self, account: Account) -> None: ...
    def get(self, account_id: str) -> Account:
        """Return the account. Raise NotFound."""
        ...

    def by_name(self, name: str) -> Account:
        """Return the account of this name or id, ignoring case. Raise NotFound with the names there are."""
        ...

    def all(self) -> tuple[Account, ...]: ...


class Media(Protocol):
    """Media and the permission records for them."""

    def add(self, asset: MediaAsset) -> None: ...
    def update(self, asset: MediaAsset) -> None: ...
    def get(self, media_id: str) -> MediaAsset:
        """Return the medium. Raise NotFound."""
        ...

    def by_hash(self, sha256: str) -> MediaAsset | None:
        """Return the medium whose original has this hash."""
        ...

    def all(self, limit: int = 10_000) -> tuple[MediaAsset, ...]:
        """Return media, last added first."""
        ...

    def use_counts(self) -> dict[str, int]:
        """Return for each medium in how many posts the newest revision shows it."""
        ...

    def texts(self) -> tuple[MediaAsset, ...]:
        """Return the quotations, first added first."""
        ...

    def derived_from(self, media_id: str) -> tuple[MediaAsset, ...]:
        """Return the media that were made from this one, oldest first."""
        ...

    def shown_in(self, media_ids: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
        """Return (post, revision number) of every revision that shows one of these media, in order."""
        ...

    def add_permission(self, record: PermissionRecord) -> None: ...
    def update_permission(self, record: PermissionRecord) -> None: ...
    def permission(self, permission_id: str) -> PermissionRecord:
        """Return one record. Raise NotFound."""
        ...

    def permissions(self, media_id: str) -> tuple[PermissionRecord, ...]: ...
    def all_permissions(self) -> dict[str, tuple[PermissionRecord, ...]]:
        """Return the records of every medium that has one."""
        ...


class Approvals(Protocol):
    """Decisions on revisions; only ever added."""

    def add(self, approval: Approval) -> None: ...
    def for_post(self, post_id: str) -> tuple[Approval, ...]: ...


class Policy(Protocol):
    """What the organisation sets for its checks; a new version is only ever added."""

    def newest(self) -> PolicyVersion | None:
        """Return the version in force; None while nothing was ever set."""
        ...

    def versions(self) -> tuple[PolicyVersion, ...]:
        """Return every version, oldest first."""
        ...

    def add(self, version: PolicyVersion) -> None:
        """Keep a version. Raise ConcurrentEdit when its number is taken."""
        ...


class Waivers(Protocol):
    """Findings that people accepted."""

    def add(self, waiver: Waiver) -> None: ...
    def update(self, waiver: Waiver) -> None:
        """Keep a withdrawal; nothing else may change."""
        ...

    def get(self, waiver_id: str) -> Waiver:
        """Return the waiver. Raise NotFound."""
        ...

    def for_post(self, post_id: str) -> tuple[Waiver, ...]:
        """Return the waivers of a post, oldest first."""
        ...
