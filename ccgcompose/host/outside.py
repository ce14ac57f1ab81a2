"""Read a file that somebody dropped on us: an ordinary one, bounded, under a short harmless name."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ccgcompose.errors import UnusableFile
from ccgcompose.host.sentences import unusable

MAX_BYTES = 50 * 1024 * 1024
MAX_FILM_BYTES = 2 * 1024 * 1024 * 1024
_PIECE = 1024 * 1024
LONGEST_NAME = 80
# A pipe would keep us waiting for a writer; Windows would change line ends.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
_OTHER = "Choose a file with a picture, a film or a sound."


def short_name(source: Path) -> str:
    """Return the file's own name without its folders and unprintable signs, at most 80 characters, ending kept."""
    name = "".join(letter for letter in source.name if letter.isprintable()).strip() or "picture"
    ending = Path(name).suffix[:10]
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - len(ending) - 1] + "…" + ending


def read_outside(source: Path, name: str) -> bytes:
    """Return the bytes of an ordinary file of at most 50 MB. Raise UnusableFile."""
    with opened_outside(source, name) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise unusable(
            name, f"has more than {MAX_BYTES // 1024**2} MB", "Make the picture smaller, then add it again."
        )
    return data


def head_outside(source: Path, name: str) -> bytes:
    """Return the first 4 KB of an ordinary file. Raise UnusableFile."""
    with opened_outside(source, name) as file:
        return file.read(4_096)


def pieces_outside(source: Path, name: str) -> Iterator[bytes]:
    """Yield an ordinary file of at most 2 GB piece by piece. Raise UnusableFile."""
    with opened_outside(source, name) as file:
        size = 0
        while piece := _piece(file, name):
            size += len(piece)
            if size > MAX_FILM_BYTES:
                raise _too_long(name)
            yield piece


def size_outside(source: Path, name: str) -> int:
    """Return a file's size in bytes, 2 GB at most. Raise UnusableFile before anything of a larger one is read."""
    with opened_outside(source, name) as file:
        size = os.fstat(file.fileno()).st_size
    if size > MAX_FILM_BYTES:
        raise _too_long(name)
    return size


def _too_long(name: str) -> UnusableFile:
    return unusable(name, "has more than 2 GB", "Make it smaller, then add it again.")


def _piece(file: BinaryIO, name: str) -> bytes:
    """Read on; what the disk that is written to says must not be taken for what this one says."""
    try:
        return file.read(_PIECE)
    except OSError as error:
        raise _unreadable(name, error) from error


@contextmanager
def opened_outside(source: Path, name: str) -> Iterator[BinaryIO]:
    """Open an ordinary file for reading. Raise UnusableFile, also for what happens while it is read."""
    try:
        _must_be_ordinary(
            source.stat().st_mode, name
        )  # before it is opened: opening a device may do something
        handle = os.open(source, _FLAGS)
        with os.fdopen(handle, "rb") as file:
            _must_be_ordinary(os.fstat(handle).st_mode, name)
            yield file
    except OSError as error:
        raise _unreadable(name, error) from error
    except ValueError as error:  # a name with a NUL in it
        raise unusable(name, "is not the name of a file", _OTHER) from error


def _must_be_ordinary(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise unusable(name, "is a folder", "Choose the pictures in it.")
    if not stat.S_ISREG(mode):
        raise unusable(name, "is not an ordinary file", _OTHER)


def _unreadable(name: str, error: OSError) -> UnusableFile:
    if isinstance(error, FileNotFoundError):
        return unusable(name, "is not there", "Look whether it was moved or renamed.")
    if isinstance(error, PermissionError):
        return unusable(name, "may not be read by you", "Ask its owner for the right to read it.")
    said = (error.strerror or type(error).__name__).lower()
    return unusable(name, f"cannot be read: {said}", "Copy it to this computer, then add it again.")
