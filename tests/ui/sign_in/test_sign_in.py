"""The door: a name, a passphrase, and what it says when they do not fit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ccgcompose.errors import StoreTooNew
from ccgcompose.usecases.views import EntryQuery
from tests.ui.audit import audit
from tests.ui.hands import click, press, type_text
from tests.unit.usecases.world import PASSPHRASE, World, make_world
from ui.background import Background
from ui.sign_in.panel import SignInPanel
from ui.sign_in.presenter import SignInPresenter
from ui.widgets.banner import Banner


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
def door(qtbot: QtBot) -> SignInPanel:
    made = SignInPanel()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def presenter(door: SignInPanel, world: World, background: Background) -> SignInPresenter:
    made = SignInPresenter(door, world.desk, background)
    made.begin(world.desk.sign_in.people(), "NHS Exampleshire", world.tomos.id)
    return made


def said(door: SignInPanel) -> str:
    """Return all that can be read on the door."""
    return "\n".join(each.text() for each in door.findChildren(QLabel) if each.isVisible() and each.text())


def openings(world: World) -> list[str]:
    """Return who opened the workspace, as the history has it."""
    entries = world.desk.past.entries(EntryQuery(kind="session.opened"))
    return [entry.entry.summary for entry in entries]


def test_whoever_was_here_last_is_offered_first(
    door: SignInPanel, presenter: SignInPresenter, world: World
) -> None:
    assert door.person.currentText() == "Tomos Bevan, Board Member"
    assert door.person.count() == 4
    assert "NHS Exampleshire. Everything you do here is recorded under your name." in said(door)
    assert door.passphrase.hasFocus()
    assert audit(door) == []


def test_the_right_passphrase_opens_and_is_recorded(
    door: SignInPanel, presenter: SignInPresenter, world: World, qtbot: QtBot
) -> None:
    type_text(door.passphrase, PASSPHRASE)
    with qtbot.waitSignal(presenter.opened) as opened:
        press(door.passphrase, Qt.Key.Key_Return)
    assert opened.args == [world.tomos]
    assert openings(world) == ["Tomos Bevan opened the workspace."]
    # Nothing can be pressed twice while the window behind the door is made.
    assert not door.open.isEnabled()


def test_a_wrong_passphrase_is_a_sentence_and_is_forgotten(
    door: SignInPanel, presenter: SignInPresenter, world: World, qtbot: QtBot
) -> None:
    type_text(door.passphrase, "harvest lantern forest")
    click(door.open)
    qtbot.waitUntil(lambda: "The passphrase does not fit Tomos Bevan." in said(door))
    assert "Type it again; capitals and spaces count." in said(door)
    assert door.passphrase.text() == ""
    assert door.passphrase.hasFocus()
    assert openings(world) == []
    assert audit(door) == []


def test_no_passphrase_asks_nothing(
    door: SignInPanel, presenter: SignInPresenter, background: Background
) -> None:
    press(door.passphrase, Qt.Key.Key_Return)
    assert not background.busy


def test_only_who_locked_it_can_unlock_it(
    door: SignInPanel, presenter: SignInPresenter, world: World, qtbot: QtBot
) -> None:
    presenter.lock(world.amara)
    assert "publishing goes on" in said(door)
    assert not door.person.isEnabled()
    assert door.person.currentText() == "Amara Obi, Head of Communications"
    assert audit(door) == []
    type_text(door.passphrase, PASSPHRASE)
    with qtbot.waitSignal(presenter.opened) as opened:
        click(door.open)
    assert opened.args == [world.amara]
    assert openings(world) == []


def test_while_the_workspace_opens_the_door_says_so(door: SignInPanel) -> None:
    door.set_waiting()
    assert "One moment: the workspace is being opened." in said(door)
    assert not door.passphrase.isEnabled()
    assert audit(door) == []


def test_a_workspace_that_cannot_be_opened_asks_for_no_passphrase(door: SignInPanel) -> None:
    problem = StoreTooNew(
        "This workspace was made by a newer ccgcompose.",
        kept="It was not touched.",
        next="Install the newer one.",
    )
    door.show_failed(problem)
    assert "The workspace could not be opened" in said(door)
    assert "Install the newer one." in said(door)
    assert not door.passphrase.isVisible()
    assert door.findChild(Banner) is not None
    assert audit(door) == []
