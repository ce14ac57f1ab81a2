"""How each kind of record is kept: its table, its class, and the key under which the history testifies of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Generic, TypeVar

from sqlalchemy import Table

from ccgcompose.domain.account import Account
from ccgcompose.domain.appearance import Appearance
from ccgcompose.domain.approval import Approval
from ccgcompose.domain.consent import ConsentRecord
from ccgcompose.domain.evidence import EvidenceFile
from ccgcompose.domain.hold import Hold
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.organisation import Organisation
from ccgcompose.domain.people import Designation, Person
from ccgcompose.domain.permission import PermissionRecord
from ccgcompose.domain.policy_settings import NO_SETTINGS, PolicyVersion
from ccgcompose.domain.post import Post, Revision
from ccgcompose.domain.publication import Attempt, Delivery, DeliveryState, Publication, Receipt
from ccgcompose.domain.sight import Sight
from ccgcompose.domain.task import Task
from ccgcompose.domain.waiver import Waiver
from ccgcompose.store import tables
from ccgcompose.store.codec import from_row, to_row
from ccgcompose.usecases.ports import Autosave

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Passphrase:
    """The hash that a person's passphrase is checked against; the history testifies of its digest alone."""

    person_id: str
    stored: str


def _itself(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """One kind of record.

    `identity` names the columns that tell one from another, `form` what its digest is taken of, `called` what
    people call it, `spread` the part whose fields have columns of their own.
    """

    name: str
    table: Table
    kind: type[T]
    identity: tuple[str, ...] = ("id",)
    called: str = ""
    form: Callable[[T], Any] = _itself
    spread: str = ""

    def key(self, row: Mapping[Any, Any]) -> str:
        """Return the key in testimony, such as `revision:post-1/2`."""
        named = "/".join(str(row[column]) for column in self.identity)
        return f"{self.name}:{named}" if named else self.name

    def read(self, row: Mapping[Any, Any]) -> T:
        """Return the record that a row holds. Raise ValueError for a row that holds none."""
        return from_row(self.kind, row, self.spread)

    def row(self, value: T) -> dict[str, Any]:
        """Return the row that holds a record. Raise BadInput for a text that no database can hold."""
        return to_row(value, self.spread)

    @property
    def noun(self) -> str:
        """Return what people call it."""
        return self.called or self.name


def recorded(delivery: Delivery) -> Delivery:
    """Return what the history testifies of a delivery: a lease is no record, and claimed is still pending.

    So claiming needs no entry, and a publisher that dies leaves nothing that the proof would miss.
    """
    state = DeliveryState.PENDING if delivery.state is DeliveryState.CLAIMED else delivery.state
    return replace(delivery, state=state, lease_owner=None, lease_until=None)


def said(version: PolicyVersion) -> dict[str, Any]:
    """Return what the history testifies of a version: what it sets, so that settings to come leave it as it is."""
    form = {part.name: getattr(version, part.name) for part in fields(version)}
    settings = version.settings
    named = {part.name: getattr(settings, part.name) for part in fields(settings)}
    return form | {"settings": {k: v for k, v in named.items() if v != getattr(NO_SETTINGS, k)}}


PERSON = Record("person", tables.person, Person)
PASSPHRASE = Record(
    "passphrase", tables.passphrase, Passphrase, ("person_id",), form=lambda kept: kept.stored
)
DESIGNATION = Record("designation", tables.designation, Designation)
ORGANISATION = Record("organisation", tables.organisation, Organisation, ())
ACCOUNT = Record("account", tables.account, Account)
MEDIA = Record("media", tables.media, MediaAsset, called="medium")
PERMISSION = Record("permission", tables.permission, PermissionRecord)
EVIDENCE = Record("evidence", tables.evidence, EvidenceFile, called="evidence file")
CONSENT = Record("consent", tables.consent, ConsentRecord)
APPEARANCE = Record("appearance", tables.appearance, Appearance)
TASK = Record("task", tables.task, Task)
POST = Record("post", tables.post, Post)
REVISION = Record("revision", tables.revision, Revision, ("post_id", "number"), spread="content")
APPROVAL = Record("approval", tables.approval, Approval)
PUBLICATION = Record("publication", tables.publication, Publication)
DELIVERY = Record("delivery", tables.delivery, Delivery, form=recorded)
ATTEMPT = Record("attempt", tables.attempt, Attempt, ("delivery_id", "number"))
RECEIPT = Record("receipt", tables.receipt, Receipt, ("delivery_id", "remote_id"))
HOLD = Record("hold", tables.hold, Hold)
POLICY_VERSION = Record(
    "policy_version", tables.policy_version, PolicyVersion, ("number",), "policy version", form=said
)
WAIVER = Record("waiver", tables.waiver, Waiver)
AUTOSAVE = Record("autosave", tables.autosave, Autosave, ("person_id", "post_id"), spread="content")
SIGHT = Record("sight", tables.sight, Sight, ("sha256",))

# What comes under testimony; unsaved text does not, nor what can be seen again from a file.
EVERY_RECORD: tuple[Record[Any], ...] = (
    PERSON,
    PASSPHRASE,
    DESIGNATION,
    ORGANISATION,
    ACCOUNT,
    MEDIA,
    PERMISSION,
    POST,
    REVISION,
    APPROVAL,
    PUBLICATION,
    DELIVERY,
    ATTEMPT,
    RECEIPT,
    HOLD,
    POLICY_VERSION,
    WAIVER,
    EVIDENCE,
    CONSENT,
    APPEARANCE,
    TASK,
)
