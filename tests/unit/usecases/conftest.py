"""The world, fresh for each test: copied from one that was set up once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.usecases.world import World, make_world


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("world")
    make_world(folder).store.close()
    return folder


@pytest.fixture
def world(template: Path, tmp_path: Path) -> Iterator[World]:
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    made = make_world(tmp_path, first=1_000)
    yield made
    made.store.close()
