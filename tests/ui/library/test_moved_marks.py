"""Marks that were kept are moved and stretched, by keyboard and by mouse; both places are on record."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ccgcompose.domain.appearance import Resolution
from ccgcompose.domain.region import Region
from ccgcompose.usecases.views import EntryQuery
from tests.ui.audit import audit
from tests.ui.hands import click, press
from tests.ui.library.people import marks
from tests.ui.library.test_people_page import SHIFT, keep, media_id, page, settle, world
from tests.ui.library.world import World
from ui.library.panel import LibraryPanel
from ui.library.people_page import PeoplePage
from ui.session import Session

__all__ = ["media_id", "page", "world"]  # fixtures


def kept_mark(page: PeoplePage, session: Session, qtbot: QtBot) -> Region:
    """Mark somebody in the middle, and choose that mark."""
    press(page.view, Qt.Key.Key_N)
    press(page.view, Qt.Key.Key_Return)
    page.who.radios[Resolution.CROWD].click()
    keep(page, session, qtbot)
    (box,) = [box for box in page.view.boxes() if box.movable]
    page.choose(box.key)
    page.view.setFocus()
    return box.region


def drag(page: PeoplePage, start: QPoint, by: QPoint) -> None:
    QTest.mousePress(page.view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(page.view, start + by)
    QTest.mouseRelease(page.view, Qt.MouseButton.LeftButton, pos=start + by)


def test_a_kept_mark_is_moved_and_stretched_by_keyboard_and_that_is_undone(
    page: PeoplePage, media_id: str, world: World, session: Session, qtbot: QtBot
) -> None:
    before = kept_mark(page, session, qtbot)
    press(page.view, Qt.Key.Key_M)
    press(page.view, Qt.Key.Key_Left)
    press(page.view, Qt.Key.Key_Down, SHIFT)
    press(page.view, Qt.Key.Key_Return)
    settle(qtbot, session)
    wanted = Region(before.x - 200, before.y, before.width, before.height + 200)
    (mark,) = marks(world, media_id)
    assert (mark.region, mark.resolution) == (wanted, Resolution.CROWD)
    (entry,) = world.desk.past.entries(EntryQuery(kind="person.placed"))
    assert entry.entry.details["from"] == f"{before.x},{before.y},{before.width},{before.height}"
    assert entry.entry.details["to"] == f"{wanted.x},{wanted.y},{wanted.width},{wanted.height}"
    assert page.undo.isVisible()
    assert audit(page) == []
    press(page.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, session)
    (mark,) = marks(world, media_id)
    assert mark.region == before
    assert len(world.desk.past.entries(EntryQuery(kind="person.placed"))) == 2
    assert not page.undo.isVisible()
    assert world.desk.past.verify().intact


def test_a_kept_mark_is_dragged_and_stretched_at_its_corner_by_mouse(
    page: PeoplePage, media_id: str, world: World, session: Session, qtbot: QtBot
) -> None:
    before = kept_mark(page, session, qtbot)
    ground, rect = page.view.ground(), page.view.rect_of(before)
    by = QPoint(round(ground.width() * 0.1), round(ground.height() * 0.05))
    drag(page, rect.center().toPoint(), by)
    settle(qtbot, session)
    (mark,) = marks(world, media_id)
    assert mark.region is not None
    assert (mark.region.width, mark.region.height) == (before.width, before.height)
    assert abs(mark.region.x - before.x - 1_000) < 60
    drag(page, page.view.rect_of(mark.region).bottomRight().toPoint(), by)
    settle(qtbot, session)
    (wider,) = marks(world, media_id)
    assert wider.region is not None
    assert (wider.region.x, wider.region.y) == (mark.region.x, mark.region.y)
    assert abs(wider.region.width - before.width - 1_000) < 100
    click(page.undo)
    settle(qtbot, session)
    click(page.undo)
    settle(qtbot, session)
    assert [mark.region for mark in marks(world, media_id)] == [before]


def test_escape_and_a_click_that_trembles_move_nothing(
    page: PeoplePage, media_id: str, world: World, session: Session, qtbot: QtBot, panel: LibraryPanel
) -> None:
    before = kept_mark(page, session, qtbot)
    press(page.view, Qt.Key.Key_M)
    press(page.view, Qt.Key.Key_Left)
    press(page.view, Qt.Key.Key_Escape)
    drag(page, page.view.rect_of(before).center().toPoint(), QPoint(1, 0))
    settle(qtbot, session)
    assert page.isVisible()
    assert [mark.region for mark in marks(world, media_id)] == [before]
    assert world.desk.past.entries(EntryQuery(kind="person.placed")) == ()


def test_a_face_that_was_found_is_not_moved_but_marked(page: PeoplePage) -> None:
    face = page.view.boxes()[0]
    page.choose(face.key)
    press(page.view, Qt.Key.Key_M)
    assert page.view.draft() is None
    drag(page, page.view.rect_of(face.region).center().toPoint(), QPoint(40, 20))
    assert page.view.draft() is None
    assert page.view.boxes()[0].region == face.region


def test_a_mark_that_was_taken_back_meanwhile_is_not_moved(
    page: PeoplePage, media_id: str, world: World, session: Session, qtbot: QtBot
) -> None:
    kept_mark(page, session, qtbot)
    (mark,) = marks(world, media_id)
    world.desk.consents.unmark(world.priya, mark.id)
    press(page.view, Qt.Key.Key_M)
    press(page.view, Qt.Key.Key_Left)
    press(page.view, Qt.Key.Key_Return)
    settle(qtbot, session)
    assert "was taken back" in page.problem.text()
    assert world.desk.past.entries(EntryQuery(kind="person.placed")) == ()
