"""The doctor: each look on a well and on an ill computer."""

from __future__ import annotations

import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from ccgcompose.errors import KeyringMissing, StoreTooNew
from ccgcompose.host import doctor_checks as checks
from ccgcompose.host.doctor import NAME_TO_LOOK_UP, Surroundings, diagnose
from ccgcompose.host.doctor_checks import CheckResult, QtAnswer
from ccgcompose.host.folders import folders
from resources import folder
from tests.fakes.clock import NOON, FixedClock
from tests.unit.host.small_disk import run_on

WELL = QtAnswer("6.11.3", ("Liberation Sans", "Noto Color Emoji"))
NAMES = [
    "python",
    "qt",
    "fonts",
    "folder",
    "disk",
    "database",
    "clock",
    "zone",
    "keyring",
    "spelling",
    "network",
]


@pytest.fixture
def around(tmp_path: Path) -> Surroundings:
    return Surroundings(
        places=folders({"CCGCOMPOSE_HOME": str(tmp_path / "data")}),
        clock=FixedClock(NOON),
        open_database=lambda: "Opened.",
        newest_entry=lambda: NOON - timedelta(hours=1),
        fonts=folder("fonts"),
        keyring_place=lambda: "Secret Service",
        ask_qt=lambda: WELL,
        resolve=str,
    )


def found(around: Surroundings, name: str) -> CheckResult:
    return next(each for each in diagnose(around) if each.name == name)


def no_keyring() -> str:
    raise KeyringMissing("There is no safe place for secrets.", next="Install GNOME Keyring.")


def no_name(name: str) -> object:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def too_new() -> str:
    raise StoreTooNew("The database was made by a newer version.", next="Install the newer version.")


def test_a_well_computer(around: Surroundings) -> None:
    results = diagnose(around)
    assert [each.name for each in results] == NAMES
    assert [each.name for each in results if not each.ok] == []
    assert all(each.message.endswith(".") for each in results)
    assert list(around.places.home.iterdir()) == []


def test_the_real_qt_is_asked_in_another_process() -> None:
    answer = checks.ask_qt()
    assert answer.version.startswith("6.")
    assert answer.problem == ""
    assert checks.qt(answer).ok


def test_qt_that_cannot_be_loaded_is_named_by_its_last_words() -> None:
    answer = checks.qt_answer("", "Traceback\nImportError: libEGL.so.1: cannot open shared object file\n\n")
    result = checks.qt(answer)
    assert (result.ok, "libEGL.so.1" in result.message, "./run" in result.remedy) == (False, True, True)
    assert not checks.qt(checks.qt_answer("nonsense", "")).ok


def test_fonts_that_are_gone_or_damaged(around: Surroundings, tmp_path: Path) -> None:
    assert not found(replace(around, fonts=tmp_path), "fonts").ok
    (tmp_path / "one.ttf").write_bytes(b"<html>")
    assert not found(replace(around, fonts=tmp_path), "fonts").ok


def test_no_emoji_is_advice(around: Surroundings) -> None:
    result = found(replace(around, ask_qt=lambda: QtAnswer("6.11.3", ("Liberation Sans",))), "fonts")
    assert result.ok
    assert "emoji" in result.remedy


def test_a_folder_that_cannot_be_written(around: Surroundings, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    result = found(around, "folder")
    assert not result.ok
    assert result.remedy


def test_a_folder_that_others_read_is_advice(around: Surroundings) -> None:
    around.places.make()
    around.places.home.chmod(0o755)
    result = found(around, "folder")
    assert result.ok
    assert "chmod 700" in result.remedy


LITTLE_ROOM = """
import sys
from pathlib import Path
from ccgcompose.host.doctor_checks import disk
print(disk(Path(sys.argv[1]) / "not" / "there"))
"""


def test_little_room_is_a_fault(tmp_path: Path) -> None:
    said = run_on(tmp_path / "disk", "size=100m", LITTLE_ROOM)
    assert "ok=False" in said
    assert "Free some room" in said
    assert "ok=True" in run_on(tmp_path / "disk", "size=500m", LITTLE_ROOM)


def test_a_database_that_cannot_be_opened_is_said_and_the_history_not_asked(around: Surroundings) -> None:
    asked: list[bool] = []

    def newest() -> datetime | None:
        asked.append(True)
        return None

    result = found(replace(around, open_database=too_new, newest_entry=newest), "database")
    assert result == CheckResult(
        "database", False, "The database was made by a newer version.", "Install the newer version."
    )
    assert asked == []


@pytest.mark.parametrize("year", [1970, 2020, 2100])
def test_a_year_that_cannot_be(around: Surroundings, year: int) -> None:
    result = found(replace(around, clock=FixedClock(datetime(year, 1, 1, tzinfo=UTC))), "clock")
    assert not result.ok
    assert "cannot be" in result.message


def test_a_clock_that_contradicts_the_history(around: Surroundings) -> None:
    result = found(replace(around, newest_entry=lambda: NOON + timedelta(hours=1)), "clock")
    assert not result.ok
    assert "2026-11-24 13:00" in result.message
    assert found(replace(around, newest_entry=lambda: NOON + timedelta(minutes=4)), "clock").ok
    assert found(replace(around, newest_entry=lambda: None), "clock").ok


def test_no_keyring_is_advice(around: Surroundings) -> None:
    result = found(replace(around, keyring_place=no_keyring), "keyring")
    assert result.ok
    assert "The newsroom needs none." in result.message
    assert result.remedy == "Install GNOME Keyring."


def test_the_network_is_asked_for_one_name_only(around: Surroundings) -> None:
    asked: list[str] = []
    result = found(replace(around, resolve=asked.append), "network")
    assert asked == [NAME_TO_LOOK_UP]
    assert "no site was visited" in result.message


def test_no_network_is_advice(around: Surroundings) -> None:
    result = found(replace(around, resolve=no_name), "network")
    assert result.ok
    assert "no network" in result.message


def test_a_resolver_that_never_answers_keeps_nobody_waiting() -> None:
    never = Event()
    result = checks.network(lambda name: never.wait(), "www.example.org", seconds=0.05)
    never.set()
    assert "no network" in result.message
