"""Forms that are left by another way, or before an answer has come: nothing is lost, nothing lands elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ccgcompose.domain.consent import ConsentRecord
from ccgcompose.domain.evidence import EvidenceFile
from ccgcompose.usecases.consent_form import ConsentForm
from tests.ui.hands import click, press, type_text
from tests.ui.library.people import add_picture, agree
from tests.ui.library.world import World
from ui.background import Background
from ui.library.consent_page import ConsentPage
from ui.library.panel import CONSENTS, TASKS, LibraryPanel
from ui.session import Session

PATIENCE = 30.0  # seconds


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """One thread: answers come home in the order in which they were asked for."""
    made = Background(max_workers=1)
    yield made
    made.close()


@pytest.fixture
def held(session: Session) -> Iterator[Callable[[], Event]]:
    """Hold whatever is asked for from now on, until the event is set."""
    events: list[Event] = []

    def hold() -> Event:
        events.append(Event())
        session.background.run(events[-1].wait, PATIENCE)
        return events[-1]

    yield hold
    for event in events:
        event.set()


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.background.busy)


def form_file(world: World, name: str = "form.pdf") -> Path:
    path = world.folder / name
    path.write_bytes(b"%PDF-1.7 signed " + name.encode())
    return path


def put(world: World, name: str = "form.pdf") -> EvidenceFile:
    return world.desk.evidence.add(world.amara, form_file(world, name), "Consent form")


def agreed(world: World, file: EvidenceFile) -> ConsentRecord:
    form = ConsentForm(
        name="Sam Patel",
        relation="staff",
        scope=("web",),
        given_on="2026-11-20",
        evidence_files=(file.id,),
    )
    return world.desk.consents.record(world.amara, form)


@pytest.fixture
def page(panel: LibraryPanel) -> ConsentPage:
    return panel.people.consent_page


def test_evidence_that_waits_on_a_form_is_there_again(
    panel: LibraryPanel, page: ConsentPage, world: World, session: Session, qtbot: QtBot
) -> None:
    first, second = put(world), put(world, "second.pdf")
    record = agreed(world, first)
    panel.people.amend(record)
    settle(qtbot, session)
    page.fields.evidence.add_file(second)
    page.left.emit()
    panel.people.amend(record)
    settle(qtbot, session)
    assert page.fields.evidence.file_ids() == (first.id, second.id)


def test_evidence_of_a_form_that_was_left_is_not_shown_in_the_next(
    panel: LibraryPanel,
    page: ConsentPage,
    world: World,
    session: Session,
    qtbot: QtBot,
    held: Callable[[], Event],
) -> None:
    record = agreed(world, put(world))
    go_on = held()
    panel.people.amend(record)
    page.left.emit()
    panel.people.record()
    go_on.set()
    settle(qtbot, session)
    assert page.fields.evidence.file_ids() == ()


def test_a_file_that_is_in_the_vault_too_late_lands_on_no_other_record(
    panel: LibraryPanel,
    page: ConsentPage,
    world: World,
    session: Session,
    qtbot: QtBot,
    held: Callable[[], Event],
) -> None:
    record = agree(world)
    panel.people.record()
    settle(qtbot, session)
    go_on = held()
    page.fields.evidence.put([form_file(world)])
    page.left.emit()
    panel.people.amend(record)
    with qtbot.waitSignal(session.navigator.toast) as said:
        go_on.set()
    settle(qtbot, session)
    assert said.args == ["A file went into the vault after its form was left: no record names it."]
    assert len(world.desk.evidence.all()) == 1
    assert page.fields.evidence.file_ids() == ()
    assert page.fields.evidence.choose.isEnabled()


def elsewhere(panel: LibraryPanel, media_id: str) -> dict[str, Callable[[], None]]:
    """The ways out of a form that are not its own."""
    return {
        "a medium": lambda: panel.select(media_id),
        "a part": lambda: panel.show_part(TASKS),
        "people": lambda: panel.show_people(media_id),
        "files": lambda: panel.add([]),
    }


@pytest.mark.parametrize("way", ["a medium", "a part", "people", "files"])
def test_a_consent_that_is_half_typed_waits_whichever_way_it_is_left(
    way: str, panel: LibraryPanel, page: ConsentPage, world: World, session: Session, qtbot: QtBot
) -> None:
    media_id = add_picture(world)
    panel.show_part(CONSENTS)
    click(panel.consents.record)
    type_text(page.fields.lines["name"], "Half a na")
    elsewhere(panel, media_id)[way]()
    settle(qtbot, session)
    shown: QWidget = panel.people.page if way == "people" else panel.browse
    assert shown.isVisible()
    panel.show_part(CONSENTS)
    click(panel.consents.record)
    settle(qtbot, session)
    assert page.fields.lines["name"].text() == "Half a na"


def test_a_consent_for_somebody_on_a_picture_waits_too(
    panel: LibraryPanel, page: ConsentPage, world: World, session: Session, qtbot: QtBot
) -> None:
    media_id = add_picture(world)
    panel.show_people(media_id)
    settle(qtbot, session)
    for typed in ("Half a na", "me"):
        press(panel.people.page.view, Qt.Key.Key_N)
        press(panel.people.page.view, Qt.Key.Key_Return)
        click(panel.people.page.who.record)
        settle(qtbot, session)
        type_text(page.fields.lines["name"], typed)
        panel.show_part(TASKS)
        assert panel.browse.isVisible()
        panel.show_people(media_id)
        settle(qtbot, session)
    assert page.fields.lines["name"].text().startswith("Half a na")


def test_a_permission_that_is_half_typed_waits_whichever_way_it_is_left(
    panel: LibraryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    media_id = add_picture(world)
    panel.select(media_id)
    settle(qtbot, session)
    click(panel.browse.detail.record)
    settle(qtbot, session)
    type_text(panel.form.fields.lines["rights_holder"], "Jo Bl")
    panel.show_part(CONSENTS)
    panel.select(media_id)
    click(panel.browse.detail.record)
    settle(qtbot, session)
    assert panel.form.fields.lines["rights_holder"].text() == "Jo Bl"


def test_a_permission_form_that_is_left_before_it_is_filled_in_keeps_nothing_of_another(
    panel: LibraryPanel, world: World, session: Session, qtbot: QtBot, held: Callable[[], Event]
) -> None:
    first, second = add_picture(world, "first.jpg", "red"), add_picture(world, "second.jpg", "blue")
    panel.select(first)
    settle(qtbot, session)
    click(panel.browse.detail.record)
    settle(qtbot, session)
    type_text(panel.form.fields.lines["rights_holder"], "Jo Bloggs")
    panel.form.left.emit()
    panel.select(second)
    settle(qtbot, session)
    go_on = held()
    click(panel.browse.detail.record)
    panel.form.left.emit()  # before the answer has come
    go_on.set()
    settle(qtbot, session)
    click(panel.browse.detail.record)
    settle(qtbot, session)
    assert panel.form.name.text() == "second.jpg"
    assert panel.form.fields.lines["rights_holder"].text() == ""
