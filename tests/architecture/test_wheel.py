"""The wheel: exactly the four packages with their data, and it works away from the checkout."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from textwrap import dedent

import pytest

from tests.architecture.repository import PACKAGES, ROOT, modules, under

# Imports each module from the unpacked wheel, and says which were found elsewhere.
IMPORT_FROM = dedent("""
    import importlib, json, pathlib, sys
    folder = sys.argv[1]
    sys.path.insert(0, folder)
    strays = [
        name for name in json.loads(sys.argv[2])
        if not pathlib.Path(importlib.import_module(name).__file__).is_relative_to(folder)
    ]
    print(json.dumps(strays))
""")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of what git tracks, built in a copy: the checkout stays as it was."""
    source = tmp_path_factory.mktemp("source")
    for name in ["pyproject.toml", "README.md", *under(*PACKAGES)]:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, source / name)
    target = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(target),
        str(source),
    ]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return next(target.glob("*.whl"))


def test_the_wheel_holds_the_four_packages_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == set(under(*PACKAGES))


def test_the_wheel_brings_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/entry_points.txt"))
        assert "ccgcompose = ccgcompose.cli.main:entry" in archive.read(name).decode()


def test_the_wheel_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    names = json.dumps(modules("ccgcompose", "connectors", "resources"))
    answer = subprocess.run(
        [sys.executable, "-I", "-c", IMPORT_FROM, str(tmp_path), names],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout) == []
