"""What speaks to platforms, and what it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.post import EditNote
from ccgcompose.domain.publication import Receipt
from ccgcompose.usecases.ports.card import Card
from ccgcompose.usecases.ports.files import MediaFiles
from ccgcompose.usecases.ports.sign_in import Guide, SignedIn, SignInForm


@dataclass(frozen=True, slots=True)
class Captions:
    """What is said in a film, as WebVTT in the media folder. `language` as in BCP 47, such as en-GB.

    `label` is how a player names them, such as "English".
    """

    sha256: str
    language: str
    filename: str = ""
    label: str = ""


_ENDINGS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/gif": ".gif",
    "video/mp4": ".mp4",
    "video/webm": ".webm",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
}


@dataclass(frozen=True, slots=True)
class OutgoingMedia:
    """One medium as it goes out. `kind` is "picture", "video" or "audio"; `bytes` 0: the file itself knows.

    `transcript` is what is said in it, as text; `artwork` the hash of the picture that stands for a sound.
    """

    sha256: str
    filename: str
    mime: str
    width: int
    height: int
    alt_text: str
    credit: str = ""
    kind: str = "picture"
    bytes: int = 0
    duration_ms: int = 0
    captions: tuple[Captions, ...] = ()
    transcript: str = ""
    artwork: str = ""

    @property
    def public_name(self) -> str:
        """Return the name under which a platform is given the file: by its content, with the ending of its kind.

        `filename` is what somebody called it here. It may name a patient, and platforms make addresses of it.
        """
        ending = _ENDINGS.get(self.mime, "")
        return f"{self.kind}-{self.sha256[:12]}{ending}"


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
class LinkCard:
    """The card that a platform shows for the first link. A title is empty until the platform has read the page."""

    address: str
    title: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class PreviewFacts:
    """How a platform will show a post, as facts that a window can draw.

    `folded_after` is the number of characters before "more"; `crop` the width and height, as a ratio, to which
    pictures are cut; `parts` the numbered parts of a thread (empty: it is one post); `warning` what stands
    before a text that is shown only when it is asked for.
    """

    heading: str
    byline: str
    paragraphs: tuple[str, ...]
    footer: str
    colour: str
    brand_name: str
    folded_after: int | None = None
    links: tuple[str, ...] = ()
    card: LinkCard | None = None
    crop: tuple[int, int] | None = None
    parts: tuple[str, ...] = ()
    warning: str = ""


@dataclass(frozen=True, slots=True)
class HealthFact:
    """One thing that was looked at, in words: what it is, what the platform shows, and what it should be.

    `wanted` is empty where nothing is compared.
    """

    label: str
    found: str
    wanted: str = ""
    ok: bool = True


# What of a profile is compared with the brand kit, by the label of the fact.
BRAND_LABELS = ("Name", "Description", "Website", "Profile picture")


@dataclass(frozen=True, slots=True)
class AccountHealth:
    """What verifying an account found. `ok` false comes with a sentence and a remedy.

    `identity` is the account as the platform calls it; `expires_at` (UTC) when the sign-in ends, None for never
    or not known. The facts name the identity, each brand field beside the brand kit's, and each permission.
    """

    ok: bool
    message: str
    remedy: str = ""
    facts: tuple[HealthFact, ...] = ()
    identity: str = ""
    expires_at: datetime | None = None


class Connector(Protocol):
    """Speaks to one platform. Raises only ConnectorError and its kin, by what is known to be sent."""

    @property
    def platform(self) -> str: ...
    def limits(self, account: Account) -> Limits:
        """Return what the platform accepts. Asked while a person types: it never waits for a network.

        Where a server publishes its own limits, `verify` reads them and they are kept with their age; before
        that, those that the platform publishes for everybody.
        """
        ...

    def verify(self, account: Account) -> AccountHealth:
        """Ask the platform who we are, what the public sees of us, what we may do and until when."""
        ...

    def sign_in_form(self) -> SignInForm:
        """Return how the account is signed in to. Touches no network."""
        ...

    def sign_in(self, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
        """Sign in with what was filled in, and prove it with a call. Keeps nothing itself.

        `answers` holds the fields of the form by name. Raise BadInput for an answer that cannot be right.
        """
        ...

    def refresh(self, account: Account) -> None:
        """Renew the credential where it ends soon; nothing where it has no end. Safe to call at any time.

        Raise AuthExpired when only a person can sign in again. A platform out of reach changes nothing.
        """
        ...

    def preview(self, request: PublishRequest) -> PreviewFacts: ...
    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        """Put it out. Sending the same key twice must not publish twice.

        Each remote id is written to the Trail as soon as it is known; a repeat goes on from there.
        """
        ...

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        """Return the receipt when this revision or a later one is out, None when it is not.

        Raise OutcomeUnknown when it cannot tell.
        """
        ...

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        """Show the corrected text with its edit notes, in place where the platform can edit, else as a reply.

        A reply or comment says what was wrong and links the original. Never a deletion, never in silence.
        """
        ...


class Connectors(Protocol):
    """All connectors there are, by platform."""

    def platforms(self) -> tuple[str, ...]: ...
    def get(self, platform: str) -> Connector:
        """Return the connector. Raise NotFound."""
        ...

    def card(self, platform: str) -> Card:
        """Return its maturity card. Raise NotFound."""
        ...
