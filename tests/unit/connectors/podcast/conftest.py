"""What the podcast's tests start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contract.connector_material import PictureFolder
from tests.unit.connectors.podcast.world import SETTINGS, PodcastWorld, podcast_world


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    """Where pictures and sounds lie."""
    return PictureFolder(tmp_path / "media-store")


@pytest.fixture
def world(tmp_path: Path, files: PictureFolder) -> PodcastWorld:
    """An empty podcast that will be found on the web."""
    return podcast_world(tmp_path / "podcast", files, **SETTINGS)
