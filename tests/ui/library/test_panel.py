"""The library as a person meets it: keys typed, labels read, the database read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccgcompose.usecases.permissions import PermissionForm
from ccgcompose.usecases.views import EntryQuery
from tests.ui.audit import audit
from tests.ui.hands import click, press, type_text
from tests.ui.library.pictures import picture, renamed_pdf
from tests.ui.library.world import World
from ui.library.filters import Standing
from ui.library.panel import LibraryPanel
from ui.reason_sheet import ReasonSheet
from ui.session import Session

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.background.busy)


def names(panel: LibraryPanel) -> list[str]:
    lines = [panel.model.line(row) for row in range(panel.model.rowCount())]
    return [line.asset.filename for line in lines if line is not None]


@pytest.fixture
def stocked(world: World, panel: LibraryPanel, session: Session, qtbot: QtBot) -> LibraryPanel:
    """The library with three pictures, of which one has a permission in force."""
    for name, colour, creator in (
        ("rain.jpg", "gray", ""),
        ("clinic.jpg", "red", "Jo Bloggs"),
        ("bus.jpg", "blue", ""),
    ):
        path = picture(world.folder / "in" / name, colour, creator=creator, rights="© Jo", gps=True)
        asset = world.desk.library.add(world.amara, path, "A bus" if name == "bus.jpg" else "")
        if name == "bus.jpg":
            form = PermissionForm(
                rights_holder="Jo", licence="CC BY 4.0", evidence="Letter", valid_from="2026-11-01"
            )
            world.desk.permissions.record(world.amara, asset.id, form)
    session.navigator.recordsChanged.emit()
    settle(qtbot, session)
    return panel


def test_an_empty_library_says_what_to_do(panel: LibraryPanel) -> None:
    assert panel.browse.empty.isVisible()
    assert audit(panel) == []


def test_files_are_added_and_what_is_none_is_named(
    panel: LibraryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    folder = world.folder / "in"
    picture(folder / "a.jpg", "red")
    renamed_pdf(folder / "b.jpg")
    with qtbot.waitSignal(session.navigator.recordsChanged):
        panel.add([folder])
    settle(qtbot, session)
    assert names(panel) == ["a.jpg"]
    card = panel.browse.intake
    assert card.words() == "1 file was added, 1 could not be taken in."
    assert card.left.item(0).text().startswith("b.jpg is a PDF document")
    assert audit(panel) == []


def test_files_may_be_dropped(panel: LibraryPanel, world: World, session: Session, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture(world.folder / "in" / "a.jpg")))])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(session.navigator.recordsChanged):
        panel.event(event)  # QApplication hands a drop on only in a drag that it began
    settle(qtbot, session)
    assert names(panel) == ["a.jpg"]


def test_newest_first_or_as_asked(stocked: LibraryPanel, world: World) -> None:
    assert set(names(stocked)) == {"rain.jpg", "clinic.jpg", "bus.jpg"}
    stocked.browse.order.setCurrentText("By name")
    assert names(stocked) == ["bus.jpg", "clinic.jpg", "rain.jpg"]
    assert audit(stocked) == []


def test_a_search_narrows_and_esc_widens(stocked: LibraryPanel) -> None:
    type_text(stocked.browse.search, "jo bloggs")
    press(stocked.browse.search, Qt.Key.Key_Return)
    assert names(stocked) == ["clinic.jpg"]
    press(stocked.browse.search, Qt.Key.Key_Escape)
    assert len(names(stocked)) == 3


def test_a_search_that_finds_nothing_says_so_and_shows_all_again(stocked: LibraryPanel) -> None:
    type_text(stocked.browse.search, "zebra")
    press(stocked.browse.search, Qt.Key.Key_Return)
    assert stocked.browse.empty.isVisible()
    assert audit(stocked) == []
    stocked.browse.empty.actionTriggered.emit()
    assert len(names(stocked)) == 3


def test_the_groups_are_counted(stocked: LibraryPanel) -> None:
    chips = stocked.browse.chips
    assert [chips[standing].text() for standing in Standing] == [
        "All  3",
        "In force  1",
        "Expires within 30 days  0",
        "Expired or withdrawn  0",
        "No permission yet  2",
    ]
    click(chips[Standing.IN_FORCE])
    assert names(stocked) == ["bus.jpg"]


def test_arrow_keys_show_a_picture_in_full(stocked: LibraryPanel, session: Session, qtbot: QtBot) -> None:
    stocked.browse.order.setCurrentText("By name")
    press(stocked.grid, Qt.Key.Key_Home)
    press(stocked.grid, Qt.Key.Key_Right)
    settle(qtbot, session)
    detail = stocked.browse.detail
    assert detail.name.text() == "clinic.jpg"
    assert detail.badge.text() == "No permission record"
    assert ("Creator", "Jo Bloggs") in detail.said._facts.rows()
    assert detail.said._private.text() == "GPS position was found: it is not in the copy that goes out."
    assert audit(stocked) == []


def test_a_list_holds_the_same(stocked: LibraryPanel, session: Session, qtbot: QtBot) -> None:
    click(stocked.browse.as_list)
    stocked.select(world_id(stocked, "rain.jpg"))
    settle(qtbot, session)
    assert stocked.browse.detail.name.text() == "rain.jpg"
    press(stocked.grid, Qt.Key.Key_Up)
    assert stocked.browse.detail.name.text() != "rain.jpg"
    assert audit(stocked) == []


def world_id(panel: LibraryPanel, name: str) -> str:
    return next(line.asset.id for line in panel.presenter.shelf.lines if line.asset.filename == name)


def test_a_description_is_kept_when_its_field_is_left(
    stocked: LibraryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    media_id = world_id(stocked, "rain.jpg")
    stocked.select(media_id)
    editor = stocked.browse.detail.alt
    editor.edit.setFocus()
    assert "Empty" in editor._hint.text()
    type_text(editor.edit, "Image of rain")
    assert "“Image of”" in editor._hint.text()
    editor.edit.selectAll()
    type_text(editor.edit, "Rain on the clinic’s roof ☔")
    assert editor._hint.text() == "27 of 125 characters"
    with qtbot.waitSignal(session.navigator.recordsChanged):
        stocked.browse.search.setFocus()
    settle(qtbot, session)
    assert world.desk.library.get(media_id).alt_text == "Rain on the clinic’s roof ☔"
    entry = world.desk.past.entries(EntryQuery(kind="media.described"))[0]
    assert entry.entry.summary.startswith("Amara Obi described rain.jpg")


def test_another_picture_does_not_lose_a_description(
    stocked: LibraryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    rain, bus = world_id(stocked, "rain.jpg"), world_id(stocked, "bus.jpg")
    stocked.select(rain)
    type_text(stocked.browse.detail.alt.edit, "Rain")
    stocked.select(bus)
    settle(qtbot, session)
    assert world.desk.library.get(rain).alt_text == "Rain"
    assert stocked.browse.detail.alt.edit.text() == "A bus"


def test_a_description_that_cannot_be_kept_is_there_again(
    stocked: LibraryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    rain, bus = world_id(stocked, "rain.jpg"), world_id(stocked, "bus.jpg")
    stocked.select(rain)
    settle(qtbot, session)
    database = world.folder / "ccgcompose.db"
    whole = database.read_bytes()
    database.write_bytes(b"no database" * 999)
    type_text(stocked.browse.detail.alt.edit, "Rain")
    stocked.select(bus)
    settle(qtbot, session)
    assert stocked.browse.problem.isVisible()
    database.write_bytes(whole)
    stocked.select(rain)
    assert stocked.browse.detail.alt.edit.text() == "Rain"
    stocked.flush()
    assert world.desk.library.get(rain).alt_text == "Rain"


def test_a_withdrawal_needs_a_reason_and_stays(
    stocked: LibraryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    media_id = world_id(stocked, "bus.jpg")
    stocked.select(media_id)
    card = stocked.browse.detail.cards()[0]
    assert card.badge.text() == "Permission in force"
    click(card.withdraw)
    QApplication.processEvents()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ReasonSheet)
    sheet.accept()
    assert sheet.isVisible()  # no reason, no withdrawal
    type_text(sheet.reason, "He asked us to stop")
    press(sheet.reason, Qt.Key.Key_Return)
    settle(qtbot, session)
    qtbot.waitUntil(lambda: stocked.browse.detail.badge.text() == "Permission withdrawn")
    shown = dict(stocked.browse.detail.cards()[0].facts.rows())
    assert shown["Withdrawn"].startswith("He asked us to stop (24 November 2026")
    (record,) = world.desk.library.lines()[0].permissions or world.desk.library.lines()[-1].permissions
    assert record.revoked_reason == "He asked us to stop"
    assert stocked.browse.detail.cards()[0].withdraw.isHidden()


def test_a_medium_that_a_filter_hides_is_shown_when_it_is_asked_for(
    stocked: LibraryPanel, session: Session, qtbot: QtBot
) -> None:
    click(stocked.browse.chips[Standing.IN_FORCE])
    stocked.select(world_id(stocked, "rain.jpg"))
    settle(qtbot, session)
    assert stocked.browse.detail.name.text() == "rain.jpg"
    assert len(names(stocked)) == 3


def test_a_medium_that_was_added_a_moment_ago_is_found(
    panel: LibraryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    """A reading that began before it was added must not say that it is not there."""
    session.navigator.recordsChanged.emit()
    asset = world.desk.library.add(world.amara, picture(world.folder / "in" / "new.jpg"), "")
    panel.select(asset.id)
    settle(qtbot, session)
    assert not panel.browse.problem.isVisible()
    assert panel.browse.detail.name.text() == "new.jpg"


def test_a_medium_that_there_is_not_is_said(stocked: LibraryPanel, session: Session, qtbot: QtBot) -> None:
    stocked.select("media-of-nobody")
    settle(qtbot, session)
    assert "not in the library" in stocked.browse.problem.text()


def test_a_picture_that_is_gone_is_said_where_it_would_be(
    stocked: LibraryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    asset = world.desk.library.get(world_id(stocked, "rain.jpg"))
    world.desk.library.picture(asset).unlink()
    for thumbnail in (world.folder / "thumbnails").iterdir():
        thumbnail.unlink()
    stocked.select(asset.id)
    qtbot.waitUntil(lambda: not stocked.browse.detail._trouble.isHidden())
    assert "gone from the media folder" in stocked.browse.detail._trouble.text()


def test_a_database_that_cannot_be_read_is_said_and_may_be_tried_again(
    world: World, session: Session, qtbot: QtBot
) -> None:
    database = world.folder / "ccgcompose.db"
    whole = database.read_bytes()
    database.write_bytes(b"no database" * 999)
    panel = LibraryPanel(session)
    qtbot.addWidget(panel)
    panel.resize(1084, 660)
    panel.show()
    qtbot.waitUntil(panel.browse.failed.isVisible)
    assert audit(panel) == []
    Path(database).write_bytes(whole)
    panel.browse.failed.actionTriggered.emit()
    qtbot.waitUntil(panel.browse.empty.isVisible)
