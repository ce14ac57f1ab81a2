"""What speaks to platforms, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.post import EditNote
from ccgcompose.domain.publication import Receipt
from ccgcompose.usecases.ports.files import MediaFiles


@dataclass(frozen=True, slots=True)
class OutgoingMedia:
    """One medium as it goes out."""

    sha256: str
    filename: str
    mime: str
    width: int
    height: int
    alt_text: str
    credit: str = ""


@dataclass(frozen=True, slots=True)
class PublishRequest:
    """All that a platform is asked to show. Frozen as JSON in the Attempt before the first call.

    `key` is the id of the delivery that first put the post out: the same in every repeat and correction.
    """

    key: str
    post_id: str
    revision: int
    account: Account
    subject: str
    title: str
    text: str
    author: str
    position: str
    published_at: datetime
    updated_at: datetime
    media: tuple[OutgoingMedia, ...] = ()
    edit_notes: tuple[EditNote, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewFacts:
    """How a platform will show a post, as facts that a window can draw."""

    heading: str
    byline: str
    paragraphs: tuple[str, ...]
    footer: str
    colour: str
    brand_name: str
    folded_after: int | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountHealth:
    """What verifying an account found. `ok` false comes with a sentence and a remedy."""

    ok: bool
    message: str
    remedy: str = ""


class Connector(Protocol):
    """Speaks to one platform. Raises only ConnectorError and its kin, by what is known to be sent."""

    @property
    def platform(self) -> str: ...
    def limits(self, account: Account) -> Limits: ...
    def verify(self, account: Account) -> AccountHealth: ...
    def preview(self, request: PublishRequest) -> PreviewFacts: ...
    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        """Put it out. Sending the same key twice must not publish twice."""
        ...

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        """Return the receipt when this revision or a later one is out, None when it is not.

        Raise OutcomeUnknown when it cannot tell.
        """
        ...

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        """Show the corrected text with its edit notes, in place or as a reply. Never a deletion."""
        ...


class Connectors(Protocol):
    """All connectors there are, by platform."""

    def platforms(self) -> tuple[str, ...]: ...
    def get(self, platform: str) -> Connector:
        """Return the connector. Raise NotFound."""
        ...
