"""Somebody else saves the same post: both texts stay, and the person decides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.ui.compose.hands import Hands
from tests.ui.compose.world import World
from ui.compose.newer_sheet import NewerSheet

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def overtaken(hands: Hands, world: World) -> Hands:
    """Amara writes on; Ben has saved revision 2 meanwhile."""
    content = world.content("Common words")
    post_id = world.save(content)
    hands.open(post_id)
    hands.write("Mine: ")
    world.pass_time(minutes=40)
    world.save(replace(content, text="Ben: Common words"), "Ben Okafor", post_id, 1)
    return hands


def sheet_of(hands: Hands) -> NewerSheet:
    """Return the sheet that lays both side by side."""
    sheet = hands.panel.presenter.telling.sheet
    assert sheet is not None
    return sheet


def test_saving_over_somebody_else_shows_both_and_saves_nothing(overtaken: Hands) -> None:
    overtaken.save()
    sheet = sheet_of(overtaken)
    assert sheet.windowTitle() == "Ben Okafor saved revision 2 meanwhile"
    before, after = overtaken.compared(sheet.difference)
    assert "Ben: Common words" in before
    assert "Mine: Common words" in after
    assert overtaken.stored().number == 2
    assert overtaken.editor().text() == "Mine: Common words"


def test_mine_can_be_saved_as_the_next_revision(overtaken: Hands) -> None:
    overtaken.save()
    sheet_of(overtaken).primary.click()
    overtaken.wait()
    assert overtaken.stored().number == 3
    assert overtaken.stored().content.text == "Mine: Common words"
    revisions = overtaken.world.desk.past.detail(overtaken.stored().post_id).revisions
    assert [revision.content.text for revision in revisions][1] == "Ben: Common words"


def test_theirs_can_be_opened_and_mine_comes_back_with_undo(overtaken: Hands) -> None:
    overtaken.save()
    sheet_of(overtaken).theirs_button.click()
    overtaken.wait()
    assert overtaken.editor().text() == "Ben: Common words"
    assert not overtaken.panel.header.save_button.isEnabled()
    overtaken.key(Qt.Key.Key_Z, CTRL)
    assert overtaken.editor().text() == "Mine: Common words"
    overtaken.save()
    assert overtaken.stored().number == 3


def test_one_can_go_on_writing(overtaken: Hands) -> None:
    overtaken.save()
    overtaken.key(Qt.Key.Key_Escape, on=sheet_of(overtaken))
    assert overtaken.panel.presenter.telling.sheet is None
    assert overtaken.editor().text() == "Mine: Common words"


def test_a_newer_revision_is_told_as_soon_as_it_is_known(overtaken: Hands) -> None:
    overtaken.session.navigator.recordsChanged.emit()
    overtaken.wait()
    assert overtaken.notice("newer") == "Ben Okafor saved revision 2 at 9:40am. Your text is kept."
    overtaken.press(overtaken.panel.notices.offers("newer")[0])
    assert sheet_of(overtaken).isVisible()


def test_a_lock_leaves_nothing_of_the_texts_in_sight(overtaken: Hands) -> None:
    overtaken.save()
    assert sheet_of(overtaken).isVisible()
    overtaken.panel.flush()
    assert overtaken.panel.presenter.telling.sheet is None
