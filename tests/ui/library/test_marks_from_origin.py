"""Marks on what a picture was made from are shown on it; what is said here leaves them as they are."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from ccgcompose.domain.appearance import Appearance, Resolution
from ccgcompose.domain.media import Derivation
from ccgcompose.domain.region import Region
from ccgcompose.usecases.ports import Making
from tests.ui.hands import click
from tests.ui.library.people import add_picture, agree, marks
from tests.ui.library.test_people_page import keep, settle, world
from tests.ui.library.world import World
from ui.library.panel import LibraryPanel
from ui.library.people_page import PeoplePage
from ui.session import Session

__all__ = ["world"]  # a fixture

ON_BOTH = Region(6_000, 5_000, 2_000, 2_000)  # apart from the faces that are found


@pytest.fixture
def origin(world: World) -> str:
    return add_picture(world)


@pytest.fixture
def smaller(world: World, origin: str) -> str:
    """A smaller copy, made before anybody was marked."""
    return world.desk.library.make(world.amara, origin, Making(Derivation(""), width=160)).id


@pytest.fixture
def mark(world: World, origin: str, smaller: str) -> Appearance:
    world.clock.advance(timedelta(minutes=1))
    consents = world.desk.consents
    return consents.mark(world.amara, origin, Resolution.CONSENT, region=ON_BOTH, consent_id=agree(world).id)


@pytest.fixture
def page(
    world: World, smaller: str, mark: Appearance, panel: LibraryPanel, session: Session, qtbot: QtBot
) -> PeoplePage:
    panel.select(smaller)
    settle(qtbot, session)
    click(panel.browse.detail.people)
    settle(qtbot, session)
    world.clock.advance(timedelta(minutes=1))
    panel.people.page.choose(mark.id)
    return panel.people.page


def test_it_is_shown_and_not_moved_from_here(page: PeoplePage, mark: Appearance) -> None:
    (box,) = [box for box in page.view.boxes() if box.key == mark.id]
    assert (box.region, box.movable) == (ON_BOTH, False)


def test_what_is_said_of_it_counts_on_this_picture_alone(
    page: PeoplePage,
    world: World,
    origin: str,
    smaller: str,
    mark: Appearance,
    session: Session,
    qtbot: QtBot,
) -> None:
    page.who.radios[Resolution.NOT_RECOGNISABLE].click()
    keep(page, session, qtbot)
    (here,) = marks(world, smaller)
    assert (here.media_id, here.resolution, here.region) == (smaller, Resolution.NOT_RECOGNISABLE, ON_BOTH)
    assert marks(world, origin) == [mark]


def test_taken_back_here_it_stays_on_the_origin(
    page: PeoplePage,
    world: World,
    origin: str,
    smaller: str,
    mark: Appearance,
    session: Session,
    qtbot: QtBot,
) -> None:
    click(page.who.remove)
    settle(qtbot, session)
    assert [each.resolution for each in marks(world, smaller)] == [Resolution.NO_PERSON]
    assert marks(world, origin) == [mark]
