"""Checks that take longer run behind: typing waits for none of them, and an old answer is never shown for new words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.engine import Engine, default_engine
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from tests.ui.compose.hands import PATIENCE_MS, Hands
from tests.ui.compose.world import make_world
from tests.ui.hands import type_text
from ui.background import Background


class Ponder(Rule):
    """Finds each “wurd”, in its own time: not before it is let go."""

    id = "SLOW001"
    title = "Ponder"
    clause = "BEST-3"
    severity = Severity.ADVISE
    slow = True
    about_words = True

    def __init__(self) -> None:
        self.begun, self.go_on = Event(), Event()
        self.seen: list[str] = []
        self.go_on.set()

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        self.seen.append(text.original)
        self.begun.set()
        assert self.go_on.wait(PATIENCE_MS / 1000)
        for match in re.finditer("wurd", text.original):
            yield self.finding("Look at it.", "Do.", span=match.span())


@pytest.fixture
def ponder() -> Ponder:
    return Ponder()


@pytest.fixture
def hands(
    qtbot: QtBot, compose_template: Path, tmp_path: Path, background: Background, ponder: Ponder
) -> Iterator[Hands]:
    """Amara at a window whose checks include one that ponders."""
    engine = Engine((*default_engine().rules, ponder))
    world = make_world(tmp_path, checks=lambda: engine)
    yield Hands(qtbot, world, world.session(background))
    ponder.go_on.set()
    background.close()
    world.store.close()


def marked(hands: Hands, kind: str = "advise") -> list[str]:
    """The words under which a line stands."""
    text = hands.content().text
    return [text[mark.start : mark.end] for mark in hands.editor().marks() if mark.kind == kind]


def test_what_takes_longer_is_said_after_a_pause(hands: Hands) -> None:
    hands.whole("A wurd of thanks.")
    assert "SLOW001" in hands.rules()
    assert marked(hands) == ["wurd"]


def test_typing_and_the_quick_checks_wait_for_nothing(hands: Hands, ponder: Ponder, qtbot: QtBot) -> None:
    hands.whole("A wurd of thanks")
    ponder.begun.clear()
    ponder.go_on.clear()
    type_text(hands.editor(), " here")
    qtbot.waitUntil(ponder.begun.is_set, timeout=PATIENCE_MS)
    type_text(hands.editor(), " for 943 476 5919")
    qtbot.waitUntil(lambda: "PAT001" in hands.rules(), timeout=PATIENCE_MS)
    assert not ponder.go_on.is_set()
    assert hands.panel.presenter.checking.live.waiting
    ponder.go_on.set()
    hands.wait()
    assert {"PAT001", "SLOW001"} <= set(hands.rules())
    assert ponder.seen[-1] == "A wurd of thanks here for 943 476 5919"


def test_an_answer_about_an_older_text_never_overwrites_a_newer(
    hands: Hands, ponder: Ponder, qtbot: QtBot
) -> None:
    hands.choose("Newsroom")
    ponder.begun.clear()
    ponder.go_on.clear()
    type_text(hands.editor(), "A wurd and a wurd")
    qtbot.waitUntil(ponder.begun.is_set, timeout=PATIENCE_MS)
    hands.editor().replace_all("Only words")
    ponder.go_on.set()
    hands.wait()
    assert "SLOW001" not in hands.rules()
    assert marked(hands) == []
    assert ponder.seen[-1] == "Only words"


def test_what_took_longer_stays_under_words_that_stand_as_they_were(
    hands: Hands, ponder: Ponder, qtbot: QtBot
) -> None:
    hands.whole("A wurd of thanks.")
    ponder.go_on.clear()
    hands.editor().moveCursor(hands.editor().textCursor().MoveOperation.Start)
    type_text(hands.editor(), "Hello. ")
    qtbot.waitUntil(lambda: hands.content().text.startswith("Hello. "), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: marked(hands) == ["wurd"], timeout=PATIENCE_MS)
    assert not ponder.go_on.is_set()
    ponder.go_on.set()
    hands.wait()
    assert marked(hands) == ["wurd"]


def test_nothing_of_one_post_is_said_of_the_next(hands: Hands, ponder: Ponder, qtbot: QtBot) -> None:
    hands.whole("A wurd of thanks.")
    other = hands.world.save(hands.world.content("Fine words. See https://www.nhs.uk/flu"))
    ponder.go_on.clear()
    hands.panel.open(other)
    qtbot.waitUntil(lambda: hands.content().text.startswith("Fine words"), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: "SLOW001" not in hands.rules(), timeout=PATIENCE_MS)
    ponder.go_on.set()
    hands.wait()
    assert "SLOW001" not in hands.rules()
