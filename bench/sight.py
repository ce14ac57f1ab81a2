"""What is seen in the pictures of the tests: faces and NHS numbers, in what time and memory, by the real worker.

Run: python -m bench.sight. It says how many of 14 faces in six pictures are found and how many others, on how many of
five pictures the NHS number is read, the most memory that the worker ever had, the memory that this process took for
it, and what was loaded before the first picture (nothing).
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from PIL import Image

import resources
from ccgcompose.host.eyes import WorkerEyes, sight_command
from ccgcompose.host.frames import read_frame, write_frame
from ccgcompose.host.workers import HOME
from tests.unit.host.sight_material import NHS_NUMBER, pictures_of_numbers, pictures_of_people

MOST_MEMORY = 700  # MB
_MODELS = ("onnxruntime", "rapidocr", "cv2")


class Worker:
    """A worker, asked directly, so that it can be measured."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process = subprocess.Popen(
            sight_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=HOME,
        )
        self.memory: list[int] = []
        self.seconds: list[float] = []

    def look(self, name: str, picture: Image.Image) -> dict[str, Any]:
        """Return what is seen."""
        place = self._folder / f"{name}.jpg"
        picture.save(place, quality=85)
        began = time.perf_counter()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        write_frame(self._process.stdin, {"path": str(place), "sha256": "0" * 64, "name": name})
        answer = read_frame(self._process.stdout)
        assert answer is not None
        self.seconds.append(time.perf_counter() - began)
        self.memory.append(int(answer["memory"]))
        seen: dict[str, Any] = answer["seen"]
        return seen

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()


def faces(worker: Worker) -> tuple[int, int, int]:
    """Return how many faces are found, how many there are, and how many were seen where there are none."""
    found = others = known = 0
    for name, (picture, count) in pictures_of_people().items():
        seen = len(worker.look(name, picture)["faces"])
        found, others, known = found + min(seen, count), others + max(0, seen - count), known + count
    for place in sorted(resources.folder("sample").glob("*.jpg")):
        with Image.open(place) as opened:
            others += len(worker.look(place.stem, opened.convert("RGB"))["faces"])
    return found, known, others


def numbers(worker: Worker) -> tuple[int, int]:
    """Return on how many pictures the NHS number is read, and how many there are."""
    read = 0
    pictures = pictures_of_numbers()
    for name, picture in pictures.items():
        words = "".join(each["text"] for each in worker.look(name, picture)["words"])
        read += NHS_NUMBER in re.sub(r"\D", "", words)
    return read, len(pictures)


def own_memory() -> int:
    """Return how much memory this process has now, in MB; 0 where the system does not say."""
    status = Path("/proc/self/status")
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) // 1024 if found else 0


def main() -> int:
    """Measure, print, and return 1 where something is missed."""
    before = own_memory()
    idle = WorkerEyes(lambda sha256: Path(sha256))
    loaded = [name for name in _MODELS if name in sys.modules]
    print(
        f"Before the first picture: worker {idle.worker_id}, models loaded {loaded}, {own_memory() - before} MB."
    )
    with tempfile.TemporaryDirectory() as folder:
        worker = Worker(Path(folder))
        try:
            found, known, others = faces(worker)
            read, there = numbers(worker)
        finally:
            worker.close()
    most = max(worker.memory)
    usual = sorted(worker.seconds)[len(worker.seconds) // 2]
    print(f"Faces: {found} of {known}, and {others} where there are none. NHS numbers: {read} of {there}.")
    first, last = worker.memory[0], worker.seconds[0]
    print(
        f"The worker had {first} MB after the first picture, {most} MB at most (wanted: under {MOST_MEMORY})."
    )
    print(f"A picture took {usual:.2f} s (median), the first {last:.2f} s with loading the models.")
    late = [name for name in _MODELS if name in sys.modules]
    print(f"In this process: models loaded {late}.")
    good = (found, others, read) == (known, 0, there) and most < MOST_MEMORY and not (loaded or late)
    return int(not good)


if __name__ == "__main__":
    raise SystemExit(main())
