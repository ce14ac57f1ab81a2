"""What a picture shows, through the real worker process with its real models."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

import resources
from ccgcompose.domain.sight import Sight
from ccgcompose.errors import UnusableFile
from ccgcompose.host.eyes import WorkerEyes
from ccgcompose.usecases.similar import NEAR, Likenesses
from tests.unit.host.sight_material import NHS_NUMBER, head, pictures_of_numbers, pictures_of_people

Look = Callable[[Image.Image], Sight]


@pytest.fixture(scope="module")
def eyes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WorkerEyes, Path]]:
    folder = tmp_path_factory.mktemp("kept")
    made = WorkerEyes(lambda sha256: folder / sha256, most_memory=4_000)
    yield made, folder
    made.close()


@pytest.fixture(scope="module")
def look(eyes: tuple[WorkerEyes, Path]) -> Look:
    def at(picture: Image.Image) -> Sight:
        return eyes[0].look(kept(eyes[1], picture), "image/jpeg")

    return at


def kept(folder: Path, picture: Image.Image) -> str:
    picture.save(folder / "new", "JPEG", quality=85)
    sha256 = hashlib.sha256((folder / "new").read_bytes()).hexdigest()
    (folder / "new").replace(folder / sha256)
    return sha256


def test_fourteen_of_fourteen_faces_are_found_and_no_other(look: Look) -> None:
    people = pictures_of_people()
    found = {name: len(look(picture).faces) for name, (picture, _) in people.items()}
    assert found == {name: faces for name, (_, faces) in people.items()}
    assert sum(found.values()) == 14


def test_a_place_without_people_has_no_face(look: Look) -> None:
    for picture in sorted(resources.folder("sample").glob("*.jpg")):
        with Image.open(picture) as opened:
            assert look(opened.convert("RGB")).faces == ()


def test_a_face_is_where_it_is(look: Look) -> None:
    picture = Image.new("RGB", (2000, 1000), "grey")
    picture.paste(head("astronaut", 400), (1500, 500))
    (face,) = look(picture).faces
    assert 7_500 < face.x < face.x + face.width < 9_500
    assert 5_000 < face.y < face.y + face.height < 9_000


def test_five_of_five_nhs_numbers_are_read(look: Look) -> None:
    read = {name: re.sub(r"\D", "", look(picture).text) for name, picture in pictures_of_numbers().items()}
    assert [name for name, digits in read.items() if NHS_NUMBER not in digits] == []


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks Linux how much memory there was")
def test_the_models_and_the_largest_pictures_stay_under_700_megabytes(
    eyes: tuple[WorkerEyes, Path], look: Look
) -> None:
    look(pictures_of_people()["crowd"][0])
    look(pictures_of_numbers()["blurred"])
    status = Path(f"/proc/{eyes[0].worker_id}/status").read_text(encoding="utf-8")
    most = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert most is not None
    assert int(most[1]) // 1024 < 700


def test_nothing_is_loaded_before_the_first_picture() -> None:
    eyes = WorkerEyes(Path)
    assert eyes.worker_id is None
    asked = (
        "import sys; import ccgcompose.bootstrap, ccgcompose.host.media_shelf; "
        "print([name for name in ('onnxruntime', 'rapidocr', 'cv2', 'av', 'scipy') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_a_code_says_where_it_leads(look: Look) -> None:
    code = zxingcpp.create_barcode("https://example.org/flu", zxingcpp.BarcodeFormat.QRCode)
    drawn = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=8)).convert("RGB")
    picture = Image.new("RGB", (1600, 1200), "white")
    picture.paste(drawn, (1000, 700))
    (seen,) = look(picture).codes
    assert seen.text == "https://example.org/flu"
    assert "QR" in seen.format
    assert seen.region.x > 6_000
    assert seen.region.y > 5_500


@pytest.mark.parametrize(
    "box", [(0, 0, 0.92, 1), (0.08, 0.08, 1, 1), (0.15, 0, 1, 0.85), (0.1, 0.1, 0.9, 0.9)]
)
def test_a_cropped_copy_is_recognised(look: Look, box: tuple[float, float, float, float]) -> None:
    with Image.open(resources.folder("sample") / "carers-coffee-morning.jpg") as opened:
        whole = opened.convert("RGB")
    sides = (whole.width, whole.height) * 2
    cut = whole.crop(tuple(round(share * side) for share, side in zip(box, sides, strict=True)))  # type: ignore[arg-type]
    known = look(whole)
    found = Likenesses({known.sha256: known.prints}).like(look(cut.resize((800, 600))).prints, most=NEAR)
    assert [each.sha256 for each in found] == [known.sha256]


def test_another_picture_is_another(look: Look) -> None:
    seen = []
    for picture in sorted(resources.folder("sample").glob("*.jpg")):
        with Image.open(picture) as opened:
            seen.append(look(opened.convert("RGB")))
    first, *others = seen
    known = Likenesses({each.sha256: each.prints for each in others})
    assert known.like(first.prints, most=NEAR) == ()


def test_a_sound_shows_nothing_and_starts_nothing(tmp_path: Path) -> None:
    eyes = WorkerEyes(lambda sha256: tmp_path / sha256)
    assert eyes.look("a" * 64, "audio/mpeg") == Sight("a" * 64, eyes.seer)
    assert eyes.worker_id is None


def test_a_damaged_picture_is_a_problem_and_the_next_is_looked_at(eyes: tuple[WorkerEyes, Path]) -> None:
    seeing, folder = eyes
    (folder / "broken").write_bytes(b"\xff\xd8\xff\xe0 not much of a picture")
    with pytest.raises(UnusableFile, match="damaged"):
        seeing.look("broken", "image/jpeg")
    worker = seeing.worker_id
    assert len(seeing.look(kept(folder, head("portrait", 300)), "image/jpeg").faces) == 1
    assert seeing.worker_id == worker


@pytest.mark.skipif(sys.platform == "win32", reason="ends a process by a signal")
def test_a_worker_that_dies_costs_one_picture(eyes: tuple[WorkerEyes, Path]) -> None:
    seeing, folder = eyes
    portrait = kept(folder, head("portrait", 300))
    seeing.look(portrait, "image/jpeg")
    assert seeing.worker_id is not None
    os.kill(seeing.worker_id, signal.SIGKILL)
    assert len(seeing.look(portrait, "image/jpeg").faces) == 1


def fake(script: str) -> Callable[[], list[str]]:
    return lambda: [sys.executable, "-c", script]


HANGS = "import sys\nfor _ in sys.stdin.buffer: pass"
HOG = """
import json, sys
from ccgcompose.host.frames import read_frame, write_frame
while (asked := read_frame(sys.stdin.buffer)) is not None:
    write_frame(sys.stdout.buffer, {"memory": 9999, "seen": {
        "sha256": asked["sha256"], "seer": "x", "faces": [], "words": [], "codes": [], "prints": []}})
