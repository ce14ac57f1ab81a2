"""Deciding: another moment, now, not at all, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from ccgcompose.domain.publication import DeliveryState
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.usecases.permissions import PermissionForm
from ccgcompose.usecases.schedule import Scheduled
from tests.ui.audit import audit
from tests.ui.hands import click, press, type_text
from tests.ui.library.pictures import picture
from tests.ui.library.world import START, World
from tests.ui.planner.looking import delivery, read_again, rows, settle
from ui.confirm.responsibility import ResponsibilityDialog
from ui.planner.acts import Act
from ui.planner.found_sheet import FoundSheet
from ui.planner.panel import PlannerPanel
from ui.planner.reschedule_sheet import RescheduleSheet
from ui.reason_sheet import ReasonSheet
from ui.session import Session
from ui.widgets.confirm_dialog import ConfirmDialog

T = TypeVar("T")


def opened(panel: PlannerPanel, act: Act, kind: type[T]) -> T:
    """Press the button of `act`; return the sheet that it opens."""
    click(panel.chosen.buttons[act])
    QApplication.processEvents()
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def choose(sheet: RescheduleSheet, day: date, at: time) -> None:
    sheet.moment.set_moment(day, at)
    sheet.moment.changed.emit()


def planned_and_shown(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot, *accounts: str
) -> Scheduled:
    planned = world.plan("Flu", 5, *accounts)
    read_again(qtbot, session)
    return planned


def test_rescheduling_says_what_will_change_and_does_it(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    planned = planned_and_shown(panel, world, session, qtbot, "Newsroom", "Mastodon")
    sheet = opened(panel, Act.RESCHEDULE, RescheduleSheet)
    assert not sheet.primary.isEnabled()
    choose(sheet, date(2026, 11, 26), time(9, 30))
    assert sheet.change() == (
        "From 24 November 2026, 2pm (GMT) to 26 November 2026, 9:30am (GMT): 1 day 19 hours 30 minutes later."
    )
    settle(qtbot, session)
    assert sheet.warning() == ""
    assert audit(sheet) == []
    click(sheet.primary)
    settle(qtbot, session)
    assert delivery(world, planned).not_before == datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
    with world.store.read() as unit:
        assert unit.publications.get(planned.publication.id).wall_time == "2026-11-26T09:30"


def test_while_a_decision_is_written_there_is_no_other(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    planned_and_shown(panel, world, session, qtbot)
    act = panel.chosen.buttons[Act.TAKE_BACK]
    sheet = opened(panel, Act.TAKE_BACK, ReasonSheet)
    type_text(sheet.reason, "The clinic is closed.")
    click(sheet.primary)
    assert not act.isEnabled()
    assert panel.chosen.buttons[Act.OPEN_POST].isEnabled()
    panel.wanted.emit(Act.TAKE_BACK)
    press(panel.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert QApplication.activeModalWidget() is None
    settle(qtbot, session)
    assert not panel.problem.isVisible()
    world.plan("Flu", 6)
    read_again(qtbot, session)
    assert act.isEnabled()


def test_a_decision_that_is_refused_can_be_taken_again(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    planned = planned_and_shown(panel, world, session, qtbot)
    sheet = opened(panel, Act.TAKE_BACK, ReasonSheet)
    type_text(sheet.reason, "The clinic is closed.")
    world.desk.schedule.publish_late(session.person, planned.deliveries[0].id)
    world.desk.deliver.run_due()
    click(sheet.primary)
    settle(qtbot, session)
    assert panel.problem.text().startswith("There is nothing left to take back.")
    assert panel.chosen.buttons[Act.CORRECT].isEnabled()


def test_a_moment_that_cannot_be_is_refused_in_the_sheet(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    planned_and_shown(panel, world, session, qtbot)
    sheet = opened(panel, Act.RESCHEDULE, RescheduleSheet)
    choose(sheet, date(2026, 11, 24), time(8, 0))
    assert "is in the past" in sheet.moment.problem()
    assert not sheet.primary.isEnabled()
    choose(sheet, date(2027, 3, 28), time(1, 30))
    assert "does not exist" in sheet.moment.problem()
    assert not sheet.primary.isEnabled()
    assert audit(sheet) == []
    sheet.accept()
    assert sheet.isVisible()


def test_a_time_that_happens_twice_asks_which(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    planned = planned_and_shown(panel, world, session, qtbot)
    sheet = opened(panel, Act.RESCHEDULE, RescheduleSheet)
    choose(sheet, date(2027, 10, 31), time(1, 30))
    boxes = {box.accessibleName(): box for box in sheet.moment.findChildren(QComboBox)}
    which = boxes["Which of the two"]
    assert which.isVisible()
    assert [which.itemText(at) for at in range(which.count())] == ["the first (BST)", "the second (GMT)"]
    assert audit(sheet) == []
    which.setCurrentIndex(1)
    assert "1:30am (GMT)" in sheet.change()
    click(sheet.primary)
    settle(qtbot, session)
    assert delivery(world, planned).not_before == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


def test_what_would_stop_it_then_is_said(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    asset = world.desk.library.add(world.amara, picture(world.folder / "in" / "a.jpg"), "A clinic")
    form = PermissionForm(
        rights_holder="Jo", licence="x", evidence="x", valid_from="2026-11-01", valid_to="2026-11-30"
    )
    world.desk.permissions.record(world.amara, asset.id, form)
    world.plan("Flu", 5, media=(asset.id,))
    read_again(qtbot, session)
    sheet = opened(panel, Act.RESCHEDULE, RescheduleSheet)
    choose(sheet, date(2026, 12, 1), time(9, 0))
    settle(qtbot, session)
    assert "a.jpg has a permission that has expired by that moment" in sheet.warning()
    choose(sheet, date(2026, 11, 30), time(9, 0))
    settle(qtbot, session)
    assert sheet.warning() == ""
    sheet.reject()


def test_publishing_now_takes_responsibility_by_name(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    planned = planned_and_shown(panel, world, session, qtbot)
    dialog = opened(panel, Act.PUBLISH_NOW, ResponsibilityDialog)
    assert not dialog.primary.isEnabled()
    dialog.promise.setChecked(True)
    with qtbot.waitSignal(session.navigator.publisherWanted):
        click(dialog.primary)
    settle(qtbot, session)
    assert delivery(world, planned).not_before == START
    world.desk.deliver.run_due()
    assert [request.title for request in world.connector.sent] == ["Flu"]
    read_again(qtbot, session)
    assert rows(panel) == ["Out in the last 7 days", "Flu: Out"]


def test_taking_back_needs_a_reason_and_keeps_it(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    planned = planned_and_shown(panel, world, session, qtbot)
    panel.view.setFocus()
    press(panel.view, Qt.Key.Key_Delete)
    QApplication.processEvents()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ReasonSheet)
    sheet.accept()
    assert sheet.isVisible()
    type_text(sheet.reason, "The venue has changed")
    click(sheet.primary)
    settle(qtbot, session)
    found = delivery(world, planned)
    assert (found.state, found.reason) == (DeliveryState.CANCELLED, "The venue has changed")
    assert rows(panel) == ["Taken back", "Flu: Taken back"]
    assert panel.chosen.reason.text() == "The venue has changed"
    assert not panel.chosen.buttons[Act.RESCHEDULE].isVisible()


def unconfirmed(panel: PlannerPanel, world: World, session: Session, qtbot: QtBot) -> Scheduled:
    planned = world.plan("Flu", 1)
    world.clock.advance(timedelta(hours=1))
    world.connector.fail_next(OutcomeUnknown("The connection was lost."))
    world.desk.deliver.run_due()
    read_again(qtbot, session)
    assert rows(panel) == ["Needs a decision", "Flu: Unconfirmed on Newsroom"]
    return planned


def test_a_person_who_found_it_says_where(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    planned = unconfirmed(panel, world, session, qtbot)
    sheet = opened(panel, Act.IS_OUT, FoundSheet)
    type_text(sheet.address, "the newsroom")
    click(sheet.primary)
    assert sheet.row.error().startswith("Paste the whole address")
    assert audit(sheet) == []
    sheet.address.clear()
    type_text(sheet.address, "https://news.example.nhs.uk/flu")
    click(sheet.primary)
    settle(qtbot, session)
    assert delivery(world, planned).state is DeliveryState.SENT
    with world.store.read() as unit:
        (receipt,) = unit.publications.receipts(planned.deliveries[0].id)
    assert (receipt.url, receipt.proof) == ("https://news.example.nhs.uk/flu", "seen by Amara Obi")
    assert rows(panel) == ["Out in the last 7 days", "Flu: Out"]


def test_a_person_who_did_not_find_it_sends_it_again(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    planned = unconfirmed(panel, world, session, qtbot)
    dialog = opened(panel, Act.IS_NOT_OUT, ConfirmDialog)
    with qtbot.waitSignal(session.navigator.publisherWanted):
        click(dialog.primary)
    settle(qtbot, session)
    assert delivery(world, planned).state is DeliveryState.PENDING
    world.desk.deliver.run_due()
    assert delivery(world, planned).state is DeliveryState.SENT
    assert len(world.connector.sent) == 1


def test_an_overdue_one_begins_with_a_moment_to_come(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    world.plan("Flu", 1)
    world.clock.advance(timedelta(hours=3, minutes=7))
    world.desk.deliver.run_due()
    read_again(qtbot, session)
    assert rows(panel) == ["Needs a decision", "Flu: Too late: decide"]
    sheet = opened(panel, Act.RESCHEDULE, RescheduleSheet)
    assert (sheet.moment.date(), sheet.moment.time()) == (date(2026, 11, 24), time(12, 15))
    assert sheet.moment.problem() == ""
    click(sheet.primary)
    settle(qtbot, session)
    assert rows(panel) == ["Today, Tuesday 24 November", "Flu: Planned"]
    assert not panel.moved.undo.isVisible()  # nothing moves back into the past


def test_a_problem_is_said_above_the_list(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    """Somebody else has taken it back while the sheet was open."""
    planned = planned_and_shown(panel, world, session, qtbot)
    sheet = opened(panel, Act.TAKE_BACK, ReasonSheet)
    world.desk.schedule.cancel(world.amara, planned.publication.id, "The first was faster")
    type_text(sheet.reason, "Too late")
    click(sheet.primary)
    settle(qtbot, session)
    assert panel.problem.isVisible()
    assert "nothing left to take back" in panel.problem.text()
    assert rows(panel) == ["Taken back", "Flu: Taken back"]


def test_a_press_of_a_key_that_is_not_offered_does_nothing(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    unconfirmed(panel, world, session, qtbot)
    wanted: Callable[[object], None] = panel.wanted.emit
    wanted(Act.PUBLISH_NOW)
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None
