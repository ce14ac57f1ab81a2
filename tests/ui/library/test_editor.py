"""The editor: shapes, what matters, cutting by hand, words whose contrast is told, what may not be altered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.region import EVERYWHERE, Region
from ccgcompose.domain.shape import Focus
from ccgcompose.domain.uses import Alteration
from ccgcompose.usecases.permissions import PermissionForm
from tests.fakes.sight import FakeEyes
from tests.ui.audit import audit
from tests.ui.hands import click, press, type_text
from tests.ui.library.people import add_picture
from tests.ui.library.world import World, make_world
from ui.library.editor_page import EditorPage
from ui.library.editor_presenter import EditorPresenter
from ui.library.panel import LibraryPanel
from ui.session import Session

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
FORM = PermissionForm(
    rights_holder="We", licence="Ours", kind="own work", evidence="-", valid_from="2026-11-01"
)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(tmp_path, FakeEyes(faces=1))
    yield made
    made.store.close()


@pytest.fixture
def page(world: World, panel: LibraryPanel, session: Session, qtbot: QtBot) -> EditorPage:
    """The editor of a picture of 320 by 200 pixels that may be altered, with a face at its left."""
    media_id = add_picture(world)
    world.desk.permissions.record(world.amara, media_id, FORM)
    world.desk.library.look(media_id)
    panel.select(media_id)
    qtbot.waitUntil(lambda: not session.background.busy)
    click(panel.browse.detail.edit)
    qtbot.waitUntil(lambda: not session.background.busy)
    return panel.editor.page


def tried(page: EditorPage, session: Session, qtbot: QtBot) -> None:
    """Wait until what is wanted was tried out."""
    qtbot.waitUntil(lambda: not session.background.busy and not waiting(page))


def waiting(page: EditorPage) -> bool:
    return any(presenter._pause.isActive() for presenter in page.findChildren(EditorPresenter))


def made(world: World) -> MediaAsset:
    """Return the newest picture."""
    return next(line.asset for line in world.desk.library.lines() if line.asset.derivation is not None)


def test_it_begins_with_the_whole_picture_and_asks_what_is_wanted(page: EditorPage) -> None:
    assert page.view.has_image()
    assert page.view.crop() == EVERYWHERE
    assert not page.make.isEnabled()
    assert audit(page) == []


def test_a_shape_is_laid_around_whoever_is_shown(
    page: EditorPage, world: World, panel: LibraryPanel, session: Session, qtbot: QtBot
) -> None:
    assert page.view.focus_point() == Focus(1_000, 2_000)  # the middle of the face that was seen
    page.fields.shape.set_value("square")
    assert page.view.crop() == Region(0, 0, 6_250, 10_000)
    tried(page, session, qtbot)
    assert page._size.text() == "200 × 200 pixels"
    assert page.make.isEnabled()
    assert audit(page) == []
    press(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not session.background.busy and panel.browse.isVisible())
    picture = made(world)
    assert (picture.width, picture.height) == (200, 200)
    assert picture.derivation is not None
    assert picture.derivation.alterations == (Alteration.CROP,)
    assert panel.browse.detail.name.text() == picture.filename
    assert panel.browse.detail.origin.text() == "Made from clinic.jpg"
    click(panel.browse.detail.origin)
    assert panel.browse.detail.name.text() == "clinic.jpg"


def test_what_matters_is_moved_by_arrows_and_by_pointer(page: EditorPage) -> None:
    page.fields.shape.set_value("square")
    press(page.view, Qt.Key.Key_Right)
    press(page.view, Qt.Key.Key_Down, ALT)
    assert page.view.focus_point() == Focus(1_250, 2_050)
    ground = page.view.ground()
    right = QPoint(round(ground.right()) - 2, round(ground.center().y()))
    QTest.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=right)
    assert page.view.crop() == Region(3_750, 0, 6_250, 10_000)


def test_a_part_is_cut_by_hand(page: EditorPage, world: World, session: Session, qtbot: QtBot) -> None:
    page.fields.shape.set_value("by hand")
    press(page.view, Qt.Key.Key_Left)
    press(page.view, Qt.Key.Key_Up, SHIFT)
    assert page.view.crop() == Region(750, 1_000, 8_000, 7_750)
    ground = page.view.ground()
    start = ground.topLeft().toPoint() + QPoint(1, 1)
    end = ground.center().toPoint()
    QTest.mousePress(page.view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(page.view, end)
    QTest.mouseRelease(page.view, Qt.MouseButton.LeftButton, pos=end)
    assert abs(page.view.crop().width - 5_000) < 80
    tried(page, session, qtbot)
    click(page.make)
    qtbot.waitUntil(lambda: not session.background.busy)
    assert abs(made(world).width - 160) < 4


def test_words_have_their_contrast_told_and_faint_ones_are_not_made(
    page: EditorPage, world: World, session: Session, qtbot: QtBot
) -> None:
    type_text(page.fields.words, "Book")
    page.fields.ground.set_value("#FFFFFF")
    tried(page, session, qtbot)
    assert page.fields.contrast.text() == "Contrast 1.0:1: 4.5:1 is the least"
    assert not page.make.isEnabled()
    assert audit(page) == []
    page.fields.colour.set_value("#000000")
    tried(page, session, qtbot)
    assert page.fields.contrast.text() == "Contrast 21.0:1: easy to read"
    click(page.make)
    qtbot.waitUntil(lambda: not session.background.busy)
    picture = made(world)
    assert picture.alt_text == "A clinic. Words on it: “Book”"
    assert picture.derivation is not None
    assert picture.derivation.alterations == (Alteration.OVERLAY,)


def test_a_description_of_its_own_is_kept(
    page: EditorPage, world: World, session: Session, qtbot: QtBot
) -> None:
    page.fields.flipped.click()
    page.fields.alt.selectAll()
    type_text(page.fields.alt, "The clinic from the right")
    tried(page, session, qtbot)
    click(page.make)
    qtbot.waitUntil(lambda: not session.background.busy)
    assert made(world).alt_text == "The clinic from the right"


def test_what_may_not_be_cropped_is_not_made(
    world: World, panel: LibraryPanel, session: Session, qtbot: QtBot
) -> None:
    media_id = add_picture(world, "poster.jpg", "red")
    form = PermissionForm(
        rights_holder="Jo",
        licence="CC BY-ND 4.0",
        kind="open licence",
        evidence="-",
        valid_from="2026-11-01",
    )
    world.desk.permissions.record(world.amara, media_id, form)
    panel.select(media_id)
    qtbot.waitUntil(lambda: not session.background.busy)
    click(panel.browse.detail.edit)
    qtbot.waitUntil(lambda: not session.background.busy)
    page = panel.editor.page
    page.fields.shape.set_value("square")
    tried(page, session, qtbot)
    assert page.refused.text().startswith("poster.jpg may not be cropped")
    assert not page.make.isEnabled()
    assert audit(page) == []


def test_the_shapes_of_our_platforms_come_first(page: EditorPage) -> None:
    words = [page.fields.shape.itemText(at) for at in range(page.fields.shape.count())]
    assert words[:2] == ["The whole picture", "Cut by hand"]
    assert words[2].startswith(("Newsroom", "Mastodon"))
    assert words[-1].startswith("Tall")
    assert not any("Instagram" in each for each in words)
