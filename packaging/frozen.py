"""What goes into the frozen folder besides what PyInstaller finds by itself; `ccgcompose.spec` is made from it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Libraries that read models, settings or tables of their own beside their modules.
DATA = ("rapidocr", "tzdata")
# Libraries that open a shared library of their own by its path.
OPENED = ("c2pa",)
# RapidOCR names its parts only when they are asked for; of its engines ours is the one that is installed.
_OTHER_ENGINES = re.compile(r"rapidocr\.(cli|inference_engine\.(mnn|openvino|paddle|pytorch|tensorrt))\b")
# Nobody types into the frozen program, and GNU readline would put the GPL on it.
EXCLUDED = (
    "readline",
    "tkinter",
    "setuptools",
    "pip",
    "pytest",
    "hypothesis",
    "PySide6.QtQml",
    "PySide6.QtQuick",
)

_APACHE = ROOT / "resources" / "models" / "tagger" / "LICENCE.txt"
_OURS = ROOT / "packaging" / "licences"
_QT = (_OURS / "LGPL-3.0.txt", _OURS / "GPL-3.0.txt")  # the first is written as additions to the second
# Wheels that name their terms and bring no text.
WITHOUT_TEXT = {
    "c2pa-python": (_APACHE,),
    "flatbuffers": (_APACHE,),
    "pyside6-essentials": _QT,
    "shiboken6": _QT,
}
_TEXT = re.compile(r"licen[cs]e|copying|notice|copyright|authors|/sboms/", re.IGNORECASE)
_NO_TEXT = {".py", ".pyc", ".pyi", ".so", ".pyd", ".dll", ".dylib", ".svg"}

Entry = tuple[str, str]  # a file, and the folder within the frozen one that it goes to


def wanted(module: str) -> bool:
    """Return whether a module of a library in DATA is frozen in."""
    return _OTHER_ENGINES.match(module) is None


def locked() -> list[str]:
    """Return the names of the libraries that the program runs with."""
    lock = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    return re.findall(r"^([A-Za-z0-9._-]+)==", lock, re.MULTILINE)


def notices() -> list[Entry]:
    """Return the licence texts of all libraries that are installed here, of PyInstaller's start and of Python."""
    found = [(str(path), "licences") for path in sorted(_OURS.iterdir())]
    for name in [*locked(), "pyinstaller"]:
        try:
            found += texts(name, distribution(name))
        except PackageNotFoundError:  # made for another system
            continue
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    return found + ([(str(python), "licences/python")] if python.is_file() else [])


def texts(name: str, library: Distribution) -> list[Entry]:
    """Return the texts that a library brings, else those of its terms; none where neither is known."""
    # Each once: numpy lists two of them beside their modules as well.
    brought = {_within(path.as_posix()): path for path in library.files or () if _is_text(path.as_posix())}
    found = [
        (str(library.locate_file(path)), f"licences/{name}/{_within(path.parent.as_posix())}".rstrip("/"))
        for path in brought.values()
    ]
    return found + [(str(path), f"licences/{name}") for path in WITHOUT_TEXT.get(name, ())]


def _is_text(path: str) -> bool:
    return _TEXT.search(path) is not None and Path(path).suffix not in _NO_TEXT


def _within(folder: str) -> str:
    """`numpy-2.4.6.dist-info/licenses/numpy/ma` -> `numpy/ma`."""
    return re.sub(r"^[^/]+\.dist-info(/licenses)?/?", "", folder)


def system_notices(binaries: Iterable[str]) -> list[Entry]:
    """Return what Debian says of each file that comes from this system, and the texts that it refers to."""
    outside = [Path(file).resolve() for file in binaries if not Path(file).is_relative_to(sys.prefix)]
    packages = sorted(set(_packages(outside)))
    found = [(f"/usr/share/doc/{package}/copyright", f"licences/system/{package}") for package in packages]
    found = [entry for entry in found if Path(entry[0]).is_file()]
    common = sorted(Path("/usr/share/common-licenses").glob("*")) if found else []
    return found + [(str(path), "licences/system/common-licenses") for path in common]


def _packages(files: list[Path]) -> Iterator[str]:
    """Yield the Debian packages that files belong to; where /lib is /usr/lib, a package may still say /lib."""
    dpkg = shutil.which("dpkg-query")
    if dpkg is None or not files:
        return
    names = [name for file in files for name in (str(file), str(file).removeprefix("/usr"))]
    answer = subprocess.run(  # noqa: S603  # our own words, no shell
        [dpkg, "--search", *names], capture_output=True, text=True, check=False
    )
    for line in answer.stdout.splitlines():
        yield line.split(":")[0]
