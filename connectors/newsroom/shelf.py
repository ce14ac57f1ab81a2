"""The entries of a newsroom in its folder, and the lock that goes with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from connectors.lock import locked
from connectors.newsroom.codec import Damaged, decode
from connectors.newsroom.entry import Entry
from connectors.newsroom.names import state_name
from connectors.newsroom.staging import make_folders, sweep

STATE = ".newsroom"
ENTRIES = ".newsroom/entries"


class DamagedState(Exception):
    """A file of the newsroom's state cannot be used. `path` names it; nothing is written over it."""

    def __init__(self, path: Path, why: str) -> None:
        self.path = path
        super().__init__(f"{path}: {why}")


class Shelf:
    """A newsroom's folder. `patience` is how long another writer is waited for, in seconds."""

    def __init__(self, root: Path, patience: float) -> None:
        self.root = root
        self._patience = patience

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the folder alone, its own folders made. Raise OSError when it cannot be had."""
        with self._alone(ENTRIES, "media", "posts"):
            yield

    @contextmanager
    def adding_media(self) -> Iterator[None]:
        """Hold the folder alone to put a file among its media; no post comes of it. Raise OSError."""
        with self._alone("media"):
            yield

    @contextmanager
    def _alone(self, *names: str) -> Iterator[None]:
        make_folders(self.root, STATE, *names)
        with locked(self.root / STATE / "lock", self._patience):
            for name in ("", *names):
                sweep(self.root / name)
            yield

    def is_used(self) -> bool:
        """Return whether anything was ever put out here. Raise OSError when the folder cannot be read."""
        names = {path.name for path in self.root.iterdir()}
        return STATE in names and (self.root / ENTRIES).is_dir()

    def entries(self) -> list[Entry]:
        """Return every entry. Raise DamagedState for the first that cannot be used, OSError if unreadable."""
        paths = sorted((self.root / ENTRIES).glob("*.json"))
        return [self._read(path) for path in paths if not path.name.startswith(".")]

    def _read(self, path: Path) -> Entry:
        if path.is_symlink():
            raise DamagedState(path, "it is a link")
        try:
            entry = decode(path.read_bytes())
        except Damaged as damage:
            raise DamagedState(path, str(damage)) from damage
        if self.root / state_name(entry.key) != path:
            raise DamagedState(path, "it belongs under another name")
        return entry
