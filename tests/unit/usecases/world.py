"""A workspace on the real store and the real media folder, with a platform that keeps what it was sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import Path

from PIL import Image

from ccgcompose.domain.account import Account, BrandKit
from ccgcompose.domain.organisation import Organisation, OrganisationType
from ccgcompose.domain.people import Affiliation, Capacity, Person
from ccgcompose.domain.post import Content, MediaUse
from ccgcompose.domain.publication import Delivery
from ccgcompose.host.mediafiles import FolderMediaFiles
from ccgcompose.host.vault import FolderVault
from ccgcompose.policy.engine import default_engine
from ccgcompose.store.database import SqlStore, open_store
from ccgcompose.store.witness import FileWitness
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.deliver import Deliver
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.permissions import PermissionForm
from ccgcompose.usecases.schedule import Scheduled, at_instant
from ccgcompose.usecases.set_up import NewAccount, NewPerson
from tests.fakes.clock import FixedClock
from tests.fakes.connector import FakeConnector, FakeConnectors
from tests.fakes.credentials import FakeCredentials
from tests.fakes.ids import SequentialIds
from tests.fakes.passphrases import PlainPassphrases
from tests.fakes.secrets import LastingSecrets

ZONE = "Europe/London"
PASSPHRASE = "harvest lantern meadow"
BRAND = BrandKit(
    "NHS Exampleshire", "Exampleshire", "News from NHS Exampleshire", "https://www.exampleshire.nhs.uk"
)
TEXT = "Our flu clinics open on Monday. Book yours: https://www.nhs.uk/flu"
engine = cache(default_engine)


@dataclass
class World:
    """What a test holds in its hands. Amara speaks and approves, Priya speaks, Tomos approves, Jon does neither."""

    folder: Path
    clock: FixedClock
    store: SqlStore
    context: Context
    platform: FakeConnector
    desk: Desk
    amara: Person
    priya: Person
    tomos: Person
    jon: Person
    page: Account
    guarded: Account  # needs an approval

    def content(self, *accounts: Account, text: str = TEXT, media: tuple[str, ...] = ()) -> Content:
        """Return an ordinary content for these accounts (the page, where none is named)."""
        return Content(
            subject="Vaccination",
            title="Flu clinics",
            text=text,
            account_ids=tuple(account.id for account in accounts or (self.page,)),
            media=tuple(MediaUse(media_id, "A blue square on a white wall") for media_id in media),
        )

    def post(self, *accounts: Account, text: str = TEXT, media: tuple[str, ...] = ()) -> str:
        """Save a post of Amara's and return its id."""
        saved = self.desk.compose.save(self.amara, self.content(*accounts, text=text, media=media))
        return saved.revision.post_id

    def plan(self, post_id: str, later: timedelta = timedelta(hours=1)) -> Scheduled:
        """Plan a post."""
        when = at_instant(self.clock.now() + later, ZONE)
        return self.desk.schedule.schedule(self.amara, post_id, when, confirmed=True)

    def published(self, *accounts: Account, media: tuple[str, ...] = ()) -> str:
        """Return a post that is out."""
        post_id = self.post(*accounts, media=media)
        self.plan(post_id, timedelta(0))
        self.desk.deliver.run_due()
        return post_id

    def picture(self, name: str = "clinic.png", colour: str = "navy") -> str:
        """Take a picture in and return the medium's id."""
        source = self.folder / name
        Image.new("RGB", (64, 48), colour).save(source)
        return self.desk.library.add(self.amara, source, "A blue square on a white wall").id

    def permit(self, media_id: str, *, last_day: str = "", platforms: tuple[str, ...] = ()) -> str:
        """Record a permission from today and return its id."""
        form = PermissionForm(
            rights_holder="Exampleshire Camera Club",
            licence="Invoice 2041",
            evidence="Shared drive, contracts",
            valid_from="2026-11-24",
            valid_to=last_day,
            platforms=platforms,
        )
        return self.desk.permissions.record(self.amara, media_id, form).id

    def delivery(self, delivery_id: str) -> Delivery:
        """Return a delivery as it is stored now."""
        with self.store.read() as unit:
            return unit.publications.delivery(delivery_id)

    def publisher(self, name: str) -> Deliver:
        """Return another publisher on the same store."""
        return Deliver(self.context, name)


def make_world(folder: Path, first: int = 1, clock: FixedClock | None = None) -> World:
    """Return the workspace in `folder`, set up where it is new."""
    folder.mkdir(exist_ok=True)
    clock, witness = clock or FixedClock(), FileWitness(folder / "history.head")
    url = f"sqlite:///{folder / 'ccgcompose.sqlite'}"
    store = open_store(url, witness=witness, backups=folder / "backups", clock=clock)
    platform = FakeConnector("newsroom")
    secrets = LastingSecrets()
    vault = FolderVault(folder / "vault", lambda: secrets)
    context = Context(
        store=store,
        clock=clock,
        ids=SequentialIds(first),
        passphrases=PlainPassphrases(),
        files=FolderMediaFiles(folder / "media", folder / "thumbnails"),
        connectors=FakeConnectors(platform),
        credentials=FakeCredentials(),
        engine=engine,
        witnessed=witness.recall,
        vault=lambda: vault,
    )
    desk = Desk(context, "publisher-1")
    if desk.set_up.organisation() is None:
        set_up(desk)
    amara, priya, tomos, jon = desk.people.all()
    page, guarded = desk.accounts.all()
    return World(folder, clock, store, context, platform, desk, amara, priya, tomos, jon, page, guarded)


def set_up(desk: Desk) -> None:
    """Make the organisation, four people and two accounts."""
    organisation = Organisation(
        "NHS Exampleshire",
        OrganisationType.ICB,
        BRAND,
        subjects=("Vaccination", "Urgent care"),
        trusted_sites=("nhs.uk", "gov.uk"),
    )
    both, none = (Capacity.SPEAK, Capacity.APPROVE), ()
    people = (
        _person("Amara Obi", "Head of Communications", both),
        _person("Priya Nair", "Communications Officer", (Capacity.SPEAK,)),
        _person("Tomos Bevan", "Board Member", (Capacity.APPROVE,)),
        _person("Jon Whitfield", "Commissioning Manager", none),
    )
    page = NewAccount("Page", "newsroom", BRAND)
    desk.set_up.start(organisation, people, (page, replace(page, name="Guarded", needs_approval=True)))


def _person(name: str, position: str, capacities: tuple[Capacity, ...]) -> NewPerson:
    return NewPerson(name, position, Affiliation.EMPLOYEE, PASSPHRASE, capacities)
