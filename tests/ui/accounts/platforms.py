"""Two platforms in memory: one that is signed in to with a key, one in a browser with a choice of pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Event

from ccgcompose.domain.account import Account, LengthUnit, Limits
from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import BadInput
from ccgcompose.usecases.ports import (
    AccountHealth,
    Choice,
    Field,
    Guide,
    HealthFact,
    SignedIn,
    SignInForm,
    SignInWay,
)
from tests.fakes.connector import FakeConnector

CONSENT = "https://facebook.example/dialog?state=1"
WELL = AccountHealth(
    True,
    "Signed in as @exampleshire. Everything that was looked at is as it should be.",
    facts=(
        HealthFact("Name", "NHS Exampleshire", "NHS Exampleshire"),
        HealthFact("Permission", "write:posts", "write:posts"),
    ),
    identity="@exampleshire",
)
DIFFERS = AccountHealth(
    False,
    "Signed in as @exampleshire. Not as it should be: description.",
    "Change the profile on the platform, or the account's brand kit here, so that both say the same.",
    (
        HealthFact("Name", "NHS Exampleshire", "NHS Exampleshire"),
        HealthFact("Description", "Old news from the CCG", "News from NHS Exampleshire", ok=False),
        HealthFact("Website", "exampleshire.nhs.uk", "https://www.exampleshire.nhs.uk"),
        HealthFact("Profile picture", "there", "the organisation's logo"),
        HealthFact("Permission", "write:posts", "write:posts"),
    ),
    "@exampleshire",
)
LIMITS = Limits(
    "bluesky",
    LengthUnit.BLUESKY,
    300,
    3000,
    max_media=4,
    max_alt_text=2000,
    max_parts=25,
    max_picture_bytes=1_000_000,
    max_video_bytes=100_000_000,
    max_video_ms=180_000,
)


@dataclass(slots=True)
class Keyed(FakeConnector):
    """Wants a server, a name and a password."""

    refuses: str = ""

    def sign_in_form(self) -> SignInForm:
        return SignInForm(
            SignInWay.FIELDS,
            ("Open Settings, then App passwords, and press Add.", "Copy the password; it is shown once."),
            (
                Field(
                    "server",
                    "Address of the server",
                    "As it stands in the browser.",
                    example="https://bsky.example",
                ),
                Field("user", "Handle", "Without the @."),
                Field("password", "App password", "Not the one you sign in with.", secret=True),
                Field("feed", "Feed", "For whoever has several.", required=False),
            ),
            address="https://bsky.example/settings",
            purpose="It publishes posts and threads, and adds pictures.",
        )

    def sign_in(self, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
        if self.refuses:
            raise BadInput(self.refuses, kept="Nothing was kept.", next="Copy it again.")
        credential = Credential(CredentialKind.APP_PASSWORD, answers["password"], answers["user"])
        return SignedIn(credential, f"@{answers['user']}", {"server": answers["server"]})


@dataclass(slots=True)
class Walled(FakeConnector):
    """Leads to a page in the browser, then asks which of two Pages. `consented` is the person saying yes there."""

    consented: Event = field(default_factory=Event)

    def sign_in_form(self) -> SignInForm:
        return SignInForm(
            SignInWay.BROWSER,
            ("Say yes on the page that opens.",),
            scopes=("pages_manage_posts",),
            purpose="It posts.",
        )

    def sign_in(self, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
        guide.visit(CONSENT)
        while not self.consented.wait(0.02):
            if guide.gave_up():
                raise BadInput("The sign-in was broken off.", kept="Nothing was changed.")
        page = guide.choose("Which Page is it?", (Choice("1", "NHS Exampleshire"), Choice("2", "Flu team")))
        return SignedIn(Credential(CredentialKind.PAGE_TOKEN, "page-token"), f"Page {page}", {"page": page})


@dataclass(slots=True)
class Own(FakeConnector):
    """A folder of our own: nobody has to be asked."""

    def sign_in_form(self) -> SignInForm:
        fields = (Field("folder", "Folder", "The whole path."), Field("language", "Language", required=False))
        return SignInForm(SignInWay.NONE, fields=fields, purpose="Posts are written into a folder.")
