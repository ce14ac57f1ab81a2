"""What SQLite reports, as a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from ccgcompose.errors import DiskFull, EnvironmentFault, StoreUnavailable

_FULL = "full"
_BUSY = ("locked", "busy")
_FOREIGN = ("not a database", "malformed")


@contextmanager
def told(url: str) -> Iterator[None]:
    """Turn a fault of the database into DiskFull or StoreUnavailable."""
    try:
        yield
    except DBAPIError as error:
        raise problem(str(error.orig), url) from error


def problem(said: str, url: str) -> EnvironmentFault:
    """Return the problem that the database's own words mean."""
    kept = "What was saved before is kept; the last step was not done."
    if _FULL in said:
        return DiskFull("The disk is full.", kept=kept, next="Free some room, then do the last step again.")
    if any(word in said for word in _BUSY):
        next = "Try again; if it stays so, look which other program has the database open."
        return StoreUnavailable("The database is held by another program.", kept=kept, next=next)
    if any(word in said for word in _FOREIGN):
        next = "Restore a backup; keep the damaged file for whoever looks into it."
        return StoreUnavailable(
            f"{url} is damaged, or no database of ccgcompose.", kept="It was not touched.", next=next
        )
    return StoreUnavailable(f"The database refused: {said}.", kept=kept, next="Run `ccgcompose doctor`.")
