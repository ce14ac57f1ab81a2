"""The spreadsheet of today, taken over: chosen, mapped, looked through, imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccgcompose.usecases.import_columns import COLUMNS
from tests.ui.audit import audit
from tests.ui.hands import click, press
from tests.ui.library.people import add_picture
from tests.ui.library.pictures import picture
from tests.ui.library.world import World
from ui.library.import_columns_field import TARGETS
from ui.library.import_page import ImportPage
from ui.library.panel import LibraryPanel
from ui.session import Session

TABLE = """Image name,Owner,Licence,Expires,Person shown,Consent form,Consent date
clinic.jpg,Jo Bloggs,CC BY 4.0,31/03/2027,Margaret E.,Folder 12,20/11/2026
gone.jpg,Jo Bloggs,CC BY 4.0,,,,
rain.jpg,Jo Bloggs,For our website,sometime,,,
"""


@pytest.fixture
def page(panel: LibraryPanel, world: World, session: Session, qtbot: QtBot) -> ImportPage:
    add_picture(world, "clinic.jpg", "red")
    add_picture(world, "rain.jpg", "blue")
    click(panel.browse.import_button)
    return panel.importing.page


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.background.busy)


def write(world: World, text: str = TABLE) -> Path:
    path = world.folder / "permissions.csv"
    path.write_text(text, encoding="utf-8")
    return path


def rows(page: ImportPage) -> list[tuple[str, str, str]]:
    return [(r.cells[1].text, r.cells[2].text, r.cells[3].text) for r in page.model.rows()]


def test_before_a_file_is_chosen_nothing_can_be_imported(page: ImportPage) -> None:
    assert page.choose.hasFocus()
    assert not page.take.isVisible()
    assert not page.folder.isEnabled()
    assert audit(page) == []


def test_the_dry_run_shows_each_row_with_its_reason(
    page: ImportPage, world: World, session: Session, qtbot: QtBot
) -> None:
    page.fileChosen.emit(write(world))
    settle(qtbot, session)
    found = rows(page)
    assert [row[:2] for row in found] == [
        ("clinic.jpg", "Can be taken"),
        ("gone.jpg", "Left out"),
        ("rain.jpg", "Left out"),
    ]
    assert "There is no picture “gone.jpg”" in found[1][2]
    assert "“sometime” is no day." in found[2][2]
    assert page._summary.text() == "1 row can be taken over, 2 left out, each with its reason."
    assert page.take.text() == "&Import 1 row"
    assert all(not line.permissions for line in world.desk.library.lines())
    assert audit(page) == []
    click(page.only_bad)
    assert len(rows(page)) == 2


def test_a_press_takes_the_good_rows_over(
    page: ImportPage, world: World, session: Session, qtbot: QtBot
) -> None:
    page.fileChosen.emit(write(world))
    settle(qtbot, session)
    press(page.choose, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, session)
    lines = {line.asset.filename: line for line in world.desk.library.lines()}
    (record,) = lines["clinic.jpg"].permissions
    assert (record.rights_holder, record.terms.spdx_id) == ("Jo Bloggs", "CC-BY-4.0")
    (consent,) = world.desk.consents.lines()
    assert consent.record.name == "Margaret E."
    assert rows(page)[0][1] == "Taken over"
    assert page._summary.text().startswith("1 row was taken over")
    assert not page.take.isVisible()
    assert audit(page) == []
    page.fileChosen.emit(write(world))  # the same file again
    settle(qtbot, session)
    click(page.take)
    settle(qtbot, session)
    assert rows(page)[0][1] == "There already"


def test_pictures_that_are_not_there_are_taken_from_a_folder(
    page: ImportPage, world: World, session: Session, qtbot: QtBot
) -> None:
    picture(world.folder / "shots" / "gone.jpg", "green")
    page.fileChosen.emit(write(world))
    settle(qtbot, session)
    page.folderChosen.emit(world.folder / "shots")
    settle(qtbot, session)
    assert rows(page)[1][:2] == ("gone.jpg", "Can be taken")
    click(page.take)
    settle(qtbot, session)
    assert {line.asset.filename for line in world.desk.library.lines()} == {
        "clinic.jpg",
        "rain.jpg",
        "gone.jpg",
    }


def test_a_column_that_nobody_could_guess_is_chosen_by_hand(
    page: ImportPage, world: World, session: Session, qtbot: QtBot
) -> None:
    page.fileChosen.emit(write(world, TABLE.replace("Image name", "Bild").replace("Owner", "Wem")))
    settle(qtbot, session)
    assert page.fold.is_open
    assert "No column names the file" in page.problem.text()
    assert audit(page) == []
    for target, heading in (("file", "Bild"), ("rights_holder", "Wem")):
        choice = page.columns.choices[target]
        choice.setCurrentText(heading)
        choice.activated.emit(choice.currentIndex())
    settle(qtbot, session)
    assert not page.problem.isVisible()
    assert rows(page)[0][:2] == ("clinic.jpg", "Can be taken")


def test_what_is_no_table_is_said(page: ImportPage, world: World, session: Session, qtbot: QtBot) -> None:
    path = world.folder / "permissions.csv"
    path.write_bytes(b"")
    page.fileChosen.emit(path)
    settle(qtbot, session)
    assert page.problem.text().startswith("The file is empty.")
    page.fileChosen.emit(world.folder / "gone.csv")
    settle(qtbot, session)
    assert "cannot be read" in page.problem.text()
    assert audit(page) == []


def test_each_thing_that_a_record_says_can_be_mapped() -> None:
    assert set(TARGETS) == set(COLUMNS)


def test_it_says_where_it_found_the_headings(
    page: ImportPage, world: World, session: Session, qtbot: QtBot
) -> None:
    page.fileChosen.emit(write(world, f"Our permissions\n\n{TABLE}"))
    settle(qtbot, session)
    assert page._file.text() == "permissions.csv · 3 rows · headings in row 3"
    page.fileChosen.emit(write(world))
    settle(qtbot, session)
    assert page._file.text() == "permissions.csv · 3 rows"
