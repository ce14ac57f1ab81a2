"""A sample workspace for each test, and a way to run commands in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ccgcompose.bootstrap import open_desk
from ccgcompose.cli.main import main
from ccgcompose.host.material import sample_material


@dataclass(frozen=True, slots=True)
class Run:
    """How a command ended."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Return what the last line says as JSON."""
        return json.loads(self.out.strip().splitlines()[-1])

    def lines(self) -> list[Any]:
        """Return every line as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


Command = Callable[..., Run]


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample workspace once; argon2id is slow on purpose."""
    home = tmp_path_factory.mktemp("sample")
    patch = pytest.MonkeyPatch()
    patch.setenv("CCGCOMPOSE_HOME", str(home))
    with open_desk() as workbench:
        workbench.set_up_sample(posts=False)
    patch.undo()
    return home


@pytest.fixture
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that is not there yet."""
    home = tmp_path / "home"
    monkeypatch.setenv("CCGCOMPOSE_HOME", str(home))
    monkeypatch.setenv("CCGCOMPOSE_PASSPHRASE", sample_material()["passphrase"])
    monkeypatch.delenv("CCGCOMPOSE_DATABASE_URL", raising=False)
    return home


@pytest.fixture
def home(empty_home: Path, sample_home: Path) -> Path:
    """A copy of the sample workspace. Its newsroom still lies where the template's does."""
    shutil.copytree(sample_home, empty_home)
    return empty_home


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Command:
    """Return a function that runs a command in this process."""

    def command(*arguments: str) -> Run:
        capsys.readouterr()
        try:
            code = main(arguments)
        except SystemExit as ended:  # argparse
            code = ended.code if isinstance(ended.code, int) else 2
        said = capsys.readouterr()
        return Run(code, said.out, said.err)

    return command
