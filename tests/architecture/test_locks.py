"""The lock files: exact versions with hashes, no host, and everything that pyproject.toml asks for."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any, cast

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.repository import ROOT

LOCKS = ("run", "dev", "package")
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;]+)(?: ; (?P<marker>[^\\]+))?$")
HASH = re.compile(r"^--hash=sha256:[0-9a-f]{64}$")


@cache
def entries(lock: str) -> list[list[str]]:
    """Each requirement of a lock file with its continuation lines, unfolded."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return [[part.strip() for part in entry.split("\\\n")] for entry in re.split(r"\n(?!\s)", text) if entry]


def pins(lock: str) -> dict[str, str]:
    """The version that a lock file fixes for each library."""
    matches = [PIN.match(entry[0]) for entry in entries(lock)]
    return {canonicalize_name(match["name"]): match["version"] for match in matches if match}


@cache
def project() -> dict[str, Any]:
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return cast("dict[str, Any]", table["project"])


@pytest.mark.parametrize("lock", LOCKS)
def test_each_entry_is_one_version_with_hashes_and_nothing_else(lock: str) -> None:
    assert [entry for entry in entries(lock) if not PIN.match(entry[0])] == []
    assert [entry for entry in entries(lock) if len(entry) < 2] == []
    assert [line for entry in entries(lock) for line in entry[1:] if not HASH.match(line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_library_has_two_versions(lock: str) -> None:
    assert len(pins(lock)) == len(entries(lock))


@pytest.mark.parametrize("lock", LOCKS)
def test_each_lock_holds_the_run_lock(lock: str) -> None:
    assert pins("run").items() <= pins(lock).items()


@pytest.mark.parametrize(("lock", "extras"), [("run", []), ("dev", ["dev"]), ("package", ["package"])])
def test_a_lock_holds_what_the_project_asks_for(lock: str, extras: list[str]) -> None:
    optional = project()["optional-dependencies"]
    wanted = [Requirement(line) for line in project()["dependencies"]]
    wanted += [Requirement(line) for extra in ["checkout", *extras] for line in optional[extra]]
    fixed = pins(lock)
    missing = [
        str(each)
        for each in wanted
        if not each.specifier.contains(fixed.get(canonicalize_name(each.name), "0"))
    ]
    assert missing == []