"""


def test_a_worker_that_hangs_is_ended(tmp_path: Path) -> None:
    eyes = WorkerEyes(lambda sha256: tmp_path / sha256, command=fake(HANGS), patience=0.3)
    with pytest.raises(UnusableFile, match="could not be looked at") as caught:
        eyes.look("a" * 64, "image/png")
    assert "kept" in caught.value.kept
    assert eyes.worker_id is None


@pytest.mark.parametrize("script", ["", "raise SystemExit(3)", "print('nonsense, and a lot of it')"])
def test_a_worker_that_answers_nonsense_is_ended(tmp_path: Path, script: str) -> None:
    eyes = WorkerEyes(lambda sha256: tmp_path / sha256, command=fake(script), patience=20)
    with pytest.raises(UnusableFile):
        eyes.look("a" * 64, "image/png")
    assert eyes.worker_id is None


def test_a_worker_that_cannot_be_started_is_a_problem(tmp_path: Path) -> None:
    eyes = WorkerEyes(lambda sha256: tmp_path / sha256, command=lambda: [str(tmp_path / "nothing")])
    with pytest.raises(UnusableFile):
        eyes.look("a" * 64, "image/png")


def test_a_worker_out_of_bounds_is_ended_after_its_answer(tmp_path: Path) -> None:
    eyes = WorkerEyes(lambda sha256: tmp_path / sha256, command=fake(HOG))
    assert eyes.look("a" * 64, "image/png").sha256 == "a" * 64
    assert eyes.worker_id is None


def test_an_idle_worker_ends_by_itself(tmp_path: Path) -> None:
    eyes = WorkerEyes(lambda sha256: tmp_path / sha256, command=fake(HOG), idle=0.1, most_memory=10_000)
    eyes.look("a" * 64, "image/png")
    resting = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    for timer in resting:
        timer.join(10)
    assert resting
    assert eyes.worker_id is None


def test_what_is_looked_at_can_be_broken_off(tmp_path: Path) -> None:
    eyes = WorkerEyes(lambda sha256: tmp_path / sha256, command=fake(HANGS))
    said: list[str] = []

    def wait() -> None:
        try:
            eyes.look("a" * 64, "image/png")
        except UnusableFile as problem:
            said.append(problem.what)

    waiting = threading.Thread(target=wait)
    waiting.start()
    while waiting.is_alive():
        eyes.cancel()
        waiting.join(0.05)
    assert "could not be looked at" in said[0]
