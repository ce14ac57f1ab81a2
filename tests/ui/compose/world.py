"""A workspace with two platforms and three people, and the compose window over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from PIL import Image

from ccgcompose.domain.account import Account, BrandKit, LengthUnit, Limits, SignOffStyle
from ccgcompose.domain.history import Entry
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.organisation import Organisation, OrganisationType
from ccgcompose.domain.people import Affiliation, Capacity, Person
from ccgcompose.domain.post import Content
from ccgcompose.host.mediafiles import FolderMediaFiles
from ccgcompose.policy.engine import Engine, default_engine
from ccgcompose.store.database import SqlStore, open_store
from ccgcompose.store.witness import FileWitness
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.permissions import PermissionForm
from ccgcompose.usecases.ports import Clock, Eyes
from ccgcompose.usecases.ports.links import LinkLooker
from ccgcompose.usecases.schedule import at_instant
from ccgcompose.usecases.set_up import NewAccount, NewPerson
from tests.fakes.clock import FixedClock
from tests.fakes.connector import FakeConnector, FakeConnectors
from tests.fakes.credentials import FakeCredentials
from tests.fakes.ids import SequentialIds
from tests.fakes.passphrases import PlainPassphrases
from ui.background import Background
from ui.session import Navigator, Session

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)  # a Tuesday
DATABASE = "ccgcompose.db"
ZONE = "Europe/London"
BRAND = BrandKit("NHS Exampleshire", "Exampleshire", "News of your local NHS", "https://www.nhs.uk")
SUBJECTS = ("Vaccination", "Mental health", "Urgent care")
NEWSROOM = Limits("newsroom", LengthUnit.CODE_POINTS, max_length=None, can_edit=True)
SHORT = Limits("short", LengthUnit.GRAPHEMES, max_length=280, max_media=4)
engine = cache(default_engine)

GOOD = (
    "Our flu clinics open on Monday at Park Lane Health Centre.\n\n"
    "Find yours on https://www.nhs.uk/flu and bring your booking with you."
)


@dataclass
class World:
    """What a test holds in its hands."""

    folder: Path
    clock: FixedClock
    store: SqlStore
    platforms: dict[str, FakeConnector]
    desk: Desk
    people: dict[str, Person]
    accounts: dict[str, Account]
    context: Context

    def see_with(self, eyes: Eyes) -> None:
        """Have pictures looked at from now on, in windows that are opened after this."""
        self.desk = Desk(replace(self.context, eyes=eyes), "tests")

    def session(self, background: Background, name: str = "Amara Obi") -> Session:
        """Return a session of one person."""
        organisation = self.desk.set_up.organisation()
        assert organisation is not None
        return Session(self.desk, self.people[name], organisation, background, Navigator())

    def content(self, text: str = GOOD, *accounts: str, title: str = "Flu clinics open") -> Content:
        """Return a content for these accounts (none given: the newsroom)."""
        ids = tuple(self.accounts[name].id for name in accounts or ("Newsroom",))
        return Content("Vaccination", title, text, ids)

    def save(
        self, content: Content, name: str = "Amara Obi", post_id: str | None = None, base: int = 0
    ) -> str:
        """Save a revision; return the post's id."""
        return self.desk.compose.save(self.people[name], content, post_id, base).revision.post_id

    def publish(self, content: Content) -> str:
        """Save a post, have it go out now, and return its id."""
        amara, post_id = self.people["Amara Obi"], self.save(content)
        self.desk.schedule.schedule(amara, post_id, at_instant(self.clock.now(), ZONE), confirmed=True)
        self.desk.deliver.run_due()
        return post_id

    def picture(self, name: str = "clinic.png", colour: str = "#005EB8", alt_text: str = "") -> MediaAsset:
        """Take a picture into the library."""
        file = self.folder / name
        Image.new("RGB", (640, 420), colour).save(file)
        return self.desk.library.add(self.people["Amara Obi"], file, alt_text)

    def permit(self, asset: MediaAsset, last_day: str = "", platforms: tuple[str, ...] = ()) -> None:
        """Record a permission from today on."""
        form = PermissionForm(
            rights_holder="NHS Exampleshire",
            licence="Our own photograph",
            evidence="Shelf 3",
            valid_from="2026-11-01",
            valid_to=last_day,
            platforms=platforms,
        )
        self.desk.permissions.record(self.people["Amara Obi"], asset.id, form)

    def revoke(self, name: str) -> None:
        """End every designation of a person, now."""
        person, now = self.people[name], self.clock.now()
        with self.store.write() as unit:
            for held in unit.people.designations(person.id):
                unit.people.update_designation(replace(held, revoked_at=now))
            unit.history.append(Entry("designation.revoked", None, f"{name} may no longer speak."), now)

    def break_store(self) -> None:
        """Have a folder stand where the database was, so that nothing can be read or written."""
        database = self.folder / DATABASE
        database.rename(self.folder / "away.db")
        database.mkdir()

    def mend_store(self) -> None:
        """Put the database back."""
        (self.folder / DATABASE).rmdir()
        (self.folder / "away.db").rename(self.folder / DATABASE)

    def pass_time(self, **by: float) -> None:
        """Let time go by."""
        self.clock.advance(timedelta(**by))


def make_world(
    folder: Path,
    first: int = 1,
    checks: Callable[[], Engine] = engine,
    links: Callable[[Clock], LinkLooker] | None = None,
) -> World:
    """Return the workspace in `folder`, set up where it is new; new ids count from `first`."""
    clock = FixedClock(START)
    witness = FileWitness(folder / "witness.json")
    url = f"sqlite:///{folder / DATABASE}"
    store = open_store(url, witness=witness, backups=folder / "backups", clock=clock)
    platforms = [FakeConnector("newsroom", NEWSROOM), FakeConnector("short", SHORT)]
    context = Context(
        store=store,
        clock=clock,
        ids=SequentialIds(first),
        passphrases=PlainPassphrases(),
        files=FolderMediaFiles(folder / "media", folder / "thumbnails"),
        connectors=FakeConnectors(*platforms),
        credentials=FakeCredentials(),
        engine=checks,
        witnessed=witness.recall,
        links=links(clock) if links else None,
    )
    desk = Desk(context, "tests")
    if desk.set_up.organisation() is None:
        _fill(desk)
    people = {person.name: person for person in desk.people.all()}
    accounts = {account.name: account for account in desk.accounts.all()}
    named = {platform.platform: platform for platform in platforms}
    return World(folder, clock, store, named, desk, people, accounts, context)


def _fill(desk: Desk) -> None:
    organisation = Organisation(
        "NHS Exampleshire", OrganisationType.ICB, BRAND, ZONE, subjects=SUBJECTS, trusted_sites=("nhs.uk",)
    )
    speak, approve = Capacity.SPEAK, Capacity.APPROVE
    employee, secret = Affiliation.EMPLOYEE, "correct horse battery"
    desk.set_up.start(
        organisation,
        (
            NewPerson("Amara Obi", "Head of Communications", employee, secret, (speak,)),
            NewPerson("Ben Okafor", "Deputy Director", employee, secret, (speak, approve)),
            NewPerson("Priya Nair", "Communications Officer", employee, secret),
        ),
        (
            NewAccount("Newsroom", "newsroom", BRAND),
            NewAccount("Short", "short", BRAND, sign_off=SignOffStyle.APPENDED, needs_approval=True),
        ),
    )
