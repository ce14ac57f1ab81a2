"""Who is on a picture: faces found, boxes drawn, consents put behind them, by pointer and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ccgcompose.domain.appearance import Resolution
from ccgcompose.domain.region import Region
from tests.fakes.sight import FakeEyes
from tests.ui.audit import audit
from tests.ui.hands import click, press, type_text
from tests.ui.library.people import add_picture, agree, marks
from tests.ui.library.world import World, make_world
from ui.library.panel import LibraryPanel
from ui.library.people_page import SAID, PeoplePage
from ui.session import Session

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(
        tmp_path, FakeEyes(faces=2, words="NHS number 943 476 5919", code="https://www.nhs.uk/flu")
    )
    yield made
    made.store.close()


@pytest.fixture
def page(world: World, panel: LibraryPanel, session: Session, qtbot: QtBot) -> PeoplePage:
    """The page of a picture with two faces."""
    media_id = add_picture(world)
    panel.select(media_id)
    settle(qtbot, session)
    click(panel.browse.detail.people)
    settle(qtbot, session)
    return panel.people.page


@pytest.fixture
def media_id(page: PeoplePage, panel: LibraryPanel) -> str:
    return panel.people.presenter.media_id


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.background.busy)


def rows(page: PeoplePage) -> list[str]:
    return [page.people.item(row).text() for row in range(page.people.count())]


def keep(page: PeoplePage, session: Session, qtbot: QtBot) -> None:
    press(page.who.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, session)


def test_faces_that_are_found_appear_as_boxes_and_are_asked_about(page: PeoplePage) -> None:
    assert rows(page) == ["Face 1: Nobody has said who this is", "Face 2: Nobody has said who this is"]
    assert [box.region for box in page.view.boxes()] == [
        Region(0, 1_000, 2_000, 2_000),
        Region(3_000, 1_000, 2_000, 2_000),
    ]
    assert page.view.chosen_key() == page.view.boxes()[0].key
    assert page.view.has_image()
    assert audit(page) == []


def test_a_face_is_given_a_consent_and_the_next_one_is_asked_about(
    page: PeoplePage, media_id: str, world: World, panel: LibraryPanel, session: Session, qtbot: QtBot
) -> None:
    record = agree(world, "Margaret E.", "member of the public")
    panel.people.presenter.refresh()
    settle(qtbot, session)
    page.who.set_consent(record.id)
    keep(page, session, qtbot)
    (mark,) = marks(world, media_id)
    assert (mark.resolution, mark.consent_id) == (Resolution.CONSENT, record.id)
    assert mark.region == Region(0, 1_000, 2_000, 2_000)
    assert rows(page) == ["Face 1: Nobody has said who this is", "Margaret E.: Consent in force"]
    assert page.current_key().startswith("face:3000")


def test_without_a_consent_nothing_is_marked(
    page: PeoplePage, media_id: str, world: World, session: Session, qtbot: QtBot
) -> None:
    keep(page, session, qtbot)
    assert page.who.problem() == "Choose the consent of this person, or record one."
    assert marks(world, media_id) == []
    assert audit(page) == []


def test_a_crowd_and_nobody_need_no_consent(
    page: PeoplePage, media_id: str, world: World, session: Session, qtbot: QtBot
) -> None:
    page.who.radios[Resolution.CROWD].click()
    type_text(page.who.note, "Market day")
    keep(page, session, qtbot)
    page.who.radios[Resolution.NO_PERSON].click()
    keep(page, session, qtbot)
    assert [mark.resolution for mark in marks(world, media_id)] == [Resolution.CROWD, Resolution.NO_PERSON]
    assert marks(world, media_id)[0].note == "Market day"
    assert page._summary.text() == "2 people, all settled."


def test_a_box_is_made_moved_and_stretched_by_keyboard(
    page: PeoplePage, media_id: str, world: World, session: Session, qtbot: QtBot
) -> None:
    press(page.view, Qt.Key.Key_N)
    before = page.view.draft()
    assert before is not None
    press(page.view, Qt.Key.Key_Right)
    press(page.view, Qt.Key.Key_Down, SHIFT)
    wanted = Region(before.x + 200, before.y, before.width, before.height + 200)
    assert page.view.draft() == wanted
    press(page.view, Qt.Key.Key_Return)
    page.who.radios[Resolution.NOT_RECOGNISABLE].click()
    keep(page, session, qtbot)
    (mark,) = marks(world, media_id)
    assert (mark.resolution, mark.region) == (Resolution.NOT_RECOGNISABLE, wanted)


def test_escape_drops_a_box_and_stays_on_the_page(page: PeoplePage, panel: LibraryPanel) -> None:
    press(page.view, Qt.Key.Key_N)
    press(page.view, Qt.Key.Key_Escape)
    assert page.view.draft() is None
    assert page.isVisible()
    press(page.view, Qt.Key.Key_Escape)
    assert panel.browse.isVisible()


def test_a_box_is_dragged_with_the_mouse(
    page: PeoplePage, media_id: str, world: World, session: Session, qtbot: QtBot
) -> None:
    ground = page.view.ground()
    start = QPoint(round(ground.left() + ground.width() * 0.6), round(ground.top() + ground.height() * 0.5))
    end = QPoint(round(ground.left() + ground.width() * 0.8), round(ground.top() + ground.height() * 0.9))
    QTest.mousePress(page.view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(page.view, end)
    QTest.mouseRelease(page.view, Qt.MouseButton.LeftButton, pos=end)
    page.who.radios[Resolution.CROWD].click()
    keep(page, session, qtbot)
    (mark,) = marks(world, media_id)
    assert mark.region is not None
    assert abs(mark.region.x - 6_000) < 60
    assert abs(mark.region.width - 2_000) < 80
    assert abs(mark.region.height - 4_000) < 80


def test_the_arrow_keys_go_from_person_to_person(page: PeoplePage) -> None:
    first, second = (box.key for box in page.view.boxes())
    press(page.view, Qt.Key.Key_Right)
    assert page.current_key() == second
    assert page.people.currentRow() == 1
    press(page.view, Qt.Key.Key_Right)
    assert page.current_key() == first


def test_a_mark_is_taken_back_and_the_face_is_open_again(
    page: PeoplePage, media_id: str, world: World, session: Session, qtbot: QtBot
) -> None:
    page.who.radios[Resolution.CROWD].click()
    keep(page, session, qtbot)
    page.choose(marks(world, media_id)[0].id)
    click(page.who.remove)
    settle(qtbot, session)
    assert marks(world, media_id) == []
    assert len(rows(page)) == 2


def test_what_was_said_of_a_person_is_changed(
    page: PeoplePage, media_id: str, world: World, session: Session, qtbot: QtBot
) -> None:
    page.who.radios[Resolution.CROWD].click()
    keep(page, session, qtbot)
    (mark,) = marks(world, media_id)
    page.choose(mark.id)
    assert page.who.resolution() is Resolution.CROWD
    page.who.radios[Resolution.NOT_RECOGNISABLE].click()
    keep(page, session, qtbot)
    assert [each.resolution for each in marks(world, media_id)] == [Resolution.NOT_RECOGNISABLE]
    assert [each.id for each in marks(world, media_id)] == [mark.id]


def test_the_words_and_codes_are_shown_with_what_the_checks_say(page: PeoplePage) -> None:
    page.tabs.setCurrentIndex(SAID)
    words = [page.said.words.item(row).text() for row in range(page.said.words.count())]
    assert words == ["NHS number 943 476 5919", "QR code: https://www.nhs.uk/flu"]
    assert len(page.view.boxes()) == 2
    assert any("NHS number" in message for message in page.said.findings())
    page.said.words.setCurrentRow(1)
    assert page.view.chosen_key() == "code:0"
    assert audit(page) == []


def test_it_is_looked_at_again_when_somebody_asks(
    page: PeoplePage, world: World, session: Session, qtbot: QtBot
) -> None:
    eyes = world.eyes
    assert isinstance(eyes, FakeEyes)
    assert len(eyes.looked) == 1
    click(page.again)
    settle(qtbot, session)
    assert len(eyes.looked) == 2
    assert not page.loading.isVisible()


def test_the_description_is_kept_from_here(
    page: PeoplePage, media_id: str, world: World, session: Session, qtbot: QtBot
) -> None:
    page.tabs.setCurrentIndex(SAID)
    page.said.alt.edit.selectAll()
    type_text(page.said.alt.edit, "Two nurses at a door")
    click(page.back)
    settle(qtbot, session)
    assert world.desk.library.get(media_id).alt_text == "Two nurses at a door"


def test_the_library_is_narrowed_down_to_a_person_and_to_faces(
    page: PeoplePage, media_id: str, world: World, panel: LibraryPanel, session: Session, qtbot: QtBot
) -> None:
    other = add_picture(world, "other.jpg", "red")
    record = agree(world, "Sam Patel")
    world.desk.consents.mark(world.amara, other, Resolution.STAFF, consent_id=record.id)
    session.navigator.recordsChanged.emit()
    click(page.back)
    settle(qtbot, session)
    assert panel.model.rowCount() == 2
    panel.browse.person.setCurrentText("Sam Patel")
    assert [panel.model.line(row).asset.id for row in range(panel.model.rowCount())] == [other]  # type: ignore[union-attr]
    panel.browse.person.setCurrentText("Faces without a name")
    assert [panel.model.line(row).asset.id for row in range(panel.model.rowCount())] == [media_id]  # type: ignore[union-attr]
    panel.browse.use.setCurrentText("In a post")
    assert panel.browse.empty.isVisible()
    assert audit(panel) == []
    panel.browse.empty.actionTriggered.emit()
    assert panel.model.rowCount() == 2
