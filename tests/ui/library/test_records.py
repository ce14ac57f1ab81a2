"""Consents, what ends, and what is to be done: listed, withdrawn, finished, with the way to every place."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccgcompose.domain.appearance import Resolution
from ccgcompose.domain.consent import ConsentRecord
from ccgcompose.domain.publication import DeliveryState
from ccgcompose.usecases.permissions import PermissionForm
from tests.ui.audit import audit
from tests.ui.hands import click, press, type_text
from tests.ui.library.people import add_picture, agree
from tests.ui.library.world import World
from ui.library.panel import CONSENTS, ENDINGS, PICTURES, TASKS, LibraryPanel
from ui.library.table_part import TablePart
from ui.library.withdraw_sheet import WithdrawnSheet, WithdrawSheet
from ui.session import Session


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.background.busy)


def again(panel: LibraryPanel, qtbot: QtBot) -> None:
    panel.records._session.navigator.recordsChanged.emit()
    settle(qtbot, panel.records._session)


@pytest.fixture
def published(world: World, panel: LibraryPanel, qtbot: QtBot) -> ConsentRecord:
    """Somebody who is shown in a post that is live on two accounts and in one that is planned."""
    media_id = add_picture(world)
    form = PermissionForm(
        rights_holder="Jo",
        licence="CC BY 4.0",
        evidence="Letter",
        valid_from="2026-11-01",
        valid_to="2026-12-12",
    )
    world.desk.permissions.record(world.amara, media_id, form)
    record = agree(world, "Margaret E.", "member of the public", last_day="2026-12-02")
    world.desk.consents.mark(world.amara, media_id, Resolution.CONSENT, consent_id=record.id)
    world.plan("Flu clinics open", 1, "Newsroom", "Mastodon", media=(media_id,))
    world.plan("A second clinic", 24 * 7, "Newsroom", media=(media_id,))
    world.clock.advance(timedelta(hours=1))
    world.desk.deliver.run_due()
    again(panel, qtbot)
    return record


def cells(part: TablePart, row: int) -> list[str]:
    return [cell.text for cell in part.model.rows()[row].cells]


def test_nothing_yet_says_so_in_each_part(panel: LibraryPanel) -> None:
    for part in (CONSENTS, ENDINGS, TASKS):
        panel.show_part(part)
        assert audit(panel) == []
    assert panel.tasks.empty.isVisible()
    assert not panel.browse.add_button.isVisible()
    panel.show_part(PICTURES)
    assert panel.browse.add_button.isVisible()


def test_a_consent_is_shown_with_every_place(
    panel: LibraryPanel, published: ConsentRecord, session: Session, qtbot: QtBot
) -> None:
    panel.show_part(CONSENTS)
    assert cells(panel.consents, 0) == [
        "Margaret E.",
        "Social media, Our own sites",
        "Consent ends 2 Dec 2026",
        "1 picture",
    ]
    press(panel.consents.table, Qt.Key.Key_Down)
    panel.consents.choose(published.id)
    settle(qtbot, session)
    assert panel.consents.name.text() == "Margaret E."
    shown = [(place.account, place.presence.value) for place in panel.consents.places.places()]
    assert shown == [("Newsroom", "live"), ("Mastodon", "live"), ("Newsroom", "planned")]
    assert dict(panel.consents.facts.rows())["Agreed on"] == "20 Nov 2026, signed form"
    assert audit(panel) == []


def test_a_search_finds_a_person_and_says_when_nobody_fits(
    panel: LibraryPanel, published: ConsentRecord, world: World, qtbot: QtBot
) -> None:
    agree(world, "Sam Patel")
    again(panel, qtbot)
    panel.show_part(CONSENTS)
    assert len(panel.consents.model.rows()) == 2
    type_text(panel.consents.search, "sam")
    press(panel.consents.search, Qt.Key.Key_Return)
    assert [cells(panel.consents, 0)[0], len(panel.consents.model.rows())] == ["Sam Patel", 1]
    type_text(panel.consents.search, "zzz")
    press(panel.consents.search, Qt.Key.Key_Return)
    assert panel.consents.empty.isVisible()
    assert audit(panel) == []


def withdraw(panel: LibraryPanel, record: ConsentRecord, session: Session, qtbot: QtBot) -> WithdrawnSheet:
    """Withdraw a consent by hand and return the sheet that says what was done."""
    panel.show_consent(record.id)
    settle(qtbot, session)
    click(panel.consents.withdraw)
    settle(qtbot, session)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, WithdrawSheet)
    assert sheet.summary.text() == "1 post that is planned will be stopped; 2 places to edit."
    assert len(sheet.places.places()) == 3
    assert audit(sheet) == []
    sheet.accept()
    assert sheet.isVisible()  # no reason, no withdrawal
    type_text(sheet.reason, "She asked us to stop")
    type_text(sheet.asked_by, "Her daughter")
    type_text(sheet.how, "By telephone")
    press(sheet.reason, Qt.Key.Key_Return)
    settle(qtbot, session)
    after = QApplication.activeModalWidget()
    assert isinstance(after, WithdrawnSheet)
    assert audit(after) == []
    return after


def test_a_withdrawal_stops_what_is_planned_and_leads_to_what_is_to_be_done(
    panel: LibraryPanel, published: ConsentRecord, world: World, session: Session, qtbot: QtBot
) -> None:
    after = withdraw(panel, published, session, qtbot)
    after.accept()
    settle(qtbot, session)
    record = world.desk.consents.get(published.id)
    assert record.withdrawal is not None
    assert (record.withdrawal.reason, record.withdrawal.asked_by) == ("She asked us to stop", "Her daughter")
    assert record.withdrawal.how == "By telephone"
    with world.store.read() as unit:
        states = {
            delivery.state
            for place in after.places.places()
            for delivery in (unit.publications.delivery(place.delivery_id),)
        }
    assert states == {DeliveryState.SENT, DeliveryState.STOPPED}
    assert panel.browse.tabs.currentIndex() == TASKS
    assert panel.browse.tabs.tabText(TASKS) == "To do  2"
    assert len(panel.tasks.model.rows()) == 2
    assert panel.consents.line(published.id).state.value == "withdrawn"  # type: ignore[union-attr]
    assert panel.consents.withdraw.isHidden()


def test_a_task_is_done_with_a_note(
    panel: LibraryPanel, published: ConsentRecord, world: World, session: Session, qtbot: QtBot
) -> None:
    withdraw(panel, published, session, qtbot).accept()
    settle(qtbot, session)
    tasks = panel.tasks
    first = tasks.model.key(0)
    tasks.choose(first)
    assert tasks.correct.isVisible()
    click(tasks.done)
    assert tasks._row.error() == "Say what was done."
    assert audit(panel) == []
    type_text(tasks.note, "Corrected without the picture")
    press(tasks.note, Qt.Key.Key_Return)
    settle(qtbot, session)
    done = next(task for task in world.desk.tasks.all() if task.id == first)
    assert (done.note, done.done_by) == ("Corrected without the picture", world.amara.id)
    assert len(tasks.model.rows()) == 1
    click(tasks.all)
    assert len(tasks.model.rows()) == 2
    tasks.choose(first)
    assert tasks.done.isHidden()
    assert "Corrected without the picture" in tasks._said.text()


def test_what_is_typed_about_a_task_outlasts_what_happens_meanwhile(
    panel: LibraryPanel, published: ConsentRecord, session: Session, qtbot: QtBot
) -> None:
    withdraw(panel, published, session, qtbot).accept()
    settle(qtbot, session)
    tasks = panel.tasks
    tasks.choose(tasks.model.key(0))
    type_text(tasks.note, "Corrected with")
    again(panel, qtbot)
    assert tasks.note.text() == "Corrected with"
    tasks.choose(tasks.model.key(1))
    assert tasks.note.text() == ""


def test_a_task_leads_to_the_post_and_to_the_consent(
    panel: LibraryPanel, published: ConsentRecord, session: Session, qtbot: QtBot
) -> None:
    withdraw(panel, published, session, qtbot).accept()
    settle(qtbot, session)
    panel.tasks.choose(panel.tasks.model.key(0))
    with qtbot.waitSignal(session.navigator.correctPost) as asked:
        click(panel.tasks.correct)
    assert asked.args is not None
    assert asked.args[0].startswith("post-")
    click(panel.tasks.consent)
    assert panel.browse.tabs.currentIndex() == CONSENTS
    assert panel.consents.current_key() == published.id


def test_what_ends_is_listed_soonest_first_and_leads_to_its_record(
    panel: LibraryPanel, published: ConsentRecord, session: Session, qtbot: QtBot
) -> None:
    panel.show_part(ENDINGS)
    listed = [cells(panel.endings, row) for row in range(len(panel.endings.model.rows()))]
    assert [(row[0], row[1]) for row in listed] == [
        ("Margaret E.", "2 Dec 2026"),
        ("clinic.jpg", "12 Dec 2026"),
    ]
    assert listed[0][2] == "Ends in 8 days"
    panel.endings.choose(panel.endings.model.key(1))
    assert len(panel.endings.live.places()) == 2
    assert audit(panel) == []
    click(panel.endings.open)
    settle(qtbot, session)
    assert panel.browse.tabs.currentIndex() == PICTURES
    assert panel.browse.detail.name.text() == "clinic.jpg"
    panel.show_part(ENDINGS)
    panel.endings.range.set_value("7")
    settle(qtbot, session)
    assert panel.endings.model.rows() == ()
    assert panel.endings.empty.isVisible()


def test_a_picture_says_where_it_is_used(
    panel: LibraryPanel, published: ConsentRecord, world: World, session: Session, qtbot: QtBot
) -> None:
    (line,) = world.desk.library.lines()
    panel.select(line.asset.id)
    settle(qtbot, session)
    places = panel.browse.detail.places
    assert [place.headline for place in places.places()] == [
        "Flu clinics open",
        "Flu clinics open",
        "A second clinic",
    ]
    with qtbot.waitSignal(session.navigator.showHistory):
        places.postWanted.emit(places.places()[0].post_id)


def test_a_copy_of_the_evidence_is_written_and_recorded(
    panel: LibraryPanel, world: World, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    form = tmp_path / "form.pdf"
    form.write_bytes(b"%PDF-1.7 signed")
    file = world.desk.evidence.add(world.amara, form, "Consent form")
    old = agree(world, "Sam Patel")
    panel.people.amend(old)
    settle(qtbot, session)
    panel.people.consent_page.fields.evidence.add_file(file)
    click(panel.people.consent_page.record)
    settle(qtbot, session)
    new = world.desk.consents.lines()[0].record
    panel.show_consent(new.id)
    settle(qtbot, session)
    assert panel.consents.evidence.files() == (file,)
    panel.records._copying.copy(file.id, str(tmp_path / "copy.pdf"))
    settle(qtbot, session)
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF-1.7 signed"
    panel.records._copying.copy(file.id, str(tmp_path / "copy.pdf"))  # it is there: nothing is overwritten
    settle(qtbot, session)
    assert panel.consents.problem.isVisible()
    assert audit(panel) == []
