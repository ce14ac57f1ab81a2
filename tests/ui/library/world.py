"""A workspace on the real store and the real media folder, with people, accounts and a clock that is set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from ccgcompose.domain.account import Account, BrandKit
from ccgcompose.domain.organisation import Organisation, OrganisationType
from ccgcompose.domain.people import Affiliation, Capacity, Person
from ccgcompose.domain.post import Content, MediaUse
from ccgcompose.host.darkroom import FolderDarkroom
from ccgcompose.host.mediafiles import FolderMediaFiles
from ccgcompose.host.vault import FolderVault
from ccgcompose.policy.engine import default_engine
from ccgcompose.store.database import SqlStore, open_store
from ccgcompose.store.witness import FileWitness
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.ports import Eyes
from ccgcompose.usecases.schedule import Scheduled, at_instant
from ccgcompose.usecases.set_up import NewAccount, NewPerson
from tests.fakes.clock import FixedClock
from tests.fakes.connector import FakeConnector, FakeConnectors
from tests.fakes.credentials import FakeCredentials
from tests.fakes.ids import SequentialIds
from tests.fakes.passphrases import PlainPassphrases
from tests.fakes.secrets import LastingSecrets
from ui.background import Background
from ui.session import Navigator, Session

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
BRAND = BrandKit("NHS Exampleshire", "Exampleshire", "News of your local NHS", "https://www.nhs.uk")
ZONE = "Europe/London"
ORGANISATION = Organisation(
    "NHS Exampleshire",
    OrganisationType.ICB,
    BRAND,
    ZONE,
    subjects=("Vaccination",),
    trusted_sites=("nhs.uk",),
)
_PASSPHRASE = "correct horse battery"
PEOPLE = (
    NewPerson("Amara Obi", "Head of Communications", Affiliation.EMPLOYEE, _PASSPHRASE, (Capacity.SPEAK,)),
    NewPerson("Priya Nair", "Officer", Affiliation.EMPLOYEE, _PASSPHRASE),
)
ACCOUNTS = (NewAccount("Newsroom", "newsroom", BRAND), NewAccount("Mastodon", "mastodon", BRAND))
engine = cache(default_engine)


@dataclass
class World:
    """What a test holds in its hands."""

    folder: Path
    clock: FixedClock
    store: SqlStore
    connector: FakeConnector
    desk: Desk
    amara: Person  # speaks
    priya: Person  # may not speak
    accounts: dict[str, Account]
    eyes: Eyes | None = None

    def session(self, background: Background, person: Person | None = None) -> Session:
        """Return a session of a person, Amara where nobody is named."""
        organisation = self.desk.set_up.organisation()
        assert organisation is not None
        return Session(self.desk, person or self.amara, organisation, background, Navigator())

    def post(self, title: str, *accounts: str, media: tuple[str, ...] = ()) -> str:
        """Save a post; return its id."""
        content = Content(
            subject="Vaccination",
            title=title,
            text="Our flu clinics open on Monday. Find yours on https://www.nhs.uk/flu",
            account_ids=tuple(self.accounts[name].id for name in accounts or ("Newsroom",)),
            media=tuple(MediaUse(media_id, "A clinic") for media_id in media),
        )
        return self.desk.compose.save(self.amara, content).revision.post_id

    def plan(self, title: str, hours: float, *accounts: str, media: tuple[str, ...] = ()) -> Scheduled:
        """Save a post and plan it `hours` from now."""
        when = at_instant(self.clock.now() + timedelta(hours=hours), ZONE)
        post_id = self.post(title, *accounts, media=media)
        return self.desk.schedule.schedule(self.amara, post_id, when, confirmed=True)


def make_world(folder: Path, eyes: Eyes | None = None) -> World:
    """Return a workspace in `folder`; with `eyes` its pictures are looked at."""
    clock = FixedClock(START)
    witness = FileWitness(folder / "witness.json")
    store = open_store(
        f"sqlite:///{folder / 'ccgcompose.db'}", witness=witness, backups=folder / "backups", clock=clock
    )
    connector = FakeConnector("newsroom")
    secrets = LastingSecrets()
    vault = FolderVault(folder / "vault", lambda: secrets)
    files = FolderMediaFiles(folder / "media", folder / "thumbnails")
    context = Context(
        store=store,
        clock=clock,
        ids=SequentialIds(),
        passphrases=PlainPassphrases(),
        files=files,
        connectors=FakeConnectors(connector, FakeConnector("mastodon")),
        credentials=FakeCredentials(),
        engine=engine,
        witnessed=witness.recall,
        vault=lambda: vault,
        eyes=eyes,
        darkroom=FolderDarkroom(files),
    )
    desk = Desk(context, "tests")
    amara = desk.set_up.start(ORGANISATION, PEOPLE, ACCOUNTS)
    priya = next(person for person in desk.people.all() if person.name == "Priya Nair")
    accounts = {account.name: account for account in desk.accounts.all()}
    return World(folder, clock, store, connector, desk, amara, priya, accounts, eyes)
