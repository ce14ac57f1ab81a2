"""The darkroom over a folder and the fake, under one contract."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from ccgcompose.host.darkroom import FolderDarkroom
from ccgcompose.host.mediafiles import FolderMediaFiles
from ccgcompose.usecases.ports import Darkroom
from tests.contract.darkroom_contract import SIZE, DarkroomContract
from tests.fakes.sight import FakeDarkroom


class TestFolderDarkroom(DarkroomContract):
    @pytest.fixture
    def files(self, tmp_path: Path) -> FolderMediaFiles:
        return FolderMediaFiles(tmp_path / "media", tmp_path / "thumbnails")

    @pytest.fixture
    def darkroom(self, files: FolderMediaFiles) -> Darkroom:
        return FolderDarkroom(files)

    @pytest.fixture
    def origin(self, files: FolderMediaFiles) -> str:
        out = io.BytesIO()
        Image.new("RGB", SIZE, "navy").save(out, "PNG")
        return files.keep(out.getvalue())


class TestFakeDarkroom(DarkroomContract):
    @pytest.fixture
    def darkroom(self, tmp_path: Path) -> Darkroom:
        return FakeDarkroom()

    @pytest.fixture
    def origin(self, darkroom: Darkroom) -> str:
        return "0" * 64
