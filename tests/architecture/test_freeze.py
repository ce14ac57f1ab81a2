"""What is frozen in: the files that libraries read beside their modules, and every library's terms.

No folder is frozen here: `packaging/freeze` does that, and asks the frozen workers afterwards.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from types import ModuleType

import pytest

from tests.architecture.repository import ROOT

MODULES = {".py", ".pyc", ".pyi", ".pyx", ".pxd", ".typed", ".h", ".hpp", ".c", ".cpp", ".md", ".txt", ".svg"}
# Seen in a frozen folder: PyInstaller brings what these read, by a hook or because a module is linked to it,
BY_HOOK = {"PySide6", "certifi", "hunspell", "numpy", "onnxruntime", "scipy", "shapely", "shiboken6"}
# or the program never needs it: templates for new databases, headers, completions, tables, tests.
NEVER_READ = {
    "alembic", "jeepney", "keyring", "pycparser", "pywt", "setuptools", "tqdm", "urllib3",
}  # fmt: skip


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    yield importlib.import_module("frozen")
    sys.modules.pop("frozen")


def installed(frozen: ModuleType) -> list[str]:
    """The libraries of the run lock that are made for this system."""
    found = []
    for name in frozen.locked():
        try:
            distribution(name)
        except PackageNotFoundError:
            continue
        found.append(name)
    return found


def beside_modules(library: str) -> set[str]:
    """The import packages of a library that hold files which are no modules."""
    return {
        path.parts[0]
        for path in distribution(library).files or ()
        if len(path.parts) > 1
        and path.parts[0] not in ("..", "bin")
        and not path.parts[0].endswith((".dist-info", ".libs"))
        and path.suffix not in MODULES
        and not any(mark in path.name for mark in (".cpython-", ".abi3.", ".cp3"))
    }


def test_a_library_with_files_of_its_own_is_known(frozen: ModuleType) -> None:
    """Where this fails: name the library in packaging/frozen.py, or see in a frozen folder that it needs nothing."""
    found = set().union(*map(beside_modules, installed(frozen)))
    assert {"rapidocr", "c2pa"} <= found
    assert found - {*frozen.DATA, *frozen.OPENED} - BY_HOOK - NEVER_READ == set()


def test_our_engine_is_frozen_in_and_the_others_are_not(frozen: ModuleType) -> None:
    assert frozen.wanted("rapidocr.main")
    assert frozen.wanted("rapidocr.inference_engine.onnxruntime.main")
    assert not frozen.wanted("rapidocr.inference_engine.pytorch.main")
    assert not frozen.wanted("rapidocr.cli")


def test_every_library_comes_with_its_terms(frozen: ModuleType) -> None:
    entries = frozen.notices()
    lacking = [
        name for name in installed(frozen) if not any(_is_about(name, folder) for _, folder in entries)
    ]
    assert lacking == []
    assert [file for file, _ in entries if not Path(file).is_file()] == []
    assert len({(folder, Path(file).name) for file, folder in entries}) == len(entries)


def test_qt_comes_with_the_lesser_gpl(frozen: ModuleType) -> None:
    found = {Path(file).name for file, folder in frozen.notices() if folder == "licences/pyside6-essentials"}
    assert found == {"LGPL-3.0.txt", "GPL-3.0.txt"}


def _is_about(library: str, folder: str) -> bool:
    return f"{folder}/".startswith(f"licences/{library}/")
