"""The compose window over a workspace in a folder, and what to wait for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.compose.hands import Hands
from tests.ui.compose.world import World, make_world
from ui.background import Background

Open = Callable[..., Hands]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A workspace with two accounts and three people."""
    made = make_world(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    """The threads of one program."""
    made = Background()
    yield made
    made.close()


@pytest.fixture
def sit_down(qtbot: QtBot, world: World, background: Background) -> Open:
    """Return a function that opens the window for a person, Amara unless said otherwise."""

    def open_window(name: str = "Amara Obi") -> Hands:
        return Hands(qtbot, world, world.session(background, name))

    return open_window


@pytest.fixture
def hands(sit_down: Open) -> Hands:
    """Amara at the window, with a new post."""
    return sit_down()
