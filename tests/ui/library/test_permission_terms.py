"""The folded terms of a permission, beginning with another record, and what is said of the last day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccgcompose.domain.permission import CreditPlace, Exclusivity, PermissionRecord
from ccgcompose.domain.source_type import SourceType
from ccgcompose.domain.uses import Alteration, Use
from ccgcompose.usecases.permissions import PermissionForm
from tests.fakes.sight import FakeEyes
from tests.ui.audit import audit
from tests.ui.hands import click, press, type_text
from tests.ui.library.people import add_picture
from tests.ui.library.world import World, make_world
from ui.library.copy_sheet import CopySheet
from ui.library.panel import LibraryPanel
from ui.library.permission_page import PermissionPage
from ui.session import Session

OTHER = PermissionForm(
    rights_holder="Exampleshire Camera Club",
    licence="For our website",
    evidence="Contract 12",
    valid_from="2026-11-01",
    valid_to="2027-03-31",
    uses=("web",),
    alterations=("crop",),
)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(tmp_path, FakeEyes(bits="00ff00ff00ff00ff"))
    yield made
    made.store.close()


@pytest.fixture
def page(world: World, panel: LibraryPanel, session: Session, qtbot: QtBot) -> PermissionPage:
    """The form for a second picture, which looks like a first one that has a permission."""
    first, second = add_picture(world, "first.jpg", "red"), add_picture(world, "second.jpg", "blue")
    world.desk.permissions.record(world.amara, first, OTHER)
    world.desk.library.look(first)
    world.desk.library.look(second)
    panel.select(second)
    settle(qtbot, session)
    click(panel.browse.detail.record)
    settle(qtbot, session)
    return panel.form


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.background.busy)


def newest(world: World) -> PermissionRecord:
    """Return the permission of the second picture."""
    lines = {line.asset.filename: line for line in world.desk.library.lines()}
    return lines["second.jpg"].permissions[-1]


def test_what_matters_is_open_and_the_rest_says_what_it_holds(page: PermissionPage) -> None:
    folds = page.fields.terms.folds
    assert not any(fold.is_open for fold in folds.values())
    assert folds["where"].summary() == "Every platform, every use"
    assert folds["altered"].summary() == "Nothing was said of it"
    for fold in folds.values():
        press(fold.button, Qt.Key.Key_Space)
    assert all(fold.is_open for fold in folds.values())
    assert audit(page) == []


def test_every_field_of_the_terms_is_recorded(
    page: PermissionPage, world: World, session: Session, qtbot: QtBot
) -> None:
    fields, terms = page.fields, page.fields.terms
    for name, text in {
        "rights_holder": "Jo",
        "evidence": "Letter",
        "licensor": "Stock Ltd",
        "licensor_contact": "hello@stock.example",
        "reference": "Invoice 2041",
        "territory": "England",
        "contact": "Jo",
    }.items():
        type_text(fields.lines[name], text)
    type_text(fields.licence, "For our website")
    terms.uses.boxes["web"].click()
    terms.alterations.these.click()
    terms.alterations.ticks.boxes["crop"].click()
    terms.exclusivity.set_value("exclusive")
    terms.credit_place.set_value("on the picture")
    terms.source_type.set_value("trainedAlgorithmicMedia")
    terms.granted_on.wanted.click()
    terms.granted_on.day.setDate(QDate(2026, 11, 20))
    click(page.record)
    settle(qtbot, session)
    said = newest(world).terms
    assert (said.licensor, said.licensor_contact) == ("Stock Ltd", "hello@stock.example")
    assert (said.reference, said.territory) == ("Invoice 2041", "England")
    assert (said.uses, said.alterations) == ((Use.WEB,), (Alteration.CROP,))
    assert (said.exclusivity, said.credit_place) == (Exclusivity.EXCLUSIVE, CreditPlace.PICTURE)
    assert said.source_type is SourceType.AI
    assert said.granted_on is not None
    assert said.granted_on.date().isoformat() == "2026-11-20"


def test_nothing_may_be_altered(page: PermissionPage) -> None:
    page.fields.terms.alterations.none.click()
    assert page.fields.form().alterations == ("none",)
    assert page.fields.terms.folds["altered"].summary() == "Nothing"


def test_an_open_licence_is_named_by_its_id_while_it_is_typed(page: PermissionPage) -> None:
    terms = page.fields.terms
    page.fields.licence.setEditText("CC BY 4.0")
    assert terms.lines["spdx_id"].text() == "CC-BY-4.0"
    assert terms.folds["full"].summary() == "CC-BY-4.0"
    page.fields.licence.setEditText("For one use")
    assert terms.lines["spdx_id"].text() == ""
    type_text(terms.lines["spdx_id"], "LicenseRef-own")
    page.fields.licence.setEditText("CC BY-SA 4.0")
    assert terms.lines["spdx_id"].text() == "LicenseRef-own"


def test_what_is_folded_and_wrong_is_unfolded(page: PermissionPage) -> None:
    type_text(page.fields.terms.lines["licence_url"], "no address")
    click(page.record)
    assert page.fields.terms.folds["full"].is_open
    assert "https://" in page.fields.rows["licence_url"].error()
    assert audit(page) == []


def test_a_picture_that_looks_like_one_with_a_record_offers_it(
    page: PermissionPage, world: World, session: Session, qtbot: QtBot
) -> None:
    assert page.alike.isVisible()
    assert page.alike.text().startswith("This looks like first.jpg, which has a permission on record.")
    click(page.use_alike)
    settle(qtbot, session)
    assert page.fields.form() == OTHER
    click(page.record)
    settle(qtbot, session)
    assert newest(world).rights_holder == "Exampleshire Camera Club"


def test_the_record_of_another_work_is_chosen_by_keyboard(
    page: PermissionPage, session: Session, qtbot: QtBot
) -> None:
    click(page.copy)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, CopySheet)
    type_text(sheet.search, "camera club")
    press(sheet.search, Qt.Key.Key_Return)
    press(sheet.search, Qt.Key.Key_Down)
    press(sheet.list, Qt.Key.Key_Down)
    sheet.list.setCurrentRow(0)
    assert audit(sheet) == []
    sheet.accept()
    settle(qtbot, session)
    assert page.fields.lines["rights_holder"].text() == "Exampleshire Camera Club"


def test_a_last_day_says_what_it_means_for_what_is_planned(
    page: PermissionPage, panel: LibraryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    fields = page.fields
    fields.valid_to.until.click()
    fields.valid_to.day.setDate(QDate(2026, 12, 10))
    assert fields.rows["valid_to"]._row_hint.text().startswith("This is within 30 days")
    second = next(line.asset.id for line in world.desk.library.lines() if line.asset.filename == "second.jpg")
    world.desk.permissions.record(world.amara, second, OTHER)
    world.plan("Winter clinics", 24 * 30, media=(second,))
    page.left.emit()
    settle(qtbot, session)
    click(panel.browse.detail.record)
    settle(qtbot, session)
    assert (
        fields.rows["valid_to"]._row_hint.text()
        == "A post is planned after this day, and would be stopped: “Winter clinics”."
    )
