"""What SQLite reports, as a sentence that says what was kept and what to do. It goes by SQLite's error codes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from ccgcompose.errors import (
    ConcurrentEdit,
    DiskFull,
    FolderUnwritable,
    NotFound,
    Problem,
    Refused,
    StoreUnavailable,
)

_KEPT = "What was saved before is kept; this step was not done."
_PRIMARY = 0xFF  # the low byte of an extended code is the kind of fault
_TAKEN = (sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turn a fault of the database at `where` into a Problem."""
    try:
        yield
    except DBAPIError as error:
        raise problem(error.orig or error, where) from error
    except sqlite3.Error as error:
        raise problem(error, where) from error


def problem(fault: BaseException, where: str) -> Problem:
    """Return the problem that a fault of SQLite means."""
    code = getattr(fault, "sqlite_errorcode", 0)
    if code & _PRIMARY == sqlite3.SQLITE_CONSTRAINT:
        return _constraint(code, str(fault))
    match code & _PRIMARY:
        case sqlite3.SQLITE_FULL:
            next = "Free some room on the disk, then do the last step again."
            return DiskFull(f"There is no room left for {where}.", kept=_KEPT, next=next)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            next = "Try again; if it stays so, look which other program has the database open."
            return StoreUnavailable("The database is held by another program.", kept=_KEPT, next=next)
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            next = "Look at the rights of the file and of the folder it lies in."
            return FolderUnwritable(f"{where} cannot be opened for writing.", kept=_KEPT, next=next)
        case sqlite3.SQLITE_NOTADB:
            next = "Name another file, or restore a backup."
            return StoreUnavailable(f"{where} is no database.", kept="It was not touched.", next=next)
        case sqlite3.SQLITE_CORRUPT:
            next = "Keep the damaged file for whoever looks into it, and restore the newest backup."
            return StoreUnavailable(f"{where} is damaged.", kept="It was not repaired.", next=next)
    return StoreUnavailable(f"The database refused: {fault}.", kept=_KEPT, next="Run `ccgcompose doctor`.")


def _constraint(code: int, said: str) -> Problem:
    kept = "Nothing was changed."
    if code == sqlite3.SQLITE_CONSTRAINT_TRIGGER:
        next = "Add a new record instead; what was written before stays as it was."
        return Refused(f"The database refuses this: {said}.", kept=kept, next=next)
    if code in _TAKEN:
        return ConcurrentEdit("This was saved in the meantime.", kept=kept, next="Look at it again.")
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return NotFound("What this belongs to is not there.", kept=kept, next="Look at it again.")
    return StoreUnavailable(f"The database refused: {said}.", kept=kept, next="Run `ccgcompose doctor`.")
