"""Write a file whole or not at all, and say in words why it could not be written."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ccgcompose.errors import DiskFull, EnvironmentFault, FolderUnwritable
from ccgcompose.host.locks import held

_FRESH = ".new"
_FULL = {errno.ENOSPC, errno.EDQUOT}


def write_whole(target: Path, data: bytes, *, kept: str) -> None:
    """Put `data` in `target`; see `write_pieces`."""
    write_pieces(target, (data,), kept=kept)


def write_pieces(target: Path, pieces: Iterable[bytes], *, kept: str) -> None:
    """Put what comes in `pieces` in `target`, through a file beside it, on the disk when this returns.

    Several threads and processes may write the same target: one of their files stands there, never a mixture.
    Missing folders are made, for their owner only. `kept` goes into the problem. Raise DiskFull or
    FolderUnwritable.
    """
    fresh = target.with_name(f".{target.name[:40]}.{os.urandom(8).hex()}.new")
    try:
        make_folder(target.parent)
        try:
            _write(fresh, pieces)
            fresh.replace(target)
        finally:
            fresh.unlink(missing_ok=True)
        _settle(target.parent)
    except OSError as error:
        raise not_written(target.parent, error, kept=kept) from error


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Make a folder for files that are not whole yet; it goes when this ends. `folder` must be there.

    It is held from before it is there until it is gone, so that `sweep` knows what a killed program left.
    """
    fresh = folder / f".{os.urandom(8).hex()}{_FRESH}"
    with _holding(fresh):
        fresh.mkdir(mode=0o700)
        try:
            yield fresh
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Clear away what killed programs have staged in a folder, and leave alone what a living one has."""
    with contextlib.suppress(OSError):
        for left in [each for each in folder.glob(f".*{_FRESH}") if each.is_dir() and not each.is_symlink()]:
            with contextlib.suppress(TimeoutError), _holding(left):
                shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _holding(staged: Path) -> Iterator[None]:
    """Hold a staged folder. Raise TimeoutError where somebody else does."""
    lock = staged.with_suffix(".lock")
    with ExitStack() as ending, held(lock, patience=0):
        ending.callback(_gone, lock)
        yield


def _gone(lock: Path) -> None:
    with contextlib.suppress(OSError):
        lock.unlink()


def move_whole(staged: Path, target: Path, *, kept: str) -> None:
    """Put a whole file in its place, on the disk when this returns. Raise DiskFull or FolderUnwritable."""
    try:
        make_folder(target.parent)
        with staged.open("rb+") as file:
            staged.chmod(0o600)
            os.fsync(file.fileno())
        staged.replace(target)
        _settle(target.parent)
    except OSError as error:
        raise not_written(target.parent, error, kept=kept) from error


def make_folder(folder: Path) -> None:
    """Make the folder and those above it, each for its owner only. Raise OSError."""
    if not folder.parent.is_dir():
        make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)


def make_folder_or_say(folder: Path, *, kept: str) -> None:
    """Make the folder. Raise DiskFull or FolderUnwritable."""
    try:
        make_folder(folder)
    except OSError as error:
        raise not_written(folder, error, kept=kept) from error


def not_written(folder: Path, error: OSError, *, kept: str) -> EnvironmentFault:
    """Return DiskFull or FolderUnwritable for what the system said when a file in `folder` was written."""
    if error.errno in _FULL:
        return DiskFull(f"The disk of {folder} is full.", kept=kept, next="Free some room, then try again.")
    return FolderUnwritable(
        f"The folder {folder} cannot be written: {reason(error)}.",
        kept=kept,
        next="Mend the rights of that folder, or choose another through CCGCOMPOSE_HOME.",
    )


def reason(error: OSError) -> str:
    """Return the system's own words without numbers and paths."""
    return (error.strerror or type(error).__name__).lower()


def _write(fresh: Path, pieces: Iterable[bytes]) -> None:
    with fresh.open("xb") as file:
        fresh.chmod(0o600)
        for piece in pieces:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Let the new name survive a power cut, where the system can say so (Windows cannot)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
