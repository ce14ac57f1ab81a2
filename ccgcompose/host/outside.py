"""Read a file that somebody dropped on us: an ordinary one, bounded, under a short harmless name."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from ccgcompose.errors import UnusableFile
from ccgcompose.host.sentences import unusable

MAX_BYTES = 50 * 1024 * 1024
LONGEST_NAME = 80
# A pipe would keep us waiting for a writer; Windows would change line ends.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
_OTHER = "Choose a picture file."


def short_name(source: Path) -> str:
    """Return the file's own name without its folders and unprintable signs, at most 80 characters, ending kept."""
    name = "".join(letter for letter in source.name if letter.isprintable()).strip() or "picture"
    ending = Path(name).suffix[:10]
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - len(ending) - 1] + "…" + ending


def read_outside(source: Path, name: str) -> bytes:
    """Return the bytes of an ordinary file of at most 50 MB. Raise UnusableFile."""
    try:
        _must_be_ordinary(
            source.stat().st_mode, name
        )  # before it is opened: opening a device may do something
        handle = os.open(source, _FLAGS)
        with os.fdopen(handle, "rb") as file:
            _must_be_ordinary(os.fstat(handle).st_mode, name)
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(name, error) from error
    except ValueError as error:  # a name with a NUL in it
        raise unusable(name, "is not the name of a file", _OTHER) from error
    if len(data) > MAX_BYTES:
        raise unusable(
            name, f"has more than {MAX_BYTES // 1024**2} MB", "Make the picture smaller, then add it again."
        )
    return data


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
