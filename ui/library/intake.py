"""Taking files and folders in, one after the other, whatever becomes of each. Runs on a thread."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from ccgcompose.domain.people import Person
from ccgcompose.errors import EnvironmentFault, Problem
from ccgcompose.usecases.library import Library

# What computers leave in folders of pictures, and no person put there.
_NOT_MEANT = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Left:
    """A file or folder that was not taken in, and why."""

    name: str
    reason: str


@dataclass(slots=True)
class Outcome:
    """What became of the files that were asked for."""

    asked: int = 0
    added: list[str] = field(default_factory=list)  # media ids
    known: int = 0  # files whose medium was in the library already
    left: list[Left] = field(default_factory=list)
    stopped: bool = False

    @property
    def settled(self) -> int:
        """Return how many files are done with."""
        return len(self.added) + self.known + len(self.left)


Report = Callable[[int, int, str], None]
"""Told how many files are done, of how many, and the name of the one that comes now."""


def take_in(
    library: Library,
    person: Person,
    paths: Sequence[Path],
    known: frozenset[str],
    report: Report,
    stop: Event,
) -> Outcome:
    """Add every file at or below `paths`; `known` are the ids of the media there were.

    A fault of this computer (no room, no right to write) ends it, as each further file would meet it too.
    """
    outcome = Outcome()
    files = list(_files(paths, outcome.left))
    outcome.asked = len(files) + len(outcome.left)
    seen = set(known)
    for file in files:
        if stop.is_set():
            outcome.stopped = True
            break
        report(outcome.settled, outcome.asked, file.name)
        try:
            _add(library, person, file, seen, outcome)
        except EnvironmentFault as fault:
            outcome.left.append(Left(file.name, str(fault)))
            outcome.stopped = True
            break
        except Problem as problem:
            outcome.left.append(Left(file.name, str(problem)))
    return outcome


def _add(library: Library, person: Person, file: Path, seen: set[str], outcome: Outcome) -> None:
    asset = library.add(person, file, "")
    if asset.id in seen:
        outcome.known += 1
    else:
        seen.add(asset.id)
        outcome.added.append(asset.id)


def _files(paths: Iterable[Path], left: list[Left]) -> Iterator[Path]:
    """Yield the files at and below `paths` by name, without hidden ones; say what cannot be opened."""

    def cannot(error: OSError) -> None:
        left.append(Left(Path(error.filename or "").name, "The folder cannot be opened."))

    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, below, names in os.walk(path, onerror=cannot):
            below[:] = sorted(name for name in below if not name.startswith("."))
            yield from (Path(folder) / name for name in sorted(names) if _meant(name))


def _meant(name: str) -> bool:
    return not name.startswith(".") and name.casefold() not in _NOT_MEANT
