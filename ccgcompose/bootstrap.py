"""The composition root: the one module that knows every adapter. Builds the use cases from settings."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from ccgcompose.errors import BadInput
from ccgcompose.host.folders import Folders, folders
from ccgcompose.host.settings import Settings, write_settings
from ccgcompose.host.settings import read_settings as _read_settings

if TYPE_CHECKING:
    from ccgcompose.domain.account import Limits
    from ccgcompose.domain.people import Person
    from ccgcompose.host.doctor_checks import CheckResult
    from ccgcompose.host.media_shelf import Shelf
    from ccgcompose.publisher.heart import Pulse
    from ccgcompose.publisher.service import Service
    from ccgcompose.store.database import SqlStore
    from ccgcompose.usecases.deliver import Pass
    from ccgcompose.usecases.desk import Desk
    from ccgcompose.usecases.links import Links
    from ccgcompose.usecases.personal import Personal
    from ccgcompose.usecases.ports import Clock, Credentials, Vault
    from ccgcompose.usecases.ports.links import LinkLooker
    from connectors.registry import Registry

T = TypeVar("T")


class Workbench:
    """An open workspace on this computer: its use cases, its publisher, what the computer remembers."""

    def __init__(self, desk: Desk, store: SqlStore, places: Folders, shelf: Shelf | None = None) -> None:
        self.desk = desk
        self.places = places
        self.settings = _read_settings(places.settings)
        self._store = store
        self._shelf = shelf

    @property
    def newsroom_folder(self) -> Path:
        """Where the first account publishes unless another folder is chosen."""
        return self.places.newsroom

    def publisher(self, on_pulse: Callable[[Pulse], None]) -> Service:
        """Return the publisher of this process, not started."""
        from ccgcompose.host.crew import Threads
        from ccgcompose.publisher.service import Service

        renew = self.desk.accounts.keep_signed_in
        return Service(self.desk.deliver, self.desk.clock, on_pulse, Threads(), renew)

    def publish_due(self) -> Pass:
        """Put out what is due now, accounts side by side, and return when it is done."""
        from ccgcompose.host.crew import Threads

        crew = Threads()
        try:
            return self.desk.deliver.run_due(crew)
        finally:
            crew.close()

    def set_up_sample(self, *, posts: bool = True, newsroom: Path | None = None) -> Person:
        """Make the sample workspace; without `posts` it has organisation, people and accounts only."""
        from ccgcompose.host.material import sample_material, sample_picture
        from ccgcompose.usecases import sample

        material = sample_material()
        person = sample.set_up(self.desk, material, newsroom or self.newsroom_folder)
        if posts:
            sample.fill(self.desk, material, sample_picture)
        return person

    def remember_person(self, person: Person) -> None:
        """Remember who was here last."""
        self.remember(last_person=person.id)

    def remember(self, **changes: Any) -> None:
        """Change what this computer remembers."""
        self.settings = replace(self.settings, **changes)
        write_settings(self.places.settings, self.settings)

    def backup(self, target: Path) -> None:
        """Write a whole copy of the database."""
        self._store.backup(target)

    def close(self) -> None:
        """Let go of the database, and of what reads pictures and looks at them."""
        if self._shelf is not None:
            self._shelf.close()
        self._store.close()

    def __enter__(self) -> Workbench:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_desk(*, must_exist: bool = False, clock: Clock | None = None) -> Workbench:
    """Open the workspace that the environment names; make it unless it `must_exist`. `clock` None: the computer's.

    Raise BadInput when it must exist and does not, else what the store and the folders raise.
    """
    from ccgcompose.host.clock import SystemClock
    from ccgcompose.host.credentials import KeyringCredentials
    from ccgcompose.host.ids import SortableIds, process_name
    from ccgcompose.host.media_shelf import open_shelf
    from ccgcompose.host.passphrases import Argon2Passphrases
    from ccgcompose.host.secrets import open_keyring
    from ccgcompose.policy.engine import default_engine
    from ccgcompose.store.database import open_store
    from ccgcompose.store.witness import FileWitness
    from ccgcompose.usecases.context import Context
    from ccgcompose.usecases.desk import Desk

    places = _places(must_exist)
    clock = clock or SystemClock()
    witness = FileWitness(places.witness)
    store = open_store(places.database_url, witness=witness, backups=places.backups, clock=clock)
    credentials = KeyringCredentials(open_keyring, places.locks)
    shelf = open_shelf(places)
    context = Context(
        store=store,
        clock=clock,
        ids=SortableIds(clock),
        passphrases=Argon2Passphrases(),
        files=shelf.files,
        connectors=_connectors(places, clock, credentials, store),
        credentials=credentials,
        engine=_once(default_engine),
        witnessed=witness.recall,
        vault=_once(partial(_vault, places)),
        links=_looker(places, clock),
        eyes=shelf.eyes,
        darkroom=shelf.darkroom,
        hands=shelf.hands,
    )
    return Workbench(Desk(context, process_name()), store, places, shelf)


def _vault(places: Folders) -> Vault:
    """Return the evidence vault; the keyring is asked when its key is first needed."""
    from ccgcompose.host.secrets import open_keyring
    from ccgcompose.host.vault import FolderVault

    return FolderVault(places.vault, open_keyring)


def personal_check() -> Personal:
    """Return the check of personal posts: the rules and a clock, without a workspace, a network or a log."""
    from ccgcompose.host.clock import SystemClock
    from ccgcompose.policy.engine import default_engine
    from ccgcompose.usecases.personal import Personal

    return Personal(_once(default_engine), SystemClock())


def links() -> Links:
    """Return what looks behind links, without a workspace."""
    from ccgcompose.host.clock import SystemClock
    from ccgcompose.usecases.links import Links

    clock = SystemClock()
    return Links(clock, _looker(folders(os.environ), clock))


def _looker(places: Folders, clock: Clock) -> LinkLooker | None:
    """Return what opens links, public addresses alone; None where the environment says CCGCOMPOSE_LINKS=off."""
    if os.environ.get("CCGCOMPOSE_LINKS", "").lower() == "off":
        return None
    from ccgcompose.host.network import way_out
    from connectors.link_looker import WebLinkLooker

    return WebLinkLooker(clock, ca_bundle=way_out(os.environ, _read_settings(places.settings)).ca_bundle)


def _places(must_exist: bool) -> Folders:
    """Return the folders of the workspace that the environment names, made where they may be."""
    places = folders(os.environ)
    if must_exist and places.database is not None and not places.database.exists():
        raise BadInput(
            f"There is no workspace in {places.home} yet.",
            next="Open the app to make one, or run `ccgcompose init --sample`.",
        )
    places.make()
    return places


def _connectors(places: Folders, clock: Clock, credentials: Credentials, store: SqlStore) -> Registry:
    """Return the connectors with what they are handed."""
    import random

    from ccgcompose.host.network import way_out
    from ccgcompose.policy.length import fits
    from ccgcompose.usecases.trail import StoredTrail
    from connectors.registry import Registry
    from connectors.tools import Network, Tools

    found = way_out(os.environ, _read_settings(places.settings))
    tools = Tools(
        clock=clock,
        credentials=credentials,
        trail=StoredTrail(store, clock),
        state=places.platforms,
        fits=lambda text, limits: fits(text, limits).fits,
        chance=random.SystemRandom().random,
        network=Network(found.ca_bundle, found.proxies),
    )
    return Registry(tools)


def read_settings() -> Settings:
    """Return what this computer remembers, without opening the workspace."""
    return _read_settings(folders(os.environ).settings)


def begin_log(role: str) -> None:
    """Let this process write its log, redacted, into the workspace's folder. `role`: "app" or "publisher"."""
    from ccgcompose.host.logs import set_up_logs

    set_up_logs(folders(os.environ).logs, role)


