"""A workspace with two more platforms, and a shown accounts page for each test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccgcompose.domain.credential import Credential
from ccgcompose.errors import KeyringMissing, Problem
from ccgcompose.usecases.desk import Desk
from tests.fakes.connector import FakeConnectors
from tests.fakes.credentials import FakeCredentials
from tests.ui.accounts.platforms import LIMITS, WELL, Keyed, Own, Walled
from tests.unit.usecases.world import World, make_world
from ui.accounts.panel import AccountsPanel
from ui.background import Background
from ui.session import Navigator, Session


class Keyring(FakeCredentials):
    """A keyring that may be `shut`, until a person chooses memory, or `broken`, which nobody foresaw."""

    shut = False
    broken: Problem | None = None

    def get(self, account_id: str) -> Credential | None:
        if self.broken is not None:
            raise self.broken
        self._must_be_open()
        return super().get(account_id)

    def put(self, account_id: str, credential: Credential) -> None:
        self._must_be_open()
        super().put(account_id, credential)

    def _must_be_open(self) -> None:
        if self.shut and not self.in_memory:
            what = "There is no safe place for secrets on this computer."
            raise KeyringMissing(what, kept="The secret was written nowhere.", next="Unlock the keyring.")


@dataclass
class Office:
    """A workspace, its platforms, and every page that was opened in the browser."""

    world: World
    desk: Desk
    keyed: Keyed
    walled: Walled
    credentials: Keyring
    visited: list[str]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    world = make_world(tmp_path / "workspace")
    keyed = Keyed("bluesky", accepts=LIMITS, health=WELL)
    walled = Walled("facebook", health=WELL)
    credentials = Keyring()
    connectors = FakeConnectors(world.platform, keyed, walled, Own("podcast"))
    context = replace(world.context, connectors=connectors, credentials=credentials)
    yield Office(world, Desk(context, "publisher-1"), keyed, walled, credentials, [])
    world.store.close()


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def session(office: Office, background: Background) -> Session:
    organisation = office.desk.set_up.organisation()
    assert organisation is not None
    return Session(office.desk, office.world.amara, organisation, background, Navigator())


@pytest.fixture
def panel(qtbot: QtBot, session: Session, office: Office) -> AccountsPanel:
    """The accounts page, read and shown beside the rail of a window of 1280 x 720."""
    return shown(qtbot, session, office)


def shown(qtbot: QtBot, session: Session, office: Office) -> AccountsPanel:
    """Return an accounts page that is read and shown."""
    made = AccountsPanel(session, office.visited.append)
    qtbot.addWidget(made)
    made.resize(1084, 664)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: not session.background.busy)
    return made
