"""A picture is being looked at, and somebody works on it meanwhile: nothing that was begun is lost or misplaced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccgcompose.domain.region import Region
from ccgcompose.domain.sight import Sight
from tests.fakes.sight import FakeEyes
from tests.ui.hands import click, press, type_text
from tests.ui.library.people import add_picture, agree, marks
from tests.ui.library.world import World, make_world
from ui.library.panel import LibraryPanel
from ui.library.people_page import DRAFT, SAID, PeoplePage
from ui.session import Session

DRAWN = Region(4_000, 3_500, 2_000, 3_000)  # as the key N makes it
PATIENCE = 30.0  # seconds


class PonderingEyes(FakeEyes):
    """Eyes that see one face, and not before they are let go."""

    def __init__(self) -> None:
        super().__init__(faces=1)
        self.begun, self.go_on = Event(), Event()

    def look(self, sha256: str, mime: str) -> Sight:
        self.begun.set()
        assert self.go_on.wait(PATIENCE)
        return super().look(sha256, mime)


@pytest.fixture
def eyes() -> Iterator[PonderingEyes]:
    made = PonderingEyes()
    yield made
    made.go_on.set()


@pytest.fixture
def world(tmp_path: Path, eyes: PonderingEyes) -> Iterator[World]:
    made = make_world(tmp_path, eyes)
    yield made
    made.store.close()


@pytest.fixture
def page(
    world: World, eyes: PonderingEyes, panel: LibraryPanel, session: Session, qtbot: QtBot
) -> PeoplePage:
    """The page of a picture that is being looked at."""
    panel.select(add_picture(world))
    settle(qtbot, session)
    click(panel.browse.detail.people)
    qtbot.waitUntil(lambda: eyes.begun.is_set() and panel.people.page.view.has_image())
    return panel.people.page


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.background.busy)


def draw(page: PeoplePage) -> None:
    press(page.view, Qt.Key.Key_N)
    press(page.view, Qt.Key.Key_Return)


def see(eyes: PonderingEyes, session: Session, qtbot: QtBot) -> None:
    eyes.go_on.set()
    settle(qtbot, session)


def test_a_consent_stands_behind_the_person_it_was_recorded_for(
    page: PeoplePage,
    eyes: PonderingEyes,
    panel: LibraryPanel,
    world: World,
    session: Session,
    qtbot: QtBot,
) -> None:
    draw(page)
    click(page.who.record)
    see(eyes, session, qtbot)
    fields = panel.people.consent_page.fields
    type_text(fields.lines["name"], "M. E.")
    fields.scope.boxes["web"].click()
    type_text(fields.evidence.line, "Folder 12")
    click(panel.people.consent_page.record)
    settle(qtbot, session)
    (record,) = (line.record for line in world.desk.consents.lines())
    (mark,) = marks(world, panel.people.presenter.media_id)
    assert (mark.consent_id, mark.region) == (record.id, DRAWN)
    assert page.current_key().startswith("face:")  # and now the face is asked about


def test_a_consent_stands_behind_nobody_where_another_is_chosen_meanwhile(
    page: PeoplePage, eyes: PonderingEyes, panel: LibraryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    draw(page)
    click(page.who.record)
    see(eyes, session, qtbot)
    page.choose(page.view.boxes()[0].key)
    record = agree(world, "M. E.")
    panel.people.presenter.keep_with(record)
    settle(qtbot, session)
    assert marks(world, panel.people.presenter.media_id) == []
    assert page.who.consent.findData(record.id) > 0  # it may be chosen


def test_a_box_that_is_being_made_is_not_dropped(
    page: PeoplePage, eyes: PonderingEyes, session: Session, qtbot: QtBot
) -> None:
    press(page.view, Qt.Key.Key_N)
    see(eyes, session, qtbot)
    assert page.view.draft() == DRAWN
    assert len(page.view.boxes()) == 1
    press(page.view, Qt.Key.Key_Return)
    assert page.current_key() == DRAFT


def test_a_description_leaves_the_drawn_box_alone(
    page: PeoplePage, eyes: PonderingEyes, panel: LibraryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    see(eyes, session, qtbot)
    draw(page)
    page.tabs.setCurrentIndex(SAID)
    page.said.alt.edit.selectAll()
    type_text(page.said.alt.edit, "Two nurses at a door")
    page.said.alt.commit()
    settle(qtbot, session)
    assert world.desk.library.get(panel.people.presenter.media_id).alt_text == "Two nurses at a door"
    assert (page.current_key(), panel.people.presenter.drawn) == (DRAFT, DRAWN)
