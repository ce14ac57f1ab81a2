"""Time, ids and passphrases."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


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


class Passphrases(Protocol):
    """Hashes and checks passphrases (argon2id)."""

    def hash(self, passphrase: str) -> str:
        """Return a salted hash with its parameters."""
        ...

    def matches(self, stored: str, passphrase: str) -> bool:
        """Return whether the passphrase made this hash."""
        ...
