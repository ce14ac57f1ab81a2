"""Asks the frozen program's own workers about files of which the tests know what they show; says what fails.

    python packaging/prove.py packaging/dist/ccgcompose/ccgcompose

A library that a frozen program lacks is missed only when a worker first needs it, and then it is a file that "could
not be looked at". So each library that reads files of others is asked once.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402

from ccgcompose.domain.sight import Sight  # noqa: E402
from ccgcompose.errors import UnusableFile  # noqa: E402
from ccgcompose.host.eyes import WorkerEyes  # noqa: E402
from ccgcompose.host.qr import qr_code  # noqa: E402
from tests.unit.host.film_material import film  # noqa: E402
from tests.unit.host.sight_material import pictures_of_numbers, pictures_of_people  # noqa: E402

TEXT = "Thank you to Mrs Wilson's daughter Priya for her letter about bed 4"
PICTURES = ROOT / "tests" / "contract" / "pictures"  # one in HEIC, one with Content Credentials
LINK = "https://www.nhs.uk/"


def main(program: str) -> int:
    """Return 1 where the program fell short of what it can do from source, and say in what."""
    with TemporaryDirectory() as folder:
        problems = [*_looks(program, Path(folder)), *_commands(program, Path(folder))]
    for problem in problems:
        sys.stderr.write(f"The frozen program falls short: {problem}\n")
    return int(bool(problems))


def _looks(program: str, folder: Path) -> Iterator[str]:
    """Ask for faces, words and codes."""
    pictures_of_people()["pair"][0].save(folder / "faces.jpg")
    pictures_of_numbers()["whiteboard"].save(folder / "words.png")
    _code().save(folder / "code.png")
    film(folder / "film.mp4")
    eyes = WorkerEyes(lambda name: folder / name, command=lambda: [program, "sight-worker"])
    try:
        if len(_sight(eyes, "faces.jpg", "image/jpeg").faces) != 2:
            yield "two faces were not found."
        if "NHS 943 476 5919" not in [words.text for words in _sight(eyes, "words.png", "image/png").words]:
            yield "written words were not read."
        if LINK not in [code.text for code in _sight(eyes, "code.png", "image/png").codes]:
            yield "a code was not read."
        if not _sight(eyes, "film.mp4", "video/mp4").prints:
            yield "a film was not seen."
    finally:
        eyes.close()


def _sight(eyes: WorkerEyes, name: str, mime: str) -> Sight:
    try:
        return eyes.look(name, mime)
    except UnusableFile:
        return Sight(name, "")


def _code() -> Image.Image:
    rows = qr_code(LINK)
    code = Image.new("L", (len(rows) + 8, len(rows) + 8), 255)
    for down, row in enumerate(rows):
        for along, cell in enumerate(row):
            code.putpixel((along + 4, down + 4), 0 if cell == "#" else 255)
    return code.resize((code.width * 16, code.height * 16), Image.Resampling.NEAREST)


def _commands(program: str, folder: Path) -> Iterator[str]:
    """Check a text that only the tagger understands, and take files in; nothing may be left in the temporary folder."""
    for name in ("home", "left"):
        (folder / name).mkdir()
    # No variable but these: telemetry keeps quiet by itself where one says that a machine builds.
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    left = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder / "left"))
    home = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), str(folder / "left"))
    ours = {"CCGCOMPOSE_HOME": str(folder / "home"), "CCGCOMPOSE_PASSPHRASE": "harvest lantern meadow"}

    def said(*arguments: str, text: str = "") -> str:
        done = subprocess.run(  # noqa: S603  # our own words, no shell
            [program, *arguments], input=text, capture_output=True, text=True, env=kept | left | home | ours,
            check=False,
        )  # fmt: skip
        return done.stdout if done.returncode == 0 else f"{done.stdout}{done.stderr} (exit {done.returncode})"

    if "PAT021" not in said("check", text=TEXT):
        yield "the tagger found no name."
    said("init", "--sample")
    files = [PICTURES / "phone.heic", PICTURES / "signed.jpg", folder / "film.mp4", folder / "words.png"]
    told = said("media", "add", *map(str, files))
    if "4 taken in, 0 there already, 0 not." not in told:
        yield f"files were not taken in: {told}"
    if stray := sorted(path.name for path in (folder / "left").rglob("*") if path.is_file()):
        yield f"files were left behind: {', '.join(stray)}."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
