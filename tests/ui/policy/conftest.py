"""A workspace on the real store and a shown policy page for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.unit.usecases.world import World, make_world
from ui.background import Background
from ui.policy.panel import PolicyPanel
from ui.session import Navigator, Session


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(tmp_path / "workspace")
    yield made
    made.store.close()


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def session(world: World, background: Background) -> Session:
    organisation = world.desk.set_up.organisation()
    assert organisation is not None
    return Session(world.desk, world.amara, organisation, background, Navigator())


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> PolicyPanel:
    """The policy page, read and shown beside the rail of a window of 1280 x 720."""
    made = PolicyPanel(session)
    qtbot.addWidget(made)
    made.resize(1084, 664)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: not session.background.busy)
    return made
