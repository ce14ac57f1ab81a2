"""The newsroom keeps the contract of connectors, on real files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contract.connector_contract import ConnectorContract, Platform
from tests.unit.connectors.newsroom.world import newsroom_world


class TestNewsroomConnector(ConnectorContract):
    @pytest.fixture
    def platform(self, tmp_path: Path) -> Platform:
        return newsroom_world(tmp_path / "newsroom")
