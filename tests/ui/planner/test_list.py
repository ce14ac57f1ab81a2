"""What the planner shows, and when it reads again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccgcompose.domain.post import Content
from ccgcompose.errors import OutcomeUnknown, Rejected
from ccgcompose.usecases.permissions import PermissionForm
from tests.ui.audit import audit
from tests.ui.hands import click, press
from tests.ui.library.pictures import picture
from tests.ui.library.world import World
from tests.ui.planner.looking import read_again, rows, settle
from ui.planner.acts import Act
from ui.planner.panel import PlannerPanel
from ui.session import Session


def test_an_empty_plan_says_what_to_do(panel: PlannerPanel, session: Session, qtbot: QtBot) -> None:
    assert panel.empty.isVisible()
    assert audit(panel) == []
    with qtbot.waitSignal(session.navigator.newPost):
        panel.empty.actionTriggered.emit()


def test_days_stand_under_their_names(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    world.plan("Later", 30)
    world.plan("Soon", 2)
    read_again(qtbot, session)
    assert rows(panel) == [
        "Today, Tuesday 24 November",
        "Soon: Planned",
        "Tomorrow, Wednesday 25 November",
        "Later: Planned",
    ]
    assert panel.view.accessibleName() == "Planned publications"
    spoken = panel.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Planned, Tue 24 Nov 11am GMT, Soon, Newsroom, Vaccination, Amara Obi"
    assert audit(panel) == []


def test_what_could_not_go_out_is_asked_about_first(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    path = picture(world.folder / "in" / "a.jpg")
    asset = world.desk.library.add(world.amara, path, "A clinic")
    form = PermissionForm(rights_holder="Jo", licence="CC BY 4.0", evidence="x", valid_from="2026-11-01")
    record = world.desk.permissions.record(world.amara, asset.id, form)
    for hours, title in enumerate(("Too late", "Refused", "Lost", "Stopped"), start=1):
        media = (asset.id,) if title == "Stopped" else ()
        world.plan(title, hours, media=media)
    world.clock.advance(timedelta(hours=2))
    world.connector.fail_next(Rejected("The site refused it."))
    world.desk.deliver.run_due()
    world.clock.advance(timedelta(hours=1))
    world.connector.fail_next(OutcomeUnknown("The connection was lost."))
    world.desk.deliver.run_due()
    world.desk.permissions.revoke(world.amara, record.id, "She asked us to")
    world.clock.advance(timedelta(hours=1))
    world.connector.fail_next(OutcomeUnknown("Cannot tell."), verb="find")
    world.desk.deliver.run_due()
    read_again(qtbot, session)
    found = rows(panel)
    assert found[0] == "Needs a decision"
    assert sorted(found[1:]) == [
        "Lost: Unconfirmed on Newsroom",
        "Refused: Refused by Newsroom",
        "Stopped: Stopped: permission withdrawn",
        "Too late: Too late: decide",
    ]
    assert audit(panel) == []


def test_what_went_out_stays_for_a_week(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    world.plan("Out", 1)
    world.clock.advance(timedelta(hours=1))
    world.desk.deliver.run_due()
    read_again(qtbot, session)
    assert rows(panel) == ["Out in the last 7 days", "Out: Out"]
    world.clock.advance(timedelta(days=8))
    read_again(qtbot, session)
    assert rows(panel) == []
    assert panel.empty.isVisible()


def test_the_chosen_one_is_said_in_full(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    world.plan("Flu clinics", 5, "Newsroom", "Mastodon")
    read_again(qtbot, session)
    assert panel.chosen.name.text() == "Flu clinics"
    assert panel.chosen.moment.text() == "24 November 2026, 2pm (GMT)"
    assert panel.chosen.about.text() == "Mastodon · Vaccination · Amara Obi\nTogether with Newsroom"
    shown = [act for act, button in panel.chosen.buttons.items() if button.isVisible()]
    assert shown == [Act.RESCHEDULE, Act.PUBLISH_NOW, Act.TAKE_BACK, Act.OPEN_POST, Act.OPEN_HISTORY]
    assert [action.data() for action in panel.menu().actions()] == shown


def test_a_hold_is_said_and_nothing_is_published_now(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    world.plan("Flu clinics", 5)
    world.desk.holds.place(world.priya, "the by-election")
    read_again(qtbot, session)
    assert panel.hold.isVisible()
    assert panel.hold.text() == (
        "On hold since 24 November 2026, 9am (GMT) by Priya Nair. "
        "What falls due meanwhile waits here for a decision."
    )
    assert not panel.chosen.buttons[Act.PUBLISH_NOW].isVisible()
    assert audit(panel) == []
    world.desk.holds.release(world.amara, "It is over")
    read_again(qtbot, session)
    assert not panel.hold.isVisible()
    assert panel.chosen.buttons[Act.PUBLISH_NOW].isVisible()


def test_a_draft_is_one_key_from_being_written_on(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    post_id = world.post("World AIDS Day")
    read_again(qtbot, session)
    assert panel.drafts.isVisible()
    with qtbot.waitSignal(session.navigator.openPost) as opened:
        panel.drafts.setFocus()
        press(panel.drafts, Qt.Key.Key_Down)
        press(panel.drafts, Qt.Key.Key_Return)
    assert opened.args == [post_id]


def test_arrow_keys_pass_over_headings(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    world.plan("Soon", 2)
    world.plan("Later", 30)
    read_again(qtbot, session)
    press(panel.view, Qt.Key.Key_Home)
    assert panel.chosen.name.text() == "Soon"
    press(panel.view, Qt.Key.Key_Down)
    assert panel.chosen.name.text() == "Later"
    with qtbot.waitSignal(session.navigator.openPost):
        press(panel.view, Qt.Key.Key_Return)
    with qtbot.waitSignal(session.navigator.showHistory):
        click(panel.chosen.buttons[Act.OPEN_HISTORY])


def test_nothing_is_painted_anew_when_nothing_is_new(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    world.plan("Soon", 2)
    read_again(qtbot, session)
    with qtbot.assertNotEmitted(panel.model.modelReset):
        world.clock.advance(timedelta(minutes=1))
        panel.presenter.look()
        settle(qtbot, session)


def test_midnight_changes_the_headings(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    world.plan("Tomorrow", 26)
    read_again(qtbot, session)
    world.clock.advance(timedelta(hours=16))
    panel.presenter.look()
    settle(qtbot, session)
    assert rows(panel)[0] == "Today, Wednesday 25 November"


def test_the_choice_survives_a_new_list(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    world.plan("First", 3)
    second = world.plan("Second", 4)
    read_again(qtbot, session)
    panel.view.choose(second.deliveries[0].id)
    world.plan("Before both", 2)
    read_again(qtbot, session)
    assert panel.chosen.name.text() == "Second"
    assert panel.view.current_id() == second.deliveries[0].id


def test_it_looks_only_while_it_is_seen(panel: PlannerPanel) -> None:
    assert panel.looks()
    panel.hide()
    assert not panel.looks()
    panel.show()
    assert panel.looks()


def test_a_plan_that_cannot_be_read_is_said_and_may_be_tried_again(
    world: World, session: Session, qtbot: QtBot
) -> None:
    database = world.folder / "ccgcompose.db"
    whole = database.read_bytes()
    database.write_bytes(b"no database" * 999)
    panel = PlannerPanel(session)
    qtbot.addWidget(panel)
    panel.resize(1084, 660)
    panel.show()
    qtbot.waitUntil(panel.failed.isVisible)
    assert audit(panel) == []
    database.write_bytes(whole)
    panel.failed.actionTriggered.emit()
    qtbot.waitUntil(panel.empty.isVisible)


@pytest.mark.parametrize("title", ["", "  ", "x" * 300, "العيادة مفتوحة", "💉" * 40])
def test_odd_titles_are_shown(
    panel: PlannerPanel, world: World, session: Session, qtbot: QtBot, title: str
) -> None:
    content = Content("Vaccination", title, "A text", (world.accounts["Newsroom"].id,))
    world.desk.compose.save(world.amara, content)
    read_again(qtbot, session)
    assert panel.drafts.model().rowCount() == 1
    assert audit(panel) == []


def test_the_list_has_the_keyboard_as_soon_as_there_is_one(
    world: World, session: Session, qtbot: QtBot
) -> None:
    world.plan("Soon", 2)
    panel = PlannerPanel(session)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    panel.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    press(panel.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
