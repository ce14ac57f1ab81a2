"""Writing so that a crash at any moment leaves each file either as it was or as it should be.

Everything is first written beside its place and flushed, while nothing is visible: a full disk shows here.
Then the files are put into their places one by one, in the order in which they were staged.
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_SUFFIX = ".ccgcompose-tmp"
_CHUNK = 1 << 20
# A link that somebody put in the place of our temporary file is never written through.
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Staging:
    """Files on their way into a folder. The holder has its lock, so that temporary names cannot clash.

    `placed` names what has reached its place. All methods raise OSError.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.placed: list[str] = []
        self._waiting: dict[str, Path] = {}

    def put(self, name: str, data: bytes) -> None:
        """Stage a file; one that is there already with the same bytes is left alone."""
        target = self.root / name
        if not _has_bytes(target, data):
            self._write(name, (data,))

    def copy(self, name: str, source: Path, sha256: str) -> None:
        """Stage a copy of a file with this content. Raise OSError when the source does not have it."""
        if has_hash(self.root / name, sha256):
            return
        written = hashlib.sha256()
        with source.open("rb") as stream:
            self._write(name, _hashed(iter(lambda: stream.read(_CHUNK), b""), written))
        if written.hexdigest() != sha256:
            raise OSError(errno.EIO, "the file changed while it was copied", str(source))

    def place(self) -> None:
        """Put everything staged into its place, in order, and make the folders remember it."""
        unsynced: Path | None = None
        for name, temporary in list(self._waiting.items()):
            target = self.root / name
            if unsynced not in (None, target.parent):
                sync_folder(unsynced)
            temporary.replace(target)
            del self._waiting[name]
            self.placed.append(name)
            unsynced = target.parent
        sync_folder(unsynced)

    def discard(self) -> None:
        """Take away what was staged and not placed."""
        for temporary in self._waiting.values():
            with suppress(OSError):  # the next writer sweeps what is left
                temporary.unlink(missing_ok=True)
        self._waiting.clear()

    def _write(self, name: str, chunks: Iterable[bytes]) -> None:
        target = self.root / name
        if target.is_dir() and not target.is_symlink():
            raise IsADirectoryError(errno.EISDIR, "a folder is in the way", str(target))
        temporary = target.with_name(f".{target.name}{_SUFFIX}")
        temporary.unlink(missing_ok=True)
        self._waiting[name] = temporary
        with os.fdopen(os.open(temporary, _FLAGS, 0o666), "wb") as stream:
            for chunk in chunks:
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())


def make_folders(root: Path, *names: str) -> None:
    """Make the folders that are missing. Raise NotADirectoryError for a link or a file in their place."""
    for name in names:
        folder = root / name
        folder.mkdir(exist_ok=True)
        if folder.is_symlink():
            raise NotADirectoryError(errno.ENOTDIR, "a link is in the place of a folder", str(folder))


def sweep(folder: Path) -> None:
    """Take away what an interrupted writer left behind in one folder."""
    for left in folder.glob(f".*{_SUFFIX}"):
        left.unlink(missing_ok=True)


def sync_folder(folder: Path | None) -> None:
    """Make a folder remember its names through a power cut, where the system can."""
    if folder is None or os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _has_bytes(path: Path, data: bytes) -> bool:
    if path.is_symlink() or not path.is_file() or path.stat().st_size != len(data):
        return False
    return path.read_bytes() == data


def has_hash(path: Path, sha256: str) -> bool:
    """Return whether a file of its own, and no link, has this content. Raise OSError."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == sha256


def _hashed(chunks: Iterator[bytes], total: hashlib._Hash) -> Iterator[bytes]:
    for chunk in chunks:
        total.update(chunk)
        yield chunk
