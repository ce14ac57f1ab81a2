"""The life of the window: the door, a session, the lock, the end."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ccgcompose.bootstrap import Workbench, open_desk
from ccgcompose.domain.publication import DeliveryState
from ccgcompose.errors import DiskFull, Problem
from ccgcompose.host.folders import Folders
from ccgcompose.host.settings import Settings, read_settings, write_settings
from tests.ui.audit import audit
from tests.ui.hands import press, type_text
from tests.ui.shell.conftest import Start, at_the_door, bench_of, give, settle, signed_in
from tests.unit.usecases.world import PASSPHRASE, World, make_world
from ui import theme
from ui.compose.panel import ComposePanel
from ui.compose.signed_edit import SignedEdit
from ui.idle import IdleWatch
from ui.shell.identity import IdentityButton
from ui.shell.rail import Rail
from ui.tokens import Scheme
from ui.welcome.panel import WelcomePanel


def said(widget: QWidget) -> str:
    """Return all that can be read below a widget."""
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible() and each.text())


def test_the_door_is_there_before_the_workspace(start: Start, world: World, qtbot: QtBot) -> None:
    controller = start(lambda: bench_of(world))
    assert controller.window.is_covered
    assert "One moment: the workspace is being opened." in said(controller.window)
    assert not controller.door.passphrase.isEnabled()
    qtbot.waitUntil(controller.door.passphrase.isEnabled)
    assert controller.window.windowTitle() == "NHS Exampleshire · ccgcompose"
    settle(qtbot, controller)
    assert audit(controller.window) == []


def test_the_passphrase_leads_to_compose(start: Start, world: World, qtbot: QtBot) -> None:
    controller = signed_in(start, world, qtbot)
    assert controller.window.current_page() == "compose"
    assert controller.session().person == world.amara
    (identity,) = controller.window.findChildren(IdentityButton)
    assert "Amara Obi" in identity.accessibleName()
    assert read_settings(world.folder / "settings.json").last_person == world.amara.id


def test_a_wrong_passphrase_leaves_the_door_shut(start: Start, world: World, qtbot: QtBot) -> None:
    controller = at_the_door(start, world, qtbot)
    give(controller, "harvest lantern forest")
    qtbot.waitUntil(lambda: "does not fit Amara Obi" in said(controller.door))
    assert controller.window.is_covered
    give(controller, PASSPHRASE)
    qtbot.waitUntil(lambda: not controller.window.is_covered)


def test_a_database_from_a_newer_version_is_said_on_the_door(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    make_world(tmp_path / "newer").store.close()
    database = tmp_path / "newer" / "ccgcompose.sqlite"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_from_the_future'")
    before = database.read_bytes()
    controller = start(lambda: bench_of(make_world(tmp_path / "newer")))
    qtbot.waitUntil(lambda: "The workspace could not be opened" in said(controller.door))
    assert "newer" in said(controller.door)
    assert not controller.door.passphrase.isVisible()
    assert audit(controller.window) == []
    assert database.read_bytes() == before


def test_a_folder_that_may_not_be_written_is_said_on_the_door(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "letter.txt").write_text("Dear all,", encoding="utf-8")
    home = tmp_path / "letter.txt" / "home"

    def open_there() -> Workbench:
        Folders(home, "sqlite://").make()
        return bench_of(make_world(home))

    controller = start(open_there)
    qtbot.waitUntil(lambda: "The workspace could not be opened" in said(controller.door))
    assert str(home) in said(controller.door)


def test_a_workspace_without_organisation_begins_with_welcome(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCGCOMPOSE_HOME", str(tmp_path / "home"))
    controller = start(open_desk)
    qtbot.waitUntil(lambda: bool(controller.window.findChildren(WelcomePanel)))
    assert "Whose voice is this, and who are you?" in said(controller.window)
    problem = Problem("Something went wrong.", kept="Everything is here.", next="Try again.")
    controller.show_problem(problem)
    assert "Something went wrong." in said(controller.window)


def test_the_lock_covers_everything_until_the_passphrase_comes(
    start: Start, world: World, qtbot: QtBot
) -> None:
    controller = signed_in(start, world, qtbot)
    controller.window.show_page("history")
    settle(qtbot, controller)
    press(controller.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    controller.window.lockWanted.emit()
    assert controller.window.is_covered
    assert "Locked" in said(controller.window)
    assert "Check the proof" not in said(controller.window)
    assert audit(controller.window) == []
    give(controller, "harvest lantern forest")
    qtbot.waitUntil(lambda: "does not fit Amara Obi" in said(controller.door))
    give(controller, PASSPHRASE)
    qtbot.waitUntil(lambda: not controller.window.is_covered)
    assert controller.window.current_page() == "history"


def test_nobody_there_for_long_locks(start: Start, world: World, qtbot: QtBot) -> None:
    controller = signed_in(start, world, qtbot)
    watch = controller.findChild(IdleWatch)
    assert watch is not None
    watch.idle.emit()
    assert controller.window.is_covered
    door = controller.door
    type_text(door.passphrase, "harvest")
    # It comes again while the door is shut: what is being typed stays.
    watch.idle.emit()
    assert controller.door is door
    assert door.passphrase.text() == "harvest"


def test_publishing_goes_on_behind_the_lock(start: Start, world: World, qtbot: QtBot) -> None:
    controller = signed_in(start, world, qtbot)
    planned = world.plan(world.post(), timedelta(minutes=30))
    controller.lock()
    world.clock.advance(timedelta(minutes=31))
    controller.navigator.publisherWanted.emit()
    delivery = planned.deliveries[0].id
    qtbot.waitUntil(lambda: world.delivery(delivery).state is DeliveryState.SENT)
    assert controller.window.is_covered
    assert len(world.platform.sent) == 1


def test_a_problem_is_said_where_it_is_seen(start: Start, world: World, qtbot: QtBot) -> None:
    controller = signed_in(start, world, qtbot)
    controller.lock()
    full = DiskFull("The disk is full.", kept="What was saved is safe.", next="Free some space.")
    controller.navigator.problem.emit(full)
    assert "The disk is full." in said(controller.door)
    # And whoever comes back finds it still there.
    give(controller, PASSPHRASE)
    qtbot.waitUntil(lambda: not controller.window.is_covered)
    assert "The disk is full." in said(controller.window)


def test_the_theme_is_remembered(start: Start, world: World, qtbot: QtBot) -> None:
    controller = signed_in(start, world, qtbot)
    settings = world.folder / "settings.json"
    for scheme, kept in ((Scheme.DARK, "dark"), (Scheme.CONTRAST, "contrast"), (None, "")):
        controller.window.themeChosen.emit(scheme)
        settle(qtbot, controller)
        assert read_settings(settings).theme == kept
        assert theme.current().scheme == (scheme or theme.system_scheme())


def test_a_theme_that_cannot_be_remembered_is_a_sentence(start: Start, world: World, qtbot: QtBot) -> None:
    controller = signed_in(start, world, qtbot)
    settings = world.folder / "settings.json"
    settings.unlink()
    settings.mkdir()
    controller.window.themeChosen.emit(Scheme.DARK)
    qtbot.waitUntil(lambda: f"{world.folder} cannot be written" in said(controller.window))
    assert theme.current().scheme == Scheme.DARK


def test_closing_keeps_what_was_typed_a_moment_before(start: Start, world: World, qtbot: QtBot) -> None:
    controller = signed_in(start, world, qtbot)
    compose = controller.window.page("compose")
    assert isinstance(compose, ComposePanel)
    qtbot.waitUntil(lambda: compose.presenter.on_desk.facts is not None)
    (editor,) = compose.findChildren(SignedEdit)
    type_text(editor, "Typed in the last second.")
    controller.window.close()
    again = make_world(world.folder, first=900)
    try:
        kept = again.desk.compose.newest_autosave(again.amara)
        assert kept is not None
        assert kept.content.text == "Typed in the last second."
    finally:
        again.store.close()


def test_a_window_closed_at_the_door_lets_go_of_the_workspace(
    start: Start, world: World, qtbot: QtBot
) -> None:
    controller = start(lambda: bench_of(world))
    controller.window.close()
    assert not controller.background.busy or controller.workbench is not None


def test_this_computer_may_leave_publishing_to_another(start: Start, world: World, qtbot: QtBot) -> None:
    write_settings(world.folder / "settings.json", Settings(publish_here=False))
    controller = signed_in(start, world, qtbot)
    planned = world.plan(world.post(), timedelta(0))
    controller.navigator.publisherWanted.emit()
    settle(qtbot, controller)
    assert "This computer does not publish" in said(controller.window)
    assert world.delivery(planned.deliveries[0].id).state is DeliveryState.PENDING


def test_the_search_finds_posts_and_goes_where_they_are(start: Start, world: World, qtbot: QtBot) -> None:
    controller = signed_in(start, world, qtbot)
    world.published()
    controller.navigator.showHistory.emit(world.desk.past.posts()[0].post_id)
    settle(qtbot, controller)
    assert controller.window.current_page() == "history"
    assert "Revision 1, live now" in said(controller.window)
    assert QApplication.activeModalWidget() is None


def test_the_rail_says_how_many_accounts_want_attention(start: Start, world: World, qtbot: QtBot) -> None:
    controller = signed_in(start, world, qtbot)
    rail = controller.window.findChildren(Rail)[0]
    assert rail.button("accounts").accessibleName() == "Accounts, 2 waiting"  # nobody is signed in to them
