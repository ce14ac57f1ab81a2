"""The single looks of the doctor. Each answers with one sentence, and a remedy where something is to be done."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ccgcompose.errors import KeyringMissing, Problem
from ccgcompose.host.folders import Folders
from ccgcompose.host.workers import HOME

OLDEST_PYTHON = (3, 11)
_LEAST_BYTES, _GOOD_BYTES = 200 * 1024**2, 1024**3
_SANE_YEARS = range(2026, 2100)
_TOLERANCE = timedelta(minutes=5)
_QT_SECONDS, _RESOLVER_SECONDS = 60, 5
_QT_FACTS = "ui.qt_facts"  # in a process of its own: this half of the program never loads Qt


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one look found. `ok` with a remedy is advice: it works, and could be better."""

    name: str
    ok: bool
    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class QtAnswer:
    """What Qt said of itself: its version ("" when it cannot be loaded, with its words), and the font families."""

    version: str = ""
    families: tuple[str, ...] = ()
    problem: str = ""


def python() -> CheckResult:
    """Look at the interpreter."""
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return CheckResult("python", True, f"Python {version}.")
    wanted = ".".join(map(str, OLDEST_PYTHON))
    return CheckResult("python", False, f"Python {version} is too old.", f"Install Python {wanted} or newer.")


def ask_qt() -> QtAnswer:
    """Start Qt without a screen in another process and return what it says."""
    if getattr(sys, "frozen", False):  # this program is its own interpreter and cannot start another
        found = importlib.util.find_spec("PySide6") is not None
        return QtAnswer(version="bundled") if found else QtAnswer(problem="it is not in this package")
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    try:
        answer = subprocess.run(  # noqa: S603  # our own words, no shell
            [sys.executable, "-m", _QT_FACTS],
            cwd=HOME,
            capture_output=True, text=True, errors="replace", env=environment, timeout=_QT_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return QtAnswer(problem="it does not start")
    return qt_answer(answer.stdout, answer.stderr)


def qt_answer(said: str, complained: str) -> QtAnswer:
    """Return what the other process said, or the last line of its complaint."""
    try:
        version, families = json.loads(said)
    except ValueError:
        lines = [line.strip() for line in complained.splitlines() if line.strip()]
        return QtAnswer(problem=lines[-1][:200] if lines else "it ends without a word")
    return QtAnswer(version, tuple(families))


def qt(answer: QtAnswer) -> CheckResult:
    """Look whether windows can be shown."""
    if not answer.version:
        return CheckResult(
            "qt", False, f"Qt cannot be loaded: {answer.problem}.", "Run ./run, which installs what it needs."
        )
    screen = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    if sys.platform in ("win32", "darwin") or screen:
        return CheckResult("qt", True, f"Qt {answer.version}.")
    return CheckResult(
        "qt", True, f"Qt {answer.version}; there is no screen here.", "Commands work; windows need a screen."
    )


def fonts(folder: Path, answer: QtAnswer) -> CheckResult:
    """Look for our own fonts, and one with emoji."""
    ours = sorted(folder.glob("*.ttf"))
    whole = [path for path in ours if path.read_bytes()[:4] == b"\x00\x01\x00\x00"]
    if not ours or whole != ours:
        return CheckResult(
            "fonts", False, "The program's own fonts are missing or damaged.", "Install it again."
        )
    if answer.families and not any("emoji" in family.lower() for family in answer.families):
        remedy = "Install a font with emoji, such as fonts-noto-color-emoji."
        return CheckResult("fonts", True, "Our fonts are there; emoji show as boxes.", remedy)
    return CheckResult("fonts", True, f"{len(ours)} fonts of our own.")


def folder(places: Folders) -> CheckResult:
    """Look whether the data folder can be written, and by whom it can be read."""
    try:
        places.must_be_writable()
    except Problem as problem:
        return CheckResult("folder", False, problem.what, problem.next)
    if os.name == "posix" and stat.S_IMODE(places.home.stat().st_mode) & 0o077:
        return CheckResult(
            "folder", True, f"{places.home} can be read by others.", f"Shut it: chmod 700 {places.home}"
        )
    return CheckResult("folder", True, f"{places.home} can be written.")


def disk(home: Path) -> CheckResult:
    """Look how much room is left."""
    there = next(found for found in (home, *home.parents) if found.exists())
    free = shutil.disk_usage(there).free
    shown = f"{free / 1024**3:,.1f} GB free on the disk of {there}."
    if free >= _GOOD_BYTES:
        return CheckResult("disk", True, shown)
    return CheckResult("disk", free >= _LEAST_BYTES, shown, "Free some room before pictures are added.")


def clock(now: datetime, newest: datetime | None) -> CheckResult:
    """Look whether the clock can be right: a year of this century, and not before the newest history entry."""
    shown = f"{now:%Y-%m-%d %H:%M} UTC"
    remedy = "Set the clock, best from the network, before anything is scheduled."
    if now.year not in _SANE_YEARS:
        return CheckResult("clock", False, f"The clock says {shown}, which cannot be.", remedy)
    if newest is not None and newest > now + _TOLERANCE:
        behind = f"The clock says {shown}, but the newest history entry was made {newest:%Y-%m-%d %H:%M} UTC."
        return CheckResult("clock", False, behind, remedy)
    return CheckResult("clock", True, f"{shown}.")


def zone_data() -> CheckResult:
    """Look whether summer time is known."""
    try:
        summer = datetime(2026, 7, 1, 12, tzinfo=UTC).astimezone(ZoneInfo("Europe/London"))
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return CheckResult("zone", False, "There is no time zone data.", "Install the Python package tzdata.")
    if summer.hour != 13:
        return CheckResult(
            "zone", False, "The time zone data is wrong.", "Install the Python package tzdata anew."
        )
    return CheckResult("zone", True, "Time zones and summer time are known.")


def keyring(place: Callable[[], str]) -> CheckResult:
    """Look for a safe place for secrets. The newsroom needs none."""
    try:
        return CheckResult("keyring", True, f"{place()}.")
    except KeyringMissing as problem:
        return CheckResult("keyring", True, f"{problem.what} The newsroom needs none.", problem.next)


def spelling(open_speller: Callable[[], object]) -> CheckResult:
    """Look whether the spelling check has its library and its dictionary."""
    try:
        open_speller()
    except (ImportError, OSError):
        message = "Spelling is not checked: its dictionary cannot be loaded."
        return CheckResult("spelling", True, message, "Run ./run, which installs what it needs.")
    return CheckResult("spelling", True, "Spelling is checked in British English.")


def network(
    resolve: Callable[[str], object], name: str, *, seconds: float = _RESOLVER_SECONDS
) -> CheckResult:
    """Look whether names are found; nothing is sent but this one look-up, and no site is visited."""
    answers: SimpleQueue[bool] = SimpleQueue()

    def look() -> None:
        try:
            resolve(name)
        except (OSError, UnicodeError):
            answers.put(False)
        else:
            answers.put(True)

    Thread(target=look, daemon=True, name="doctor: resolver").start()
    try:
        found = answers.get(timeout=seconds)
    except Empty:
        found = False
    if found:
        return CheckResult("network", True, f"Names are found ({name}); no site was visited.")
    return CheckResult(
        "network",
        True,
        f"The name {name} was not found: there seems to be no network.",
        "The newsroom's folder needs none; other accounts do.",
    )
