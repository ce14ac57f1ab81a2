"""Pictures decoded by processes of their own: the same as here, and none that takes the program along."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ccgcompose.errors import UnusableFile
from ccgcompose.host.picture_reader import ReadsHere
from ccgcompose.host.picture_workers import PictureWorkers, picture_command
from tests.contract.picture_material import encoded, exif, heic, picture

SIGNED = Path(__file__).parents[2] / "contract" / "pictures" / "signed.jpg"
PICTURES: dict[str, Callable[[], bytes]] = {
    "with EXIF": lambda: encoded("JPEG", exif=exif()),
    "signed": SIGNED.read_bytes,
    "see-through": lambda: encoded("PNG", picture("RGBA")),
    "for print": lambda: encoded("JPEG", picture("CMYK")),
    "WebP": lambda: encoded("WEBP"),
    "AVIF": lambda: encoded("AVIF"),
    "from a phone": heic,
}
BAD = {
    "empty": b"",
    "a text": b"Dear all, here is the picture.",
    "code": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "cut off": SIGNED.read_bytes()[:300],
}
HANGS = "import sys\nfor _ in sys.stdin.buffer: pass"
DIES_ONCE = """
import pathlib, sys
mark = pathlib.Path(sys.argv[1])
if not mark.exists():
    mark.touch()
    sys.exit(3)
from ccgcompose.host.picture_worker import main
main()
"""


@pytest.fixture(scope="module")
def workers() -> Iterator[PictureWorkers]:
    made = PictureWorkers(2)
    yield made
    made.close()


def fake(script: str, *arguments: str) -> Callable[[], list[str]]:
    return lambda: [sys.executable, "-c", script, *arguments]


@pytest.mark.parametrize("kind", PICTURES)
def test_a_worker_reads_a_picture_as_this_process_does(workers: PictureWorkers, kind: str) -> None:
    data = PICTURES[kind]()
    there, here = workers.read(data, "photo"), ReadsHere().read(data, "photo")
    assert there == here
    assert there.small is not None


@pytest.mark.parametrize("kind", BAD)
def test_a_worker_says_why_a_file_is_none_as_this_process_does(workers: PictureWorkers, kind: str) -> None:
    said: list[tuple[str, str, str]] = []
    for reader in (workers, ReadsHere()):
        with pytest.raises(UnusableFile) as caught:
            reader.read(BAD[kind], "photo.jpg")
        said.append((caught.value.what, caught.value.kept, caught.value.next))
    assert said[0] == said[1]
    assert said[0][0].startswith("photo.jpg ")


def test_a_worker_makes_a_kept_picture_small_as_this_process_does(
    workers: PictureWorkers, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes(encoded("JPEG", picture().resize((900, 600))))
    small = workers.small(kept, "The picture", 64)
    assert small == ReadsHere().small(kept, "The picture", 64)
    assert small.ending == "jpg"
    with pytest.raises(FileNotFoundError):
        workers.small(tmp_path / "gone", "The picture", 64)


def test_many_threads_get_each_their_own_picture(workers: PictureWorkers) -> None:
    pictures = [encoded("PNG", picture().resize((40 + number, 30))) for number in range(12)]
    with ThreadPoolExecutor(6) as pool:
        read = list(pool.map(lambda data: workers.read(data, "photo.png"), pictures))
    assert [each.width for each in read] == [40 + number for number in range(12)]


def test_a_picture_over_which_a_worker_hangs_is_damaged_and_asked_once(tmp_path: Path) -> None:
    started: list[int] = []

    def command() -> list[str]:
        started.append(1)
        return [sys.executable, "-c", HANGS]

    workers = PictureWorkers(1, command=command, patience=0.3)
    with pytest.raises(UnusableFile, match="is damaged"):
        workers.read(encoded("JPEG"), "photo.jpg")
    assert len(started) == 1


@pytest.mark.parametrize("script", ["", "raise SystemExit(3)", "print('nonsense, and a lot of it')"])
def test_a_picture_over_which_two_workers_die_is_damaged(script: str) -> None:
    with pytest.raises(UnusableFile, match="is damaged"):
        PictureWorkers(1, command=fake(script)).read(encoded("JPEG"), "photo.jpg")


def test_a_picture_over_which_one_worker_dies_is_asked_again(tmp_path: Path) -> None:
    workers = PictureWorkers(1, command=fake(DIES_ONCE, str(tmp_path / "mark")))
    read = workers.read(encoded("JPEG"), "photo.jpg")
    workers.close()
    assert read == ReadsHere().read(encoded("JPEG"), "photo.jpg")
    assert (tmp_path / "mark").exists()


def test_where_no_worker_can_be_started_this_process_reads(tmp_path: Path) -> None:
    workers = PictureWorkers(1, command=lambda: [str(tmp_path / "nothing")])
    assert workers.read(encoded("PNG"), "photo.png").mime == "image/png"


def test_workers_start_with_the_first_picture_and_end_by_themselves() -> None:
    started: list[int] = []

    def command() -> list[str]:
        started.append(1)
        return picture_command()

    workers = PictureWorkers(1, command=command, idle=0.1)
    assert not started
    for _ in range(2):
        workers.read(encoded("PNG"), "photo.png")
    resting = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    for timer in resting:
        timer.join(10)
    assert resting
    assert workers.resting == 0
    assert len(started) <= 2


TAKE_IN = """
import sys
from pathlib import Path
from ccgcompose.host.folders import folders
from ccgcompose.host.media_shelf import open_shelf

shelf = open_shelf(folders({"CCGCOMPOSE_HOME": sys.argv[1]}))
taken = shelf.files.take_in(Path(sys.argv[2]))
shelf.files.thumbnail(taken.published_sha256, 64)
print(taken.mime, shelf.readers.resting, "PIL.JpegImagePlugin" in sys.modules)
shelf.close()
print(shelf.readers.resting)
"""


def test_the_program_itself_decodes_nothing(tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(encoded("JPEG"))
    said = subprocess.check_output(
        [sys.executable, "-c", TAKE_IN, str(tmp_path / "home"), str(photo)], text=True, timeout=120
    )
    assert said.split() == ["image/jpeg", "1", "False", "0"]
