"""The podcast keeps the contract of connectors, on real files; each of its posts has a sound besides."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contract.connector_contract import ConnectorContract, Platform
from tests.contract.connector_material import PictureFolder
from tests.unit.connectors.podcast.world import Sounding, podcast_world


class TestPodcastConnector(ConnectorContract):
    @pytest.fixture
    def platform(self, tmp_path: Path, files: PictureFolder) -> Platform:
        world = podcast_world(tmp_path / "podcast", files)
        world.connector = Sounding(files)
        return world
