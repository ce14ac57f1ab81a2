"""A file is written whole or not at all, also when the disk is full or the folder is shut."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ccgcompose.errors import DiskFull, FolderUnwritable
from ccgcompose.host.atomic import not_written, staged, sweep, write_whole
from tests.unit.host.small_disk import run_on

KEPT = "The old one is kept."
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for its limits")


def test_it_writes_and_replaces(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "er" / "file"
    write_whole(target, b"one", kept=KEPT)
    write_whole(target, b"two", kept=KEPT)
    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["file"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_what_it_makes_is_its_owners_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "deep" / "file", b"one", kept=KEPT)
    assert stat.S_IMODE((tmp_path / "deep").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "deep" / "file").stat().st_mode) == 0o600


def test_a_long_name_is_no_trouble(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 250)
    write_whole(target, b"one", kept=KEPT)
    assert target.read_bytes() == b"one"


def test_many_writers_leave_one_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "file"
    contents = [bytes([number]) * 200_000 for number in range(16)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda data: write_whole(target, data, kept=KEPT), contents))
    assert target.read_bytes() in contents
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_folder_in_the_files_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").mkdir()
    with pytest.raises(FolderUnwritable) as caught:
        write_whole(tmp_path / "file", b"one", kept=KEPT)
    assert str(tmp_path) in caught.value.what
    assert caught.value.kept == KEPT
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@linux_only
def test_a_file_system_that_takes_no_files_is_said() -> None:
    """Nobody, not even root, may make files there."""
    with pytest.raises(FolderUnwritable) as caught:
        write_whole(Path("/proc/self/file"), b"one", kept=KEPT)
    assert "/proc/self" in caught.value.what


FILL = """
import sys
from pathlib import Path
from ccgcompose.errors import DiskFull
from ccgcompose.host.atomic import write_whole

target = Path(sys.argv[1]) / "file"
write_whole(target, b"old", kept="")
try:
    write_whole(target, b"n" * 1_000_000, kept="The old one is kept.")
except DiskFull as problem:
    print(problem)
print(target.read_bytes(), [path.name for path in target.parent.iterdir()])
"""


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    said, left = run_on(tmp_path / "disk", "size=256k", FILL).splitlines()
    assert "is full. The old one is kept. Free some room" in said
    assert left == "b'old' ['file']"


REFUSED = """
import sys
from pathlib import Path
from ccgcompose.errors import FolderUnwritable
from ccgcompose.host.atomic import write_whole

try:
    write_whole(Path(sys.argv[1]) / "deeper" / "file", b"one", kept="")
except FolderUnwritable as problem:
    print(problem)
"""


def test_a_read_only_disk_is_said(tmp_path: Path) -> None:
    said = run_on(tmp_path / "disk", "ro", REFUSED)
    assert "cannot be written: read-only file system" in said
    assert "CCGCOMPOSE_HOME" in said


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_no_room_is_a_full_disk(number: int) -> None:
    problem = not_written(Path("folder"), OSError(number, os.strerror(number)), kept=KEPT)
    assert isinstance(problem, DiskFull)
    assert problem.kept == KEPT
    assert "room" in problem.next


STAGE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from ccgcompose.host.atomic import staged
with staged(Path(sys.argv[1])) as fresh:
    (fresh / "original").write_bytes(b"film" * 1000)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Linux and macOS do")
def test_what_a_killed_program_staged_is_swept_and_nothing_else(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", STAGE_AND_DIE, str(tmp_path)], env=environment, check=False)
    (left,) = tmp_path.glob(".*.new")
    assert (left / "original").exists()
    (tmp_path / "ab").mkdir()
    (tmp_path / ".old.new").write_text("a file of somebody's")
    with staged(tmp_path) as alive:
        (alive / "copy").write_bytes(b"film")
        sweep(tmp_path)
        assert (alive / "copy").read_bytes() == b"film"
        assert not left.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".old.new", "ab"]


def test_a_folder_that_is_not_there_has_nothing_to_be_swept(tmp_path: Path) -> None:
    sweep(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []
