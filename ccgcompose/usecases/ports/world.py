"""Time, ids, passphrases, and many hands."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from datetime import datetime
from typing import Protocol, TypeVar

from ccgcompose.errors import Problem

T = TypeVar("T")
R = TypeVar("R")


class Clock(Protocol):
    """Tells the moment, in UTC."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...


class Ids(Protocol):
    """Makes identities that are never used twice and sort by the time they were made."""

    def new(self, prefix: str) -> str:
        """Return a new id such as `post-01k…`."""
        ...


class Crew(Protocol):
    """Works jobs off side by side, a bounded number at once; others wait their turn."""

    def start(self, job: Callable[[], None]) -> None:
        """Have this done: on a worker of its own, or (in a crew of one) before this returns. It raises nothing."""
        ...

    def wait(self) -> None:
        """Return when every job that was started has ended."""
        ...

    def closing(self) -> bool:
        """Return whether what is under way should be the last."""
        ...


class Hands(Protocol):
    """Do the same to many things side by side, a few at a time."""

    def each(self, job: Callable[[T], R], things: Iterable[T]) -> Generator[R | Problem, None, None]:
        """Yield what the job returns for each thing, in their order, or the Problem that it raised.

        Things are drawn on the thread of the caller, a few ahead of what is asked for. Where they end, what was begun
        is still yielded; closing the generator waits for what was begun and begins no more.
        """
        ...


class Passphrases(Protocol):
    """Hashes and checks passphrases (argon2id)."""

    def hash(self, passphrase: str) -> str:
        """Return a salted hash with its parameters."""
        ...

    def matches(self, stored: str, passphrase: str) -> bool:
        """Return whether the passphrase made this hash."""
        ...
