"""A workspace and a shown planner for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.library.world import World, make_world
from ui.background import Background
from ui.planner.panel import PlannerPanel
from ui.session import Session


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def session(world: World, background: Background) -> Session:
    return world.session(background)


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> PlannerPanel:
    """The planner of a workspace without posts, read and shown."""
    made = PlannerPanel(session)
    qtbot.addWidget(made)
    made.resize(1084, 660)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: not session.background.busy)
    return made