def platform_limits(platform: str) -> Limits:
    """Return what a platform accepts. Raise NotFound with the platforms there are."""
    from connectors.limits import published_limits

    return published_limits(platform)


def connector_cards() -> tuple[Any, ...]:
    """Return the maturity card of each connector."""
    from connectors.registry import Registry

    return Registry().cards()


def diagnose() -> tuple[CheckResult, ...]:
    """Return what is and is not in place on this computer. A workspace that is not there yet is not made."""
    import resources
    from ccgcompose.host import doctor
    from ccgcompose.host.clock import SystemClock
    from ccgcompose.policy.spelling import load_speller
    from ccgcompose.usecases.views import EntryQuery

    places = folders(os.environ)

    def open_database() -> str:
        if places.database is not None and not places.database.exists():
            return "There is no workspace yet; the app makes one."
        with open_desk() as workbench:
            return f"The database of {workbench.desk.past.count()} publications opens."

    def newest_entry() -> datetime | None:
        if places.database is not None and not places.database.exists():
            return None
        with open_desk() as workbench:
            found = workbench.desk.past.entries(EntryQuery(limit=1))
        return found[0].made_at if found else None

    around = doctor.Surroundings(
        places,
        SystemClock(),
        open_database,
        newest_entry,
        resources.folder("fonts"),
        open_speller=lambda: load_speller(frozenset(), frozenset()),
    )
    return doctor.diagnose(around)


def _once(make: Callable[[], T]) -> Callable[[], T]:
    made: list[T] = []
    making = Lock()

    def get() -> T:
        with making:
            if not made:
                made.append(make())
        return made[0]

    return get
