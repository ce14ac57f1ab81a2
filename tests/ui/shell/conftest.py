"""The window over a workspace on the real store, with its real publisher and a platform in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccgcompose.bootstrap import Workbench
from ccgcompose.host.folders import Folders
from tests.fakes.clock import FixedClock
from tests.ui.hands import click, type_text
from tests.unit.usecases.world import PASSPHRASE, World, make_world
from ui.controller import Controller

Start = Callable[[Callable[[], Workbench]], Controller]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    # The publisher's scheduler goes by the computer's clock: what is due by this one is due there as well.
    an_hour_ago = datetime.now(UTC) - timedelta(hours=1)
    made = make_world(tmp_path / "workspace", clock=FixedClock(an_hour_ago))
    yield made
    made.store.close()


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Start]:
    """Show a window whose workspace is opened by the given function."""
    controllers = []

    def begin(open_workbench: Callable[[], Workbench]) -> Controller:
        controller = Controller(qapp, open_workbench)
        controllers.append(controller)
        controller.window.resize(1280, 720)
        with qtbot.waitExposed(controller.window):
            controller.window.show()
        controller.window.activateWindow()
        controller.start()
        return controller

    yield begin
    for controller in controllers:
        controller.window.close()
        controller.window.deleteLater()
        controller.deleteLater()
    qapp.processEvents()


def bench_of(world: World) -> Workbench:
    """Return the workbench of a world; what this computer remembers lies beside the database."""
    return Workbench(
        world.desk,
        world.store,
        Folders(world.folder, f"sqlite:///{world.folder / 'ccgcompose.sqlite'}"),
    )


def settle(qtbot: QtBot, controller: Controller) -> None:
    """Wait until nothing is under way in the background, and the layouts have followed."""
    qtbot.waitUntil(lambda: not controller.background.busy)
    for _ in range(3):
        QApplication.processEvents()


def at_the_door(start: Start, world: World, qtbot: QtBot) -> Controller:
    """Show the window and wait until a passphrase can be typed."""
    controller = start(lambda: bench_of(world))
    qtbot.waitUntil(controller.door.passphrase.isEnabled)
    return controller


def signed_in(start: Start, world: World, qtbot: QtBot) -> Controller:
    """Show the window and sign Amara in."""
    controller = at_the_door(start, world, qtbot)
    give(controller, PASSPHRASE)
    qtbot.waitUntil(lambda: not controller.window.is_covered)
    settle(qtbot, controller)
    return controller


def give(controller: Controller, passphrase: str) -> None:
    """Type a passphrase at the door and press the button."""
    type_text(controller.door.passphrase, passphrase)
    click(controller.door.open)
