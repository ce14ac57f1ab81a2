"""What every keeper of media must do, the fake as well."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from ccgcompose.errors import UnusableFile
from ccgcompose.usecases.ports import MediaFiles
from tests.contract import picture_material as material
from tests.contract.picture_material import UNUSABLE, encoded, honest_jpeg, picture


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class MediaFilesContract(ABC):
    """Inherited by the folder of the workspace and the fake."""

    @abstractmethod
    @pytest.fixture
    def files(self, tmp_path: Path) -> MediaFiles: ...

    @pytest.fixture
    def inbox(self, tmp_path: Path) -> Path:
        folder = tmp_path / "inbox"
        folder.mkdir()
        return folder

    def put(self, inbox: Path, name: str, data: bytes) -> Path:
        (inbox / name).write_bytes(data)
        return inbox / name

    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
    def test_a_picture_is_taken_in_whatever_its_name_says(
        self, files: MediaFiles, inbox: Path, kind: str
    ) -> None:
        data = encoded(kind)
        intake = files.take_in(self.put(inbox, "entrance.dat", data))
        assert (intake.filename, intake.bytes, intake.sha256) == ("entrance.dat", len(data), sha256(data))
        assert (intake.width, intake.height) == material.SIZE
        assert intake.mime in ("image/jpeg", "image/png", "image/webp")

    def test_the_original_is_kept_to_the_byte(self, files: MediaFiles, inbox: Path) -> None:
        data = honest_jpeg()
        source = self.put(inbox, "entrance.jpg", data)
        intake = files.take_in(source)
        assert files.path(intake.sha256).read_bytes() == data
        assert source.read_bytes() == data

    def test_the_copy_that_goes_out_is_the_same_picture_under_its_hash(
        self, files: MediaFiles, inbox: Path
    ) -> None:
        intake = files.take_in(self.put(inbox, "entrance.jpg", honest_jpeg()))
        copy = files.path(intake.published_sha256)
        assert sha256(copy.read_bytes()) == intake.published_sha256 != intake.sha256
        with Image.open(copy) as shown:
            assert shown.size == (intake.width, intake.height)
            assert Image.MIME[shown.format or ""] == intake.mime

    def test_nothing_private_goes_out(self, files: MediaFiles, inbox: Path) -> None:
        data = honest_jpeg()
        assert all(word in data for word in material.PRIVATE if word != b"Thumbnail")
        intake = files.take_in(self.put(inbox, "entrance.jpg", data))
        copy = files.path(intake.published_sha256).read_bytes()
        assert [word for word in material.PRIVATE if word in copy] == []

    def test_what_the_picture_says_of_itself_is_read(self, files: MediaFiles, inbox: Path) -> None:
        said = files.take_in(self.put(inbox, "entrance.jpg", honest_jpeg())).metadata
        assert (said.creator, said.copyright_notice) == (material.CREATOR, material.RIGHTS)
        assert said.has_location
        assert said.camera_serial

    def test_the_same_file_again_is_the_same_medium(self, files: MediaFiles, inbox: Path) -> None:
        first = files.take_in(self.put(inbox, "one.jpg", honest_jpeg()))
        again = files.take_in(self.put(inbox, "two.jpg", honest_jpeg()))
        assert (again.sha256, again.published_sha256) == (first.sha256, first.published_sha256)
        assert again.filename == "two.jpg"

    def test_threads_may_take_in_the_same_file_at_once(self, files: MediaFiles, inbox: Path) -> None:
        source = self.put(inbox, "entrance.jpg", honest_jpeg())
        with ThreadPoolExecutor(4) as pool:
            intakes = list(pool.map(files.take_in, [source] * 8))
        assert set(intakes) == {intakes[0]}
        assert files.path(intakes[0].sha256).read_bytes() == honest_jpeg()

    @pytest.mark.parametrize("name", UNUSABLE)
    def test_what_is_no_whole_safe_picture_is_refused_by_name(
        self, files: MediaFiles, inbox: Path, name: str
    ) -> None:
        with pytest.raises(UnusableFile) as caught:
            files.take_in(self.put(inbox, name, UNUSABLE[name]))
        assert caught.value.what.startswith(f"{name} ")
        assert str(inbox) not in str(caught.value)
        assert "as it was" in caught.value.kept
        assert caught.value.next
        assert (inbox / name).read_bytes() == UNUSABLE[name]

    def test_what_is_no_file_is_refused(self, files: MediaFiles, inbox: Path) -> None:
        with pytest.raises(UnusableFile, match="inbox is a folder"):
            files.take_in(inbox)
        with pytest.raises(UnusableFile, match=r"gone\.jpg is not there"):
            files.take_in(inbox / "gone.jpg")

    @pytest.mark.parametrize("unknown", ["0" * 64, "", "../../etc/passwd", "ABCDEF" * 10 + "ABCD", "é" * 64])
    def test_a_hash_that_is_not_kept_is_refused(self, files: MediaFiles, unknown: str) -> None:
        with pytest.raises(UnusableFile):
            files.path(unknown)
        with pytest.raises(UnusableFile):
            files.thumbnail(unknown)

    def test_a_thumbnail_is_small_and_made_once(self, files: MediaFiles, inbox: Path) -> None:
        intake = files.take_in(self.put(inbox, "wide.jpg", encoded("JPEG", picture(size=(1200, 400)))))
        small = files.thumbnail(intake.published_sha256, 120)
        with Image.open(small) as shown:
            assert shown.size == (120, 40)
            assert shown.format in ("JPEG", "PNG")
        before = small.stat()
        assert files.thumbnail(intake.published_sha256, 120) == small
        assert small.stat().st_mtime_ns == before.st_mtime_ns
        assert files.thumbnail(intake.published_sha256, 60) != small

    def test_a_thumbnail_is_never_larger_than_the_picture(self, files: MediaFiles, inbox: Path) -> None:
        intake = files.take_in(self.put(inbox, "entrance.png", encoded("PNG")))
        with Image.open(files.thumbnail(intake.sha256, 320)) as shown:
            assert shown.size == material.SIZE
