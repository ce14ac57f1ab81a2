"""The media folder against the world: odd files, damage, full and shut disks, other processes."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from ccgcompose.errors import UnusableFile
from ccgcompose.host.mediafiles import FolderMediaFiles
from ccgcompose.host.outside import MAX_BYTES, short_name
from tests.contract.picture_material import encoded, honest_jpeg, picture
from tests.unit.host.small_disk import run_on

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


@pytest.fixture
def files(tmp_path: Path) -> FolderMediaFiles:
    return FolderMediaFiles(tmp_path / "data" / "media", tmp_path / "data" / "thumbnails")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "entrance.jpg").write_bytes(honest_jpeg())
    return tmp_path / "entrance.jpg"


def refusal(files: FolderMediaFiles, source: Path) -> str:
    with pytest.raises(UnusableFile) as caught:
        files.take_in(source)
    return caught.value.what


def test_it_lies_under_its_hash(files: FolderMediaFiles, source: Path, tmp_path: Path) -> None:
    intake = files.take_in(source)
    kept = {intake.sha256, intake.published_sha256}
    assert {files.path(each) for each in kept} == {tmp_path / "data" / "media" / e[:2] / e for e in kept}
    small = {f"{intake.published_sha256}-320.jpg"}  # made at once, of what is decoded already
    assert {p.name for p in (tmp_path / "data").rglob("*") if p.is_file()} == kept | small


@posix_only
def test_only_its_owner_can_read_it(files: FolderMediaFiles, source: Path) -> None:
    kept = files.path(files.take_in(source).sha256)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == stat.S_IMODE(kept.parents[1].stat().st_mode) == 0o700


@posix_only
def test_a_pipe_keeps_nobody_waiting(files: FolderMediaFiles, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    assert refusal(files, tmp_path / "pipe.jpg") == "pipe.jpg is not an ordinary file."


@posix_only
def test_a_device_is_no_picture(files: FolderMediaFiles, tmp_path: Path) -> None:
    (tmp_path / "endless.jpg").symlink_to("/dev/zero")
    assert refusal(files, tmp_path / "endless.jpg") == "endless.jpg is not an ordinary file."


@posix_only
def test_a_link_leads_to_its_picture_and_a_loop_to_a_sentence(
    files: FolderMediaFiles, source: Path, tmp_path: Path
) -> None:
    (tmp_path / "link.jpg").symlink_to(source)
    assert files.take_in(tmp_path / "link.jpg").filename == "link.jpg"
    (tmp_path / "loop.jpg").symlink_to(tmp_path / "loop.jpg")
    assert refusal(files, tmp_path / "loop.jpg").startswith("loop.jpg cannot be read: too many levels")


def test_a_name_with_a_nul_is_no_name(files: FolderMediaFiles) -> None:
    assert refusal(files, Path("a\0b.jpg")) == "ab.jpg is not the name of a file."


def test_a_file_over_fifty_megabytes_is_too_much(files: FolderMediaFiles, tmp_path: Path) -> None:
    with (tmp_path / "long.jpg").open("wb") as file:
        file.write(encoded("JPEG"))
        file.truncate(MAX_BYTES + 1)
    assert refusal(files, tmp_path / "long.jpg") == "long.jpg has more than 50 MB."


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("entrance.jpg", "entrance.jpg"),
        ("Entrée du centre été.jpg", "Entrée du centre été.jpg"),
        ("a\nb\x1b[31m.jpg", "ab[31m.jpg"),
        ("gpj.\u202eexe.jpg", "gpj.exe.jpg"),
        ("\ud8ff.jpg", ".jpg"),
        ("\u200b", "picture"),
        ("n" * 300 + ".jpeg", "n" * 74 + "….jpeg"),
        ("x." + "y" * 300, "x." + "y" * 67 + "…" + "." + "y" * 9),
    ],
)
def test_a_name_is_short_and_harmless(name: str, short: str) -> None:
    assert short_name(Path("folder") / name) == short
    assert len(short) <= 80


def test_damage_is_noticed_also_after_a_first_look(files: FolderMediaFiles, source: Path) -> None:
    sha256 = files.take_in(source).sha256
    kept = files.path(sha256)
    kept.write_bytes(kept.read_bytes()[:-1] + b"\x00")
    with pytest.raises(UnusableFile, match="changed or damaged") as caught:
        files.path(sha256)
    assert "Add the same file again" in caught.value.next


def test_adding_the_file_again_mends_the_damage(files: FolderMediaFiles, source: Path) -> None:
    intake = files.take_in(source)
    files.path(intake.sha256).write_bytes(b"")
    files.path(intake.published_sha256).unlink()
    with pytest.raises(UnusableFile, match="gone"):
        files.path(intake.published_sha256)
    assert files.take_in(source) == intake
    assert files.path(intake.sha256).read_bytes() == honest_jpeg()
    assert files.path(intake.published_sha256).stat().st_size


def test_another_process_finds_it(files: FolderMediaFiles, source: Path, tmp_path: Path) -> None:
    intake = files.take_in(source)
    other = FolderMediaFiles(tmp_path / "data" / "media", tmp_path / "data" / "thumbnails")
    assert other.path(intake.sha256).read_bytes() == honest_jpeg()


def test_processes_may_take_in_the_same_picture_at_once(source: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from ccgcompose.host.mediafiles import FolderMediaFiles\n"
        "files = FolderMediaFiles(Path(sys.argv[1]) / 'media', Path(sys.argv[1]) / 'thumbnails')\n"
        "made = [files.take_in(Path(sys.argv[2])) for _ in range(20)]\n"
        "files.thumbnail(made[0].published_sha256); print(*{each.published_sha256 for each in made})"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "data"), str(source)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    answers = {process.communicate()[0] for process in running}
    assert [process.returncode for process in running] == [0, 0, 0, 0]
    assert len(answers) == 1
    assert len([path for path in (tmp_path / "data" / "media").rglob("*") if path.is_file()]) == 2


def test_a_thumbnail_shows_what_shows_through(files: FolderMediaFiles, tmp_path: Path) -> None:
    made = picture("RGBA", (600, 400))
    made.putalpha(90)
    (tmp_path / "logo.png").write_bytes(encoded("PNG", made))
    small = files.thumbnail(files.take_in(tmp_path / "logo.png").published_sha256, 100)
    with Image.open(small) as shown:
        pixel = shown.getpixel((10, 10))
        assert (shown.format, shown.size) == ("PNG", (100, 67))
        assert isinstance(pixel, tuple)
        assert abs(pixel[3] - 90) <= 1


def test_the_originals_thumbnail_stands_upright_and_says_nothing(
    files: FolderMediaFiles, tmp_path: Path
) -> None:
    (tmp_path / "tall.jpg").write_bytes(honest_jpeg(6))
    small = files.thumbnail(files.take_in(tmp_path / "tall.jpg").sha256, 32)
    with Image.open(small) as shown:
        assert shown.size == (24, 32)
        assert not shown.getexif()
    assert b"SECRET" not in small.read_bytes()


@pytest.mark.parametrize(("asked", "made"), [(-5, 16), (0, 16), (10**9, 64)])
def test_an_odd_size_is_brought_within_bounds(
    files: FolderMediaFiles, source: Path, asked: int, made: int
) -> None:
    with Image.open(files.thumbnail(files.take_in(source).sha256, asked)) as shown:
        assert max(shown.size) == made


def test_a_thumbnail_that_was_lost_is_made_again(files: FolderMediaFiles, source: Path) -> None:
    sha256 = files.take_in(source).sha256
    small = files.thumbnail(sha256)
    small.write_bytes(b"")
    assert files.thumbnail(sha256) == small
    assert small.stat().st_size


TAKE_IN = """
import sys
from pathlib import Path
from ccgcompose.errors import EnvironmentFault
from ccgcompose.host.mediafiles import FolderMediaFiles

home = Path(sys.argv[1])
try:
    FolderMediaFiles(home / "media", home / "thumbnails").take_in(Path({source!r}))
except EnvironmentFault as problem:
    print(type(problem).__name__, problem)
print([path.name for path in home.rglob("*")])
"""


@pytest.mark.parametrize(
    ("options", "said"),
    [("size=8m", "DiskFull The disk of"), ("ro", "FolderUnwritable The folder")],
)
def test_a_disk_that_takes_nothing_is_said_and_keeps_nothing(
    source: Path, tmp_path: Path, options: str, said: str
) -> None:
    problem, left = run_on(tmp_path / "disk", options, TAKE_IN.format(source=str(source))).splitlines()
    assert problem.startswith(said)
    assert "Nothing was taken in" in problem
    assert left == "[]"
