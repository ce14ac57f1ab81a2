"""Links are opened behind, once they stand; typing waits for none of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ccgcompose.domain.link_answer import LinkAnswer, LinkState
from ccgcompose.usecases.ports import Clock
from ccgcompose.usecases.surroundings import Surroundings
from tests.fakes.links import FakeLinkLooker
from tests.ui.compose.hands import PATIENCE_MS, Hands
from tests.ui.compose.world import World, make_world
from ui.background import Background

GONE = "https://www.nhs.uk/gone"


class Web:
    """The looker of one world, for the test to look at."""

    def __init__(self) -> None:
        self.lookers: list[FakeLinkLooker] = []

    def looker(self, clock: Clock) -> FakeLinkLooker:
        self.lookers.append(FakeLinkLooker(clock, {GONE: LinkState.DEAD}))
        return self.lookers[-1]

    @property
    def asked(self) -> list[tuple[str, ...]]:
        return self.lookers[-1].asked


@pytest.fixture
def web() -> Web:
    return Web()


@pytest.fixture
def linked_world(tmp_path: Path, web: Web) -> Iterator[World]:
    made = make_world(tmp_path, links=web.looker)
    yield made
    made.store.close()


@pytest.fixture
def hands(qtbot: QtBot, linked_world: World, background: Background) -> Hands:
    return Hands(qtbot, linked_world, linked_world.session(background))


def opened(hands: Hands) -> None:
    """Wait until the links of the text have been opened and the checks know of it."""
    links = hands.panel.presenter.checking.links
    hands.qtbot.waitUntil(lambda: not links.waiting, timeout=PATIENCE_MS)
    hands.wait()


def test_a_dead_link_is_found_once_it_was_opened(hands: Hands, web: Web) -> None:
    hands.whole(f"Our flu clinics are open. Read {GONE}")
    assert "LINK002" not in hands.rules()
    opened(hands)
    assert "LINK002" in hands.rules()
    assert web.asked == [(GONE,)]
    assert hands.card("LINK002").message().endswith("the site says that this page does not exist.")


def test_what_is_known_is_not_asked_again(hands: Hands, web: Web) -> None:
    hands.whole(f"Read {GONE}")
    opened(hands)
    hands.whole(" and https://www.nhs.uk/flu")
    assert "LINK002" in hands.rules()
    opened(hands)
    assert web.asked == [(GONE,), ("https://www.nhs.uk/flu",)]


def test_a_text_without_links_asks_nobody(hands: Hands, web: Web) -> None:
    hands.whole("Our flu clinics are open.")
    assert not hands.panel.presenter.checking.links.waiting
    assert web.asked == []


def test_an_organisation_that_opens_no_links_asks_nobody(hands: Hands, web: Web, linked_world: World) -> None:
    around = linked_world.desk.compose.surroundings()
    closed = replace(around, settings=replace(around.settings, open_links=False))
    links = hands.panel.presenter.checking.links
    linked_world.desk.links.keep((LinkAnswer(GONE, LinkState.DEAD, linked_world.clock.now()),))
    links.ask(linked_world.content("Read https://www.nhs.uk/flu"), closed)
    assert not links.waiting
    assert known(hands, linked_world, closed) == ()
    assert len(known(hands, linked_world, around)) == 1
    assert web.asked == []


def known(hands: Hands, world: World, around: Surroundings) -> tuple[LinkAnswer, ...]:
    return hands.panel.presenter.checking.links.known(world.content(f"Read {GONE}"), around).link_answers


def test_the_gates_know_nothing_of_it(linked_world: World, web: Web) -> None:
    """A page that went away at the last moment holds no post back, and no gate waits for a network."""
    linked_world.desk.links.keep((LinkAnswer(GONE, LinkState.DEAD, linked_world.clock.now()),))
    text = f"Our flu clinics are open. Read {GONE}"
    linked_world.publish(linked_world.content(text))
    assert [request.text for request in linked_world.platforms["newsroom"].sent] == [text]
    assert web.asked == []
