"""Folders that cannot be written, links in the way, full disks: a clear sentence, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccgcompose.errors import OutcomeUnknown, Rejected, Unreachable
from ccgcompose.usecases.outbox import freeze
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.lock import locked
from connectors.newsroom.connector import Newsroom
from tests.contract.connector_material import NOW, PictureFolder, account, medium, request
from tests.unit.connectors.newsroom.world import (
    NewsroomWorld,
    assert_helpful,
    environment,
    everything,
    run_writer,
)

# Publishes one frozen request under a limit for the size of files, without the rights of root, and says what
# became of it. Rights are given up after the imports: root's own Python may lie where nobody else can read.
UNDER_A_LIMIT = """
import os, resource, signal, sys
from pathlib import Path
from ccgcompose.errors import Problem
from ccgcompose.usecases.outbox import thaw
from connectors.newsroom.connector import Newsroom
from tests.contract.connector_material import PictureFolder

request, files = thaw(sys.stdin.read()), PictureFolder(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
if sys.argv[3]:
    os.setuid(int(sys.argv[3]))
try:
    print(Newsroom().publish(request, files, request.published_at).remote_id)
except Problem as problem:
    print(type(problem).__name__, problem)
"""


def publish(world: NewsroomWorld, files: PictureFolder, key: str = "delivery-1") -> None:
    world.connector.publish(request(world.account, key), files, NOW)


def test_a_folder_that_is_not_there_is_never_made(world: NewsroomWorld, files: PictureFolder) -> None:
    world.folder.rmdir()
    with pytest.raises(Unreachable) as caught:
        publish(world, files)
    assert_helpful(caught.value)
    assert str(world.folder) in caught.value.what
    assert not world.folder.exists()
    with pytest.raises(OutcomeUnknown):
        world.connector.find(request(world.account), NOW)


@pytest.mark.parametrize("name", [".newsroom", ".newsroom/entries", "posts", "media"])
def test_a_link_in_the_place_of_a_folder_is_not_followed(
    world: NewsroomWorld, files: PictureFolder, tmp_path: Path, name: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (world.folder / name).parent.mkdir(exist_ok=True)
    (world.folder / name).symlink_to(elsewhere)
    with pytest.raises(Unreachable) as caught:
        publish(world, files)
    assert_helpful(caught.value)
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("name", ["feed.rss", "index.html", "style.css", ".newsroom/made.json"])
def test_a_link_in_the_place_of_a_file_is_replaced_not_followed(
    world: NewsroomWorld, files: PictureFolder, tmp_path: Path, name: str
) -> None:
    treasure = tmp_path / "treasure"
    treasure.write_text("keep me")
    (world.folder / name).parent.mkdir(exist_ok=True)
    (world.folder / name).symlink_to(treasure)
    publish(world, files)
    assert treasure.read_text() == "keep me"
    assert not (world.folder / name).is_symlink()


@pytest.mark.parametrize("kind", ["posts", "media", ".newsroom/entries"])
def test_a_link_that_took_the_place_of_our_own_file_is_replaced(
    world: NewsroomWorld, files: PictureFolder, tmp_path: Path, kind: str
) -> None:
    media = (medium(files, "navy", "The entrance"),)
    world.connector.publish(request(world.account, "delivery-1", media=media), files, NOW)
    (ours,) = (world.folder / kind).iterdir()
    treasure = tmp_path / "treasure"
    shutil.copy(ours, treasure)
    ours.unlink()
    ours.symlink_to(treasure)
    if kind == ".newsroom/entries":
        with pytest.raises(Rejected, match="it is a link"):
            publish(world, files, "delivery-2")
        return
    world.connector.publish(request(world.account, "delivery-2", media=media), files, NOW)
    assert not ours.is_symlink()
    assert ours.read_bytes() == treasure.read_bytes()


@pytest.mark.parametrize("name", ["feed.rss", "style.css"])
def test_a_temporary_name_that_is_taken_is_not_written_through(
    world: NewsroomWorld, files: PictureFolder, tmp_path: Path, name: str
) -> None:
    treasure = tmp_path / "treasure"
    treasure.write_text("keep me")
    (world.folder / f".{name}.ccgcompose-tmp").symlink_to(treasure)
    publish(world, files)
    assert treasure.read_text() == "keep me"


def test_a_linked_lock_is_not_followed(world: NewsroomWorld, files: PictureFolder, tmp_path: Path) -> None:
    (world.folder / ".newsroom").mkdir()
    (world.folder / ".newsroom/lock").symlink_to(tmp_path / "made-by-nobody")
    with pytest.raises(Unreachable):
        publish(world, files)
    assert not (tmp_path / "made-by-nobody").exists()


def test_a_fault_after_the_commit_is_not_called_unsent(world: NewsroomWorld, files: PictureFolder) -> None:
    """As on Windows, where a page that a reader holds open cannot be replaced."""
    wanted = request(world.account)
    answer = run_writer(files, [wanted], die_at="refused").stdout
    assert answer.startswith("OutcomeUnknown The newsroom in ")
    assert not (world.folder / "index.html").exists()
    receipt = world.connector.find(wanted, NOW)
    assert receipt is not None
    assert list(world.public()) == [receipt.remote_id]


def test_a_picture_that_changes_while_it_is_copied_stops_everything(
    world: NewsroomWorld, files: PictureFolder
) -> None:
    used = medium(files, "navy", "The entrance")
    (files.folder / used.sha256).write_bytes(b"something else")
    with pytest.raises(Unreachable, match="changed while it was copied"):
        world.connector.publish(request(world.account, media=(used,)), Trusting(files.folder), NOW)
    assert everything(world.folder) == {}


class Trusting(PictureFolder):
    """Media files that do not look at their hashes."""

    def path(self, sha256: str) -> Path:
        return self.folder / sha256


@pytest.mark.parametrize("name", ["feed.json", "index.html", "brand-005eb8.css"])
def test_a_folder_in_the_place_of_a_file_stops_before_anything_is_public(
    world: NewsroomWorld, files: PictureFolder, name: str
) -> None:
    (world.folder / name).mkdir()
    with pytest.raises(Unreachable):
        publish(world, files)
    assert everything(world.folder) == {}


def test_a_file_in_the_place_of_the_folder(world: NewsroomWorld, files: PictureFolder) -> None:
    world.folder.rmdir()
    world.folder.write_text("not a folder")
    with pytest.raises(Unreachable):
        publish(world, files)
    assert world.folder.read_text() == "not a folder"


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
@pytest.mark.parametrize("limit", [100, 1200, 3000])
def test_a_full_disk_leaves_everything_as_it_was(
    world: NewsroomWorld, files: PictureFolder, limit: int
) -> None:
    publish(world, files, "delivery-1")
    before = everything(world.folder)
    media = (medium(files, "navy", "The entrance"),)
    wanted = request(world.account, "delivery-2", media=media)
    answer = under_a_limit(wanted, files.folder, limit)
    assert answer.startswith("Unreachable The newsroom in ")
    assert "its disk has room" in answer
    assert everything(world.folder) == before
    receipt = world.connector.publish(wanted, files, NOW)
    assert receipt.remote_id in world.public()


def under_a_limit(wanted: PublishRequest, files: Path, limit: int = 1_000_000, user: str = "") -> str:
    """Files longer than `limit` bytes cannot be written, as on a disk that has just that much room."""
    command = [sys.executable, "-c", UNDER_A_LIMIT, str(files), str(limit), user]
    return subprocess.run(
        command, input=freeze(wanted), capture_output=True, text=True, env=environment(), check=True
    ).stdout


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="newsroom-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights of files are POSIX")
def test_a_folder_that_may_not_be_written(open_folder: Path) -> None:
    room = open_folder / "room"
    room.mkdir(mode=0o555)
    nobody = "65534" if os.geteuid() == 0 else ""  # the rights of files do not bind root
    wanted = request(account("newsroom", folder=str(room)))
    answer = under_a_limit(wanted, open_folder, user=nobody)
    assert answer.startswith(f"Unreachable The newsroom in {room} cannot be written: Permission denied.")
    assert list(room.iterdir()) == []


def test_another_writer_is_waited_for_and_then_named(world: NewsroomWorld, files: PictureFolder) -> None:
    publish(world, files)
    hurried = Newsroom(patience=0)
    with locked(world.folder / ".newsroom/lock", patience=0):
        with pytest.raises(Unreachable, match="another program is writing"):
            hurried.publish(request(world.account, "delivery-2"), files, NOW)
        with pytest.raises(OutcomeUnknown, match="another program is writing"):
            hurried.find(request(world.account), NOW)
    assert hurried.find(request(world.account), NOW) is not None
