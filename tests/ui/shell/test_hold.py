"""Hold all publishing, and let it go on: each with a reason that is kept."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ccgcompose.domain.publication import DeliveryState
from ccgcompose.usecases.views import EntryQuery
from tests.ui.audit import audit
from tests.ui.hands import press, type_text
from tests.ui.shell.conftest import Start, settle, signed_in
from tests.unit.usecases.world import World
from ui.controller import Controller
from ui.pulse_words import HELD
from ui.reason_sheet import ReasonSheet


def said(controller: Controller) -> str:
    """Return all that can be read in the window."""
    labels = controller.window.findChildren(QLabel)
    return "\n".join(each.text() for each in labels if each.isVisible() and each.text())


def said_by(sheet: ReasonSheet) -> str:
    """Return all that the sheet says."""
    return "\n".join(label.text() for label in sheet.findChildren(QLabel))


def open_sheet() -> ReasonSheet:
    """Return the sheet that asks for a reason."""
    QApplication.processEvents()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ReasonSheet)
    return sheet


def give_reason(reason: str) -> None:
    """Type a reason and press Enter."""
    sheet = open_sheet()
    type_text(sheet.reason, reason)
    press(sheet.reason, Qt.Key.Key_Return)


def test_a_hold_stops_all_and_a_release_lets_go(start: Start, world: World, qtbot: QtBot) -> None:
    controller = signed_in(start, world, qtbot)
    planned = world.plan(world.post(), timedelta(minutes=5))
    controller.window.holdWanted.emit()
    give_reason("A major incident at the hospital")
    qtbot.waitUntil(lambda: world.desk.holds.active() is not None)
    qtbot.waitUntil(lambda: "All publishing is on hold: A major incident at the hospital" in said(controller))
    assert HELD[0] in said(controller)
    controller.navigator.publisherWanted.emit()
    settle(qtbot, controller)
    assert "Next at" not in said(controller)
    world.clock.advance(timedelta(minutes=45))
    controller.navigator.publisherWanted.emit()
    settle(qtbot, controller)
    assert world.platform.sent == []

    controller.window.releaseWanted.emit()
    assert "more than 30 minutes late waits" in said_by(open_sheet())
    give_reason("The incident is over")
    qtbot.waitUntil(lambda: world.desk.holds.active() is None)
    qtbot.waitUntil(lambda: "All publishing is on hold" not in said(controller))
    assert HELD[0] not in said(controller)
    entries = world.desk.past.entries(EntryQuery(text="incident"))
    assert [entry.entry.kind for entry in entries] == ["hold.released", "hold.placed"]
    # What fell due so long ago is not caught up with: a person decides.
    delivery = planned.deliveries[0].id
    qtbot.waitUntil(lambda: world.delivery(delivery).state is DeliveryState.OVERDUE)
    assert world.platform.sent == []


def test_without_a_reason_nothing_is_held(start: Start, world: World, qtbot: QtBot) -> None:
    controller = signed_in(start, world, qtbot)
    controller.window.holdWanted.emit()
    give_reason("   ")
    sheet = open_sheet()
    assert "Say why, in a few words." in [label.text() for label in sheet.findChildren(QLabel)]
    assert audit(sheet) == []
    press(sheet, Qt.Key.Key_Escape)
    settle(qtbot, controller)
    assert world.desk.holds.active() is None


def test_a_hold_placed_elsewhere_is_seen_at_the_next_look(start: Start, world: World, qtbot: QtBot) -> None:
    controller = signed_in(start, world, qtbot)
    world.desk.holds.place(world.tomos, "National mourning")
    controller.navigator.recordsChanged.emit()
    qtbot.waitUntil(lambda: "All publishing is on hold: National mourning" in said(controller))
