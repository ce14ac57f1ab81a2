"""The workspace's folder and the fake keep the contract."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccgcompose.host.mediafiles import FolderMediaFiles
from tests.contract.media_files_contract import MediaFilesContract
from tests.fakes.files import MemoryFiles


class TestFolderMediaFiles(MediaFilesContract):
    @pytest.fixture
    def files(self, tmp_path: Path) -> FolderMediaFiles:
        return FolderMediaFiles(tmp_path / "media", tmp_path / "thumbnails")


class TestMemoryFiles(MediaFilesContract):
    @pytest.fixture
    def files(self, tmp_path: Path) -> MemoryFiles:
        return MemoryFiles(tmp_path / "laid-out")
