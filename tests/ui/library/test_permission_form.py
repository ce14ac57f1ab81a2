"""The permission form: filled in by keyboard, judged by field, kept."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccgcompose.domain.permission import LicenceKind, PermissionRecord
from tests.ui.audit import audit
from tests.ui.hands import click, press, type_text
from tests.ui.library.pictures import picture
from tests.ui.library.world import World
from ui.library.panel import LibraryPanel
from ui.library.permission_form import FROM_PICTURE
from ui.library.permission_page import PermissionPage
from ui.library.platforms_field import NONE_TICKED
from ui.session import Session

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(world: World, panel: LibraryPanel, session: Session, qtbot: QtBot) -> PermissionPage:
    """The form for a picture that names its creator."""
    path = picture(world.folder / "in" / "clinic.jpg", creator="Jo Bloggs", rights="© Jo Bloggs Ltd")
    asset = world.desk.library.add(world.amara, path, "")
    panel.select(asset.id)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1 and not session.background.busy)
    click(panel.browse.detail.record)
    qtbot.waitUntil(lambda: panel.form.isVisible() and not session.background.busy)
    return panel.form


def records(world: World) -> tuple[PermissionRecord, ...]:
    return world.desk.library.lines()[0].permissions


def test_it_begins_with_what_the_picture_says_and_says_so(page: PermissionPage) -> None:
    fields = page.fields
    assert fields.lines["rights_holder"].text() == "Jo Bloggs Ltd"
    assert fields.lines["creator"].text() == "Jo Bloggs"
    assert fields.lines["credit_line"].text() == "Photo: Jo Bloggs"
    assert fields.valid_from.iso() == "2026-11-24"
    assert fields.valid_to.iso() == ""
    marked = [name for name, row in fields.rows.items() if row.mark() == FROM_PICTURE]
    assert marked == ["rights_holder", "creator", "credit_line"]
    shown = page.picture.grab().toImage()
    assert shown.pixelColor(shown.rect().center()).red() < 40  # teal, not the grey of an empty place
    assert audit(page) == []


def test_a_mark_goes_when_the_person_has_touched_the_answer(page: PermissionPage) -> None:
    type_text(page.fields.lines["creator"], " junior")
    assert page.fields.rows["creator"].mark() == ""
    assert page.fields.rows["rights_holder"].mark() == FROM_PICTURE


def test_it_is_filled_in_and_recorded_by_keyboard(
    page: PermissionPage, world: World, session: Session, qtbot: QtBot
) -> None:
    fields = page.fields
    type_text(fields.licence, "For our website")
    type_text(fields.lines["evidence"], "E-mail of 3 March")
    fields.valid_to.until.setChecked(True)
    fields.valid_to.day.setDate(QDate(2027, 3, 31))
    with qtbot.waitSignal(session.navigator.recordsChanged):
        press(fields.lines["evidence"], Qt.Key.Key_Return, CTRL)
    (record,) = records(world)
    assert record.kind is LicenceKind.LICENSED
    assert (record.rights_holder, record.licence) == ("Jo Bloggs Ltd", "For our website")
    assert record.evidence == "E-mail of 3 March"
    assert record.valid_from == datetime(2026, 11, 24, tzinfo=UTC)
    assert record.valid_to == datetime(2027, 3, 31, 23, tzinfo=UTC)  # the end of that day in London
    assert record.platforms == ()
    assert record.recorded_by == world.amara.id


def test_what_is_wanting_is_said_field_by_field(page: PermissionPage, world: World) -> None:
    fields = page.fields
    fields.lines["rights_holder"].clear()
    click(page.record)
    assert fields.rows["rights_holder"].error() == "Say who owns the rights."
    assert fields.rows["licence"].error() == "Say on what terms we may use it."
    assert fields.rows["evidence"].error() == "Say where the evidence is kept."
    assert QApplication.focusWidget() is fields.lines["rights_holder"]
    assert records(world) == ()
    assert audit(page) == []
    type_text(fields.lines["evidence"], "A letter")
    assert fields.rows["evidence"].error() == ""
    assert fields.rows["licence"].error() != ""


def test_some_platforms_are_some(page: PermissionPage, world: World, qtbot: QtBot) -> None:
    fields = page.fields
    type_text(fields.licence, "x")
    type_text(fields.lines["evidence"], "x")
    fields.platforms.some.click()
    click(page.record)
    assert fields.rows["platforms"].error() == NONE_TICKED
    fields.platforms.box("mastodon").click()
    assert fields.rows["platforms"].error() == ""
    click(page.record)
    qtbot.waitUntil(lambda: len(records(world)) == 1)
    assert records(world)[0].platforms == ("mastodon",)


def test_a_last_day_before_the_first_is_refused(page: PermissionPage) -> None:
    page.fields.valid_to.until.setChecked(True)
    page.fields.valid_to.day.setDate(QDate(2026, 11, 23))
    click(page.record)
    assert page.fields.rows["valid_to"].error() == "The last day is before the first."


def test_our_own_work_fills_in_what_follows_from_it(page: PermissionPage) -> None:
    fields = page.fields
    fields.lines["rights_holder"].clear()
    fields.kind.radio(LicenceKind.OWN_WORK).click()
    assert fields.lines["rights_holder"].text() == "NHS Exampleshire"
    assert fields.licence.currentText().startswith("Made by our staff")
    assert fields.rows["licence"].mark() == "Filled in for “own work”, please check"
    fields.kind.radio(LicenceKind.LICENSED).click()
    assert (fields.lines["rights_holder"].text(), fields.licence.currentText()) == ("", "")


def test_the_arrow_keys_choose_the_kind(page: PermissionPage) -> None:
    first = page.fields.kind.radio(LicenceKind.OWN_WORK)
    first.click()
    first.setFocus()
    press(first, Qt.Key.Key_Right)
    assert page.fields.kind.kind() == LicenceKind.COMMISSIONED.value


def test_a_choice_of_kind_does_not_overwrite_what_was_written(page: PermissionPage) -> None:
    type_text(page.fields.licence, "Our own terms")
    page.fields.kind.radio(LicenceKind.CROWN).click()
    assert page.fields.licence.currentText() == "Our own terms"
    assert page.fields.lines["rights_holder"].text() == "Jo Bloggs Ltd"


def test_what_was_typed_is_there_when_one_comes_back(
    page: PermissionPage, panel: LibraryPanel, session: Session, qtbot: QtBot
) -> None:
    type_text(page.fields.lines["evidence"], "Half a sent")
    press(page.fields.lines["evidence"], Qt.Key.Key_Escape)
    assert panel.browse.isVisible()
    click(panel.browse.detail.record)
    qtbot.waitUntil(lambda: page.isVisible() and not session.background.busy)
    assert page.fields.lines["evidence"].text() == "Half a sent"
