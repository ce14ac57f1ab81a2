"""The frame of the repository: what may lie at its top, and what no file may say."""

from __future__ import annotations

import re

import pytest

from tests.architecture.repository import PACKAGES, ROOT, tracked

TOP = {
    *PACKAGES, "tests", "bench", "packaging", "docs", "requirements", ".ci", ".gitattributes", ".gitignore",
    "run", "test", "pyproject.toml",
    "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENSE",
}  # fmt: skip
TESTS = {
    "__init__.py", "conftest.py", "unit", "contract", "live", "ui", "journeys", "architecture", "fakes",
}  # fmt: skip

# Spelt in pieces, so that this file does not find itself.
HOSTS = [
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("registry.npmjs", "org"),
    ("deb.debian", "org"),
    ("crates", "io"),
]
HOST = re.compile("|".join(re.escape(".".join(parts)) for parts in HOSTS))
MACHINE_PATH = re.compile(r"(?<![\w.~$}-])/" + r"(?:work|root|home/\w+|Users/\w+)/")
BINARY = (".png", ".jpg", ".jpeg", ".gif", ".ico", ".icns", ".ttf", ".otf", ".woff2", ".pdf", ".zip")


def texts() -> list[tuple[str, str]]:
    """Each tracked text file with its content."""
    return [
        (name, (ROOT / name).read_text(encoding="utf-8", errors="replace"))
        for name in tracked()
        if not name.endswith(BINARY)
    ]


def test_only_the_house_lies_at_the_top() -> None:
    assert {name.split("/")[0] for name in tracked()} - TOP == set()


def test_only_the_houses_suites_lie_under_tests() -> None:
    assert {name.split("/")[1] for name in tracked() if name.startswith("tests/")} - TESTS == set()


def test_packaging_is_no_package() -> None:
    """With an `__init__.py` it would shadow the `packaging` library and break build and PyInstaller."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_no_file_names_a_package_registry() -> None:
    assert [name for name, text in texts() if HOST.search(text)] == []


def test_no_file_names_a_path_of_a_machine() -> None:
    found = {name: match[0] for name, text in texts() if (match := MACHINE_PATH.search(text))}
    assert found == {}
    assert [name for name, text in texts() if f"{ROOT}/" in text] == []


@pytest.mark.parametrize("name", ["run", "test", ".ci/run", "requirements/lock"])
def test_the_commands_can_be_started(name: str) -> None:
    assert (ROOT / name).stat().st_mode & 0o111
    assert (ROOT / name).read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")
