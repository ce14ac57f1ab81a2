"""Moving by keyboard, and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.hands import click, press
from tests.ui.library.world import START, World
from tests.ui.planner.looking import delivery, read_again, rows, settle
from ui.planner.panel import PlannerPanel
from ui.session import Session

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_a_day_later_and_back(panel: PlannerPanel, world: World, session: Session, qtbot: QtBot) -> None:
    planned = world.plan("Flu", 5)
    read_again(qtbot, session)
    press(panel.view, Qt.Key.Key_Right, ALT)
    settle(qtbot, session)
    assert delivery(world, planned).not_before == START + timedelta(days=1, hours=5)
    assert panel.moved.words() == "Moved “Flu” to 25 November 2026, 2pm (GMT): 1 day later."
    assert rows(panel)[0] == "Tomorrow, Wednesday 25 November"
    assert audit(panel) == []
    click(panel.moved.undo)
    settle(qtbot, session)
    assert delivery(world, planned).not_before == START + timedelta(hours=5)
    assert panel.moved.words() == "Moved “Flu” back to 24 November 2026, 2pm (GMT)."
    assert not panel.moved.undo.isVisible()


def test_a_series_of_presses_is_lost_nowhere(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    planned = world.plan("Flu", 5)
    read_again(qtbot, session)
    for _ in range(8):
        press(panel.view, Qt.Key.Key_Down, ALT)
    settle(qtbot, session)
    assert delivery(world, planned).not_before == START + timedelta(hours=7)
    press(panel.view, Qt.Key.Key_Up, ALT)
    settle(qtbot, session)
    assert delivery(world, planned).not_before == START + timedelta(hours=6, minutes=45)
    for _ in range(9):
        panel.undoWanted.emit()
        settle(qtbot, session)
    assert delivery(world, planned).not_before == START + timedelta(hours=5)


def test_all_accounts_of_a_decision_move_together(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    planned = world.plan("Flu", 5, "Newsroom", "Mastodon")
    read_again(qtbot, session)
    press(panel.view, Qt.Key.Key_Right, ALT)
    settle(qtbot, session)
    with world.store.read() as unit:
        moments = {each.not_before for each in unit.publications.deliveries(planned.publication.id)}
    assert moments == {START + timedelta(days=1, hours=5)}


def test_nothing_moves_into_the_past(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    planned = world.plan("Flu", 5)
    read_again(qtbot, session)
    press(panel.view, Qt.Key.Key_Left, ALT)
    settle(qtbot, session)
    assert panel.problem.isVisible()
    assert "23 November 2026, 2pm (GMT) is in the past" in panel.problem.text()
    assert delivery(world, planned).not_before == START + timedelta(hours=5)


def test_a_time_that_clocks_jump_over_is_refused(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    world.clock.set(datetime(2027, 3, 26, 12, 0, tzinfo=UTC))
    planned = world.plan("Night", 13.5)  # 1:30am on the 27th
    read_again(qtbot, session)
    press(panel.view, Qt.Key.Key_Right, ALT)
    settle(qtbot, session)
    assert "01:30 on 28 March 2027 does not exist" in panel.problem.text()
    assert delivery(world, planned).not_before == datetime(2027, 3, 27, 1, 30, tzinfo=UTC)


def test_what_is_out_does_not_move(panel: PlannerPanel, world: World, session: Session, qtbot: QtBot) -> None:
    world.plan("Out", 1)
    world.clock.advance(timedelta(hours=1))
    world.desk.deliver.run_due()
    read_again(qtbot, session)
    press(panel.view, Qt.Key.Key_Right, ALT)
    settle(qtbot, session)
    assert "cannot be moved" in panel.problem.text()


def test_who_may_not_speak_may_not_move(world: World, session: Session, qtbot: QtBot) -> None:
    planned = world.plan("Flu", 5)
    theirs = Session(world.desk, world.priya, session.organisation, session.background, session.navigator)
    panel = PlannerPanel(theirs)
    qtbot.addWidget(panel)
    panel.show()
    settle(qtbot, session)
    press(panel.view, Qt.Key.Key_Right, ALT)
    settle(qtbot, session)
    assert "Priya Nair is not designated to speak on Newsroom" in panel.problem.text()
    assert delivery(world, planned).not_before == START + timedelta(hours=5)


def test_a_move_can_be_undone_by_key(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    planned = world.plan("Flu", 5)
    read_again(qtbot, session)
    panel.view.setFocus()
    press(panel.view, Qt.Key.Key_Down, ALT)
    settle(qtbot, session)
    press(panel.view, Qt.Key.Key_Z, CTRL)
    settle(qtbot, session)
    assert delivery(world, planned).not_before == START + timedelta(hours=5)
