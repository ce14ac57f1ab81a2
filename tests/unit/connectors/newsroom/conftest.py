"""What the newsroom's tests start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contract.connector_material import PictureFolder
from tests.unit.connectors.newsroom.world import NewsroomWorld, newsroom_world


@pytest.fixture
def world(tmp_path: Path) -> NewsroomWorld:
    """An empty newsroom without an address on the web."""
    return newsroom_world(tmp_path / "newsroom")


@pytest.fixture
def web_world(tmp_path: Path) -> NewsroomWorld:
    """An empty newsroom that will be found on the web."""
    return newsroom_world(tmp_path / "newsroom", base_url="https://news.example.nhs.uk")


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    """Where the pictures lie."""
    return PictureFolder(tmp_path / "media-store")
