"""One writer at a time, between threads and between programs, on Linux, macOS and Windows."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAUSE = 0.05  # seconds between two tries


@contextmanager
def locked(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock file. Raise TimeoutError after `patience` seconds in which somebody else held it.

    The system gives the lock back when its holder dies, so a killed program leaves nothing behind.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags, 0o666)
    try:
        _acquire(handle, time.monotonic() + patience)
        try:
            yield
        finally:
            _release(handle)
    finally:
        os.close(handle)


def _acquire(handle: int, deadline: float) -> None:
    while not _try(handle):
        if time.monotonic() >= deadline:
            raise TimeoutError("another program is writing here")
        time.sleep(PAUSE)


if sys.platform == "win32":
    import msvcrt

    def _try(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def _release(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try(handle: int) -> bool:
        try:
            # flock, not lockf: it holds between threads too, and closing another handle does not drop it.
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
