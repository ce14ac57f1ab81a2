"""The compose window over a workspace in a folder, and what to wait for."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.compose.hands import Hands
from tests.ui.compose.world import World, make_world
from ui.background import Background

Open = Callable[..., Hands]


@pytest.fixture(scope="session")
def compose_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that was set up once."""
    folder = tmp_path_factory.mktemp("compose-world")
    make_world(folder).store.close()
    return folder


@pytest.fixture
def world(compose_template: Path, tmp_path: Path) -> Iterator[World]:
    """A workspace with two accounts and three people, fresh for each test."""
    shutil.copytree(compose_template, tmp_path, dirs_exist_ok=True)
    made = make_world(tmp_path, first=1_000)
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
