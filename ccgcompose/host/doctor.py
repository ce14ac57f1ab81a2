"""Look whether everything is in place on this computer, and say what to do where it is not.

What the host cannot know (the database, the history) is handed in. The network is not used, but for one look-up of a
name through this computer's resolver.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ccgcompose.errors import Problem
from ccgcompose.host import doctor_checks as checks
from ccgcompose.host.doctor_checks import CheckResult
from ccgcompose.host.folders import Folders
from ccgcompose.host.secrets import open_keyring
from ccgcompose.usecases.ports import Clock

NAME_TO_LOOK_UP = "www.gov.uk"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is looked at, each replaceable by another computer's.

    `open_database` opens the workspace and returns a sentence, or raises a Problem. `newest_entry` returns when the
    newest history entry was made; it is asked after the database could be opened. `open_speller` loads what the
    spelling check stands on, or raises. `fonts` is our folder of fonts.
    """

    places: Folders
    clock: Clock
    open_database: Callable[[], str]
    newest_entry: Callable[[], datetime | None]
    fonts: Path
    keyring_place: Callable[[], str] = lambda: open_keyring().place
    ask_qt: Callable[[], checks.QtAnswer] = checks.ask_qt
    open_speller: Callable[[], object] = lambda: None
    resolve: Callable[[str], object] = lambda name: socket.getaddrinfo(name, 443)


def diagnose(around: Surroundings) -> tuple[CheckResult, ...]:
    """Return what was found, in the order in which it should be mended. Raises nothing."""
    qt = around.ask_qt()
    database = _database(around)
    newest = around.newest_entry() if database.ok else None
    return (
        checks.python(),
        checks.qt(qt),
        checks.fonts(around.fonts, qt),
        checks.folder(around.places),
        checks.disk(around.places.home),
        database,
        checks.clock(around.clock.now(), newest),
        checks.zone_data(),
        checks.keyring(around.keyring_place),
        checks.spelling(around.open_speller),
        checks.network(around.resolve, NAME_TO_LOOK_UP),
    )


def _database(around: Surroundings) -> CheckResult:
    try:
        return CheckResult("database", True, around.open_database())
    except Problem as problem:
        return CheckResult("database", False, problem.what, problem.next)
