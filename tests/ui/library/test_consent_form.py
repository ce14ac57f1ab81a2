"""The consent form: filled in by keyboard beside the picture, judged by field, kept, amended."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccgcompose.domain.consent import AgeBand, ConsentMethod, ConsentRecord, Relation
from ccgcompose.domain.region import Region
from ccgcompose.domain.uses import Use
from tests.ui.audit import audit
from tests.ui.hands import click, press, type_text
from tests.ui.library.people import add_picture, agree, marks
from tests.ui.library.world import World
from ui.library.consent_page import ConsentPage
from ui.library.panel import LibraryPanel
from ui.session import Session

CTRL = Qt.KeyboardModifier.ControlModifier


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.background.busy)


def records(world: World) -> list[ConsentRecord]:
    return [line.record for line in world.desk.consents.lines()]


@pytest.fixture
def page(world: World, panel: LibraryPanel, session: Session, qtbot: QtBot) -> ConsentPage:
    """The form for somebody who was marked by hand on a picture."""
    panel.select(add_picture(world))
    settle(qtbot, session)
    click(panel.browse.detail.people)
    settle(qtbot, session)
    people = panel.people.page
    press(people.view, Qt.Key.Key_N)
    press(people.view, Qt.Key.Key_Return)
    click(people.who.record)
    settle(qtbot, session)
    return panel.people.consent_page


def fill(page: ConsentPage, name: str = "M. E.") -> None:
    type_text(page.fields.lines["name"], name)
    page.fields.scope.boxes["social"].click()
    page.fields.scope.boxes["web"].click()
    type_text(page.fields.evidence.line, "Folder 12")


def test_the_person_is_marked_on_the_picture_beside_it(page: ConsentPage) -> None:
    assert page.isVisible()
    (box,) = page.picture.boxes()
    assert box.region == Region(4_000, 3_500, 2_000, 3_000)
    assert page.picture.has_image()
    assert QApplication.focusWidget() is page.fields.lines["name"]
    assert audit(page) == []


def test_it_is_recorded_by_keyboard_and_stands_behind_the_mark(
    page: ConsentPage, world: World, panel: LibraryPanel, session: Session, qtbot: QtBot
) -> None:
    fill(page)
    page.fields.flags["may_be_named"].click()
    press(page.fields.lines["name"], Qt.Key.Key_Return, CTRL)
    settle(qtbot, session)
    (record,) = records(world)
    assert (record.name, record.relation, record.age_band) == ("M. E.", Relation.PATIENT, AgeBand.ADULT)
    assert record.scope == (Use.SOCIAL, Use.WEB)
    assert (record.may_be_named, record.condition_may_be_stated) == (True, False)
    assert (record.evidence, record.method) == ("Folder 12", ConsentMethod.SIGNED_FORM)
    assert record.given_on.isoformat() == "2026-11-24T00:00:00+00:00"
    (mark,) = marks(world, panel.people.presenter.media_id)
    assert (mark.consent_id, mark.region) == (record.id, Region(4_000, 3_500, 2_000, 3_000))
    assert panel.people.page.isVisible()


def test_what_is_wanting_is_said_field_by_field(page: ConsentPage, world: World) -> None:
    click(page.record)
    rows = page.fields.rows
    assert rows["name"].error() == "Say who it is, by name or by a code."
    assert rows["scope"].error() == "Say what the person agreed to."
    assert QApplication.focusWidget() is page.fields.lines["name"]
    assert audit(page) == []
    type_text(page.fields.lines["name"], "M. E.")
    page.fields.scope.boxes["web"].click()
    assert (rows["name"].error(), rows["scope"].error()) == ("", "")
    assert rows["evidence"].error() == "Put the signed form into the vault, or say where it is kept."
    assert records(world) == []


def test_somebody_under_18_needs_a_guardian(
    page: ConsentPage, world: World, session: Session, qtbot: QtBot
) -> None:
    fields = page.fields
    assert fields.rows["guardian"].isHidden()
    fields.age_band.set_value(AgeBand.FROM_13_TO_15.value)
    assert not fields.rows["guardian"].isHidden()
    fill(page)
    click(page.record)
    assert fields.rows["guardian"].error() == "Say who agreed with parental responsibility."
    assert audit(page) == []
    type_text(fields.lines["guardian"], "A. E.")
    type_text(fields.lines["guardian_relation"], "Mother")
    click(page.record)
    settle(qtbot, session)
    (record,) = records(world)
    assert (record.guardian, record.guardian_relation) == ("A. E.", "Mother")


def test_a_spoken_consent_asks_for_its_witness(page: ConsentPage) -> None:
    fields = page.fields
    assert fields.rows["witness"].isHidden()
    fields.relation.set_value(Relation.PUBLIC.value)
    fields.method.set_value(ConsentMethod.SPOKEN.value)
    fill(page)
    click(page.record)
    assert fields.rows["witness"].error() == "Say who witnessed it."


def test_a_form_that_is_dropped_goes_into_the_vault(
    page: ConsentPage, world: World, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    form = tmp_path / "Margaret Ellison consent.pdf"
    form.write_bytes(b"%PDF-1.7 signed")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(form))])
    drop = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.fields.evidence.event(drop)
    settle(qtbot, session)
    (file,) = world.desk.evidence.all()
    assert page.fields.evidence.file_ids() == (file.id,)
    assert file.label == "Consent form"  # never the name of the file, which may be a patient's
    assert world.desk.evidence.open(world.amara, file.id).content == b"%PDF-1.7 signed"
    fill(page)
    click(page.record)
    settle(qtbot, session)
    assert records(world)[0].evidence_files == (file.id,)
    assert audit(page) == []


def form_beside(folder: Path) -> Path:
    form = folder / "signed.pdf"
    form.write_bytes(b"%PDF-1.7 signed")
    return form


def test_a_file_that_cannot_go_into_the_vault_is_said_at_its_field(
    page: ConsentPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    empty = tmp_path / "form.pdf"
    empty.write_bytes(b"")
    page.fields.evidence.put([empty])
    settle(qtbot, session)
    assert page.fields.evidence.problem().startswith("The file is empty.")
    assert page.fields.evidence.file_ids() == ()
    page.fields.evidence.put([tmp_path])
    assert "folder" not in page.fields.evidence.problem()  # what lies there is looked up behind the window
    settle(qtbot, session)
    assert "folder" in page.fields.evidence.problem()
    page.fields.evidence.put([tmp_path, form_beside(tmp_path)])
    settle(qtbot, session)
    assert page.fields.evidence.problem() == ""
    assert len(page.fields.evidence.file_ids()) == 1


def test_what_was_typed_is_there_when_one_comes_back(
    page: ConsentPage, panel: LibraryPanel, session: Session, qtbot: QtBot
) -> None:
    type_text(page.fields.lines["name"], "Half a na")
    press(page.fields.lines["name"], Qt.Key.Key_Escape)
    assert panel.people.page.isVisible()
    click(panel.people.page.who.record)
    settle(qtbot, session)
    assert page.fields.lines["name"].text() == "Half a na"


def test_a_consent_is_changed_by_a_new_record(
    world: World, panel: LibraryPanel, session: Session, qtbot: QtBot
) -> None:
    old = agree(world, "Sam Patel", "staff", last_day="2027-03-31")
    panel.people.amend(old)
    page = panel.people.consent_page
    settle(qtbot, session)
    assert page.fields.lines["name"].text() == "Sam Patel"
    assert page.fields.valid_to.iso() == "2027-03-31"
    page.fields.scope.boxes["print"].click()
    click(page.record)
    settle(qtbot, session)
    new, kept = records(world)
    assert (new.amends, kept.superseded_by) == (old.id, new.id)
    assert new.scope == (Use.SOCIAL, Use.WEB, Use.PRINT)
    assert panel.browse.isVisible()
