"""Read models: what lists and detail panes show. Plain values, made by the store in one query each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ccgcompose.domain.account import Account
from ccgcompose.domain.approval import Approval
from ccgcompose.domain.history import HistoryEntry
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.media_gate import PersonFacts
from ccgcompose.domain.people import Person
from ccgcompose.domain.permission import PermissionRecord, PermissionVerdict
from ccgcompose.domain.post import Post, Revision
from ccgcompose.domain.publication import Attempt, Delivery, DeliveryKind, DeliveryState, Publication, Receipt
from ccgcompose.domain.waiver import Waiver


@dataclass(frozen=True, slots=True)
class PostLine:
    """One post in a list: its newest revision and how far it has come."""

    post_id: str
    headline: str
    subject: str
    revision: int
    author: str
    changed_at: datetime
    account_ids: tuple[str, ...]
    states: tuple[DeliveryState, ...]  # of its deliveries; empty for a draft


@dataclass(frozen=True, slots=True)
class PlannerLine:
    """One delivery that is planned, under way, or waits for a person."""

    delivery_id: str
    publication_id: str
    post_id: str
    headline: str
    subject: str
    account_id: str
    account: str
    speaker: str
    kind: DeliveryKind
    state: DeliveryState
    due_at: datetime
    zone: str
    reason: str


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """What the history list asks for. `text` searches subject, headline, text, people and edit notes."""

    text: str = ""
    account_id: str | None = None
    person_id: str | None = None
    subject: str | None = None
    state: DeliveryState | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: str | None = None  # the publication id after which the next page begins
    limit: int = 100


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One publication in the history list, newest first."""

    publication_id: str
    post_id: str
    headline: str
    subject: str
    accounts: tuple[str, ...]
    speaker: str
    kind: DeliveryKind
    at: datetime
    states: tuple[DeliveryState, ...]
    edit_notes: int


@dataclass(frozen=True, slots=True)
class EntryQuery:
    """What the list of history entries asks for; newest first."""

    text: str = ""
    post_id: str | None = None
    kind: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True)
class DeliveryDetail:
    """One delivery with its calls and its proof."""

    delivery: Delivery
    account: Account
    attempts: tuple[Attempt, ...]
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True)
class PublicationDetail:
    """One decision to publish, with every delivery of it."""

    publication: Publication
    speaker: Person
    deliveries: tuple[DeliveryDetail, ...]


@dataclass(frozen=True, slots=True)
class PostDetail:
    """Everything that is known of one post, for the detail pane and `post show`."""

    post: Post
    revisions: tuple[Revision, ...]
    publications: tuple[PublicationDetail, ...]
    approvals: tuple[Approval, ...]
    people: dict[str, Person]
    media: dict[str, MediaAsset]
    permissions: dict[str, tuple[PermissionRecord, ...]]
    entries: tuple[HistoryEntry, ...]
    waivers: tuple[Waiver, ...] = ()

    @property
    def latest(self) -> Revision:
        """Return the newest revision."""
        return self.revisions[-1]

    @property
    def is_out(self) -> bool:
        """Return whether some account has it."""
        details = (d for p in self.publications for d in p.deliveries)
        return any(d.delivery.state is DeliveryState.SENT for d in details)


@dataclass(frozen=True, slots=True)
class MediaLine:
    """One medium in the library, with how its permission stands now and where it is used."""

    asset: MediaAsset
    permissions: tuple[PermissionRecord, ...]
    verdict: PermissionVerdict
    used_in: int  # posts whose newest revision shows it
    people: tuple[PersonFacts, ...] = ()
    unnamed_faces: int = 0  # faces seen in it of which nobody has said who they are
