"""What runs out is told without being asked: once, in the window, with the way to the record, never behind the lock."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ccgcompose.usecases.reminders import TOLD
from ccgcompose.usecases.views import EntryQuery
from tests.ui.audit import audit
from tests.ui.hands import click
from tests.ui.shell.conftest import Start, give, settle, signed_in
from tests.unit.usecases.consenting import consented
from tests.unit.usecases.world import PASSPHRASE, World
from ui.controller import Controller
from ui.library.panel import ENDINGS, LibraryPanel
from ui.reminder_words import desktop_words, strip_words
from ui.widgets.banner import Banner


def day(world: World, ahead: int) -> str:
    return (world.clock.now() + timedelta(days=ahead)).date().isoformat()


def permitted(world: World, name: str, last_day: str) -> str:
    media_id = world.picture(name, "navy" if name == "clinic.png" else "teal")
    world.permit(media_id, last_day=last_day)
    return media_id


def strips(controller: Controller) -> list[Banner]:
    shown = controller.window.findChildren(Banner)
    return [each for each in shown if each.isVisible() and each.findChildren(QPushButton)]


def library(controller: Controller) -> LibraryPanel:
    page = controller.window.page("library")
    assert isinstance(page, LibraryPanel)
    return page


def told(world: World) -> int:
    return len(world.desk.past.entries(EntryQuery(kind=TOLD)))


@pytest.fixture(autouse=True)
def no_other_day(world: World) -> None:
    """The world's clock is the computer's: near midnight a day would end within a test."""
    world.clock.set(world.clock.now().replace(hour=9))


def test_one_end_is_told_at_the_start_once_with_the_way_to_it(
    start: Start, world: World, qtbot: QtBot
) -> None:
    media_id = permitted(world, "clinic.png", day(world, 5))
    controller = signed_in(start, world, qtbot)
    (strip,) = strips(controller)
    assert strip.text() == "The permission for clinic.png ends in 5 days."
    assert told(world) == 1
    assert audit(controller.window) == []
    click(strip.findChildren(QPushButton)[0])
    settle(qtbot, controller)
    assert library(controller).browse.detail.media_id == media_id
    assert strips(controller) == []
    controller.navigator.recordsChanged.emit()
    settle(qtbot, controller)
    assert strips(controller) == []
    assert told(world) == 1


def test_a_consent_leads_to_the_consent(start: Start, world: World, qtbot: QtBot) -> None:
    consent_id = consented(world, given_on=day(world, -3), valid_to=day(world, 1))
    controller = signed_in(start, world, qtbot)
    (strip,) = strips(controller)
    assert strip.text() == "The consent of Mrs Green ends tomorrow."
    click(strip.findChildren(QPushButton)[0])
    settle(qtbot, controller)
    assert library(controller).consents.current_key() == consent_id


def test_several_stand_in_one_strip_that_leads_to_what_ends(start: Start, world: World, qtbot: QtBot) -> None:
    permitted(world, "clinic.png", day(world, 5))
    permitted(world, "teal.png", day(world, 25))
    controller = signed_in(start, world, qtbot)
    (strip,) = strips(controller)
    assert strip.text().startswith("2 permissions and consents run out soon")
    assert "teal.png ends in 25 days" in strip.text()
    assert told(world) == 2
    click(strip.findChildren(QPushButton)[0])
    settle(qtbot, controller)
    assert library(controller).browse.tabs.currentIndex() == ENDINGS


def test_what_was_told_before_is_not_told_at_the_next_start(start: Start, world: World, qtbot: QtBot) -> None:
    permitted(world, "clinic.png", day(world, 5))
    world.desk.reminders.told(world.amara, world.desk.reminders.due(world.amara))
    controller = signed_in(start, world, qtbot)
    assert strips(controller) == []


def test_nothing_is_told_behind_the_lock_but_after_it(start: Start, world: World, qtbot: QtBot) -> None:
    controller = signed_in(start, world, qtbot)
    controller.lock()
    permitted(world, "clinic.png", day(world, 5))
    controller.navigator.recordsChanged.emit()
    settle(qtbot, controller)
    assert told(world) == 0
    give(controller, PASSPHRASE)
    qtbot.waitUntil(lambda: not controller.window.is_covered)
    settle(qtbot, controller)
    assert len(strips(controller)) == 1
    assert told(world) == 1


def test_the_desktop_is_told_behind_other_windows_and_names_nobody(
    start: Start, world: World, qtbot: QtBot
) -> None:
    shown: list[tuple[str, str]] = []
    controller = signed_in(start, world, qtbot)
    assert controller._reminding is not None
    controller._reminding._desktop = lambda title, text: shown.append((title, text))
    consented(world, given_on=day(world, -3), valid_to=day(world, 1))
    controller.navigator.recordsChanged.emit()
    settle(qtbot, controller)
    assert len(strips(controller)) == 1
    assert shown == []  # the window is in front: the strip is enough
    permitted(world, "clinic.png", day(world, 5))
    controller._reminding._is_in_front = lambda: False
    controller.navigator.recordsChanged.emit()
    settle(qtbot, controller)
    assert shown == [("A permission or consent runs out soon", "Open ccgcompose to see which.")]


def test_the_strip_says_what_is_planned_beyond_and_counts_the_rest(world: World) -> None:
    media_id = world.picture()
    first = world.permit(media_id)
    world.plan(world.post(media=(media_id,)), timedelta(days=20))
    world.permit(media_id, last_day=day(world, 5))
    world.desk.permissions.revoke(world.amara, first, "Ends early")
    (one,) = world.desk.reminders.due(world.amara)
    assert strip_words([one])[1] == "A post is planned beyond that and would be stopped."
    assert "And 2 more." in strip_words([one] * 5)[1]
    assert desktop_words([one] * 5)[0] == "5 permissions and consents run out soon"
