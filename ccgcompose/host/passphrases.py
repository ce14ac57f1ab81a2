"""Passphrases under argon2id. The library is loaded when the first one is hashed or checked.

The parameters are RFC 9106's second recommended set (section 4): 3 passes over 64 MiB in 4 lanes. Measured on
two shared cores: 0.15 to 0.17 s for each guess.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from ccgcompose.errors import BadInput, EnvironmentFault

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST = 12
# More than any of our hashes ever asks for. A hash that somebody wrote by hand must not hang the computer.
_MOST_PASSES, _MOST_KIBIBYTES, _MOST_LANES = 20, 1024 * 1024, 16


class Argon2Passphrases:
    """Fulfils the port Passphrases."""

    def __init__(self) -> None:
        self._made: PasswordHasher | None = None

    def hash(self, passphrase: str) -> str:
        """Return a salted hash. Raise BadInput for fewer than 12 characters, EnvironmentFault without memory."""
        from argon2.exceptions import HashingError

        if len(_form(passphrase).strip()) < SHORTEST:
            raise BadInput(
                f"A passphrase has at least {SHORTEST} characters.",
                kept="Nothing was changed.",
                next="Three or four words that you can remember are good.",
            )
        try:
            return self._hasher().hash(_bytes(passphrase))
        except HashingError as error:
            raise _no_memory() from error

    def matches(self, stored: str, passphrase: str) -> bool:
        """Return whether the passphrase made this hash; a hash that cannot be read fits nothing.

        Raise EnvironmentFault when the computer lacks the memory to tell.
        """
        from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

        if not _is_sane(stored):
            return False
        try:
            return self._hasher().verify(stored, _bytes(passphrase))
        except (VerifyMismatchError, InvalidHashError):
            return False
        except VerificationError as error:
            if "memory" in str(error).lower():
                raise _no_memory() from error
            return False

    def _hasher(self) -> PasswordHasher:
        if self._made is None:
            from argon2 import PasswordHasher
            from argon2.profiles import RFC_9106_LOW_MEMORY

            self._made = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
        return self._made


def _is_sane(stored: str) -> bool:
    from argon2 import extract_parameters
    from argon2.exceptions import InvalidHashError

    try:
        asked = extract_parameters(stored)
    except (InvalidHashError, ValueError):
        return False
    return (
        asked.time_cost <= _MOST_PASSES
        and asked.memory_cost <= _MOST_KIBIBYTES
        and asked.parallelism <= _MOST_LANES
    )


def _form(passphrase: str) -> str:
    """The same words typed on another keyboard are the same passphrase (NFKC)."""
    return unicodedata.normalize("NFKC", passphrase)


def _bytes(passphrase: str) -> bytes:
    return _form(passphrase).encode("utf-8", "surrogatepass")


def _no_memory() -> EnvironmentFault:
    return EnvironmentFault(
        "This computer has too little memory free to check a passphrase.",
        kept="Nothing was opened or changed.",
        next="Close other programs, then try again.",
    )
