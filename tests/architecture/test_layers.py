"""The import contracts of pyproject.toml: they hold here, and each one refuses what it is there to refuse."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.repository import ROOT

FOLDERS = [
    "ccgcompose",
    *(f"ccgcompose/{part}" for part in ("domain", "policy", "usecases", "store", "host", "publisher", "cli")),
    "ui",
    "connectors",
    "resources",
]

# A file and a line in it that an import contract has to refuse.
FORBIDDEN = {
    "ccgcompose/domain/post.py": "import ccgcompose.policy.engine",
    "ccgcompose/policy/engine.py": "import ccgcompose.usecases.compose",
    "ccgcompose/usecases/compose.py": "import ccgcompose.store.posts",
    "ccgcompose/usecases/ports.py": "import ui.panel",
    "ccgcompose/usecases/deliver.py": "import connectors.newsroom",
    "ccgcompose/store/posts.py": "import ccgcompose.usecases.compose",
    "ccgcompose/store/media.py": "import ccgcompose.host.clock",
    "ccgcompose/host/clock.py": "import ccgcompose.policy.engine",
    "ccgcompose/host/net.py": "import requests",
    "ccgcompose/publisher/claims.py": "import ccgcompose.store.posts",
    "ccgcompose/cli/window.py": "import PySide6.QtWidgets",
    "ccgcompose/cli/query.py": "import sqlalchemy",
    "ccgcompose/cli/timer.py": "import apscheduler.schedulers.blocking",
    "ccgcompose/surprise.py": "",
    "connectors/newsroom.py": "import ccgcompose.usecases.compose",
    "connectors/secrets.py": "import keyring",
    "connectors/kept.py": "import ccgcompose.store.posts",
    "resources/loader.py": "import ccgcompose.domain.post",
    "ui/panel.py": "import ccgcompose.store.posts",
    "ui/preview.py": "import connectors.newsroom",
    "ui/checks.py": "import ccgcompose.policy.engine",
    "ui/window.py": "import ccgcompose.bootstrap",
    "ui/fetch.py": "import requests",
}

ALLOWED = {
    "ccgcompose/__main__.py": "import ccgcompose.cli.main",
    "ccgcompose/cli/main.py": "import ccgcompose.bootstrap",
    "ccgcompose/bootstrap.py": "import ccgcompose.store.posts, ccgcompose.publisher.clock, connectors.newsroom",
    "ccgcompose/usecases/compose.py": "import ccgcompose.policy.engine, ccgcompose.usecases.ports",
    "ccgcompose/usecases/ports.py": "import ccgcompose.domain.post",
    "ccgcompose/policy/engine.py": "import ccgcompose.domain.post",
    "ccgcompose/domain/post.py": "import ccgcompose.errors",
    "ccgcompose/errors.py": "",
    "ccgcompose/networks.py": "",
    "ccgcompose/store/posts.py": "import sqlalchemy, ccgcompose.usecases.ports",
    "ccgcompose/publisher/clock.py": "import apscheduler, ccgcompose.usecases.compose",
    "ccgcompose/host/secrets.py": "import keyring, ccgcompose.usecases.ports",
    "connectors/newsroom.py": "import requests, ccgcompose.usecases.ports, ccgcompose.errors",
    "ui/app.py": "import PySide6, ccgcompose.bootstrap, ui.panel",
    "ui/panel.py": "import PySide6, ccgcompose.usecases.compose, ccgcompose.domain.post",
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    return subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False
    )


def write_project(folder: Path, files: dict[str, str]) -> None:
    shutil.copy(ROOT / "pyproject.toml", folder)
    for part in FOLDERS:
        (folder / part).mkdir()
        (folder / part / "__init__.py").touch()
    for name, line in files.items():
        (folder / name).write_text(f"{line}\n", encoding="utf-8")


def test_the_contracts_hold_here() -> None:
    answer = lint(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_the_contracts_accept_the_house(tmp_path: Path) -> None:
    write_project(tmp_path, ALLOWED)
    answer = lint(tmp_path)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.fixture(scope="module")
def refusals(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the contracts say of a project that breaks each of them."""
    folder = tmp_path_factory.mktemp("broken")
    write_project(folder, dict.fromkeys(ALLOWED, "") | FORBIDDEN)
    answer = lint(folder)
    assert answer.returncode == 1, answer.stdout + answer.stderr
    return answer.stdout


@pytest.mark.parametrize("path", FORBIDDEN)
def test_the_contracts_refuse(path: str, refusals: str) -> None:
    module = path.removesuffix(".py").replace("/", ".")
    imported = FORBIDDEN[path].removeprefix("import ")
    assert (f"{module} -> {imported.split('.')[0]}" if imported else f"- {module}") in refusals
