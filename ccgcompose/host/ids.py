"""Identities that sort by the time they were made: 48 bits of milliseconds, then 52 random bits; names of processes."""

from __future__ import annotations

import os
import secrets
import socket
import threading
from collections.abc import Callable

from ccgcompose.usecases.ports import Clock

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no letter that looks like a digit
_RANDOM_BITS = 52
_STEP_BITS = 32
_LENGTH = 20  # 100 bits in letters of five


class SortableIds:
    """Fulfils the port Ids. `random_bits(n)` returns n random bits."""

    def __init__(self, clock: Clock, random_bits: Callable[[int], int] = secrets.randbits) -> None:
        self._clock = clock
        self._random_bits = random_bits
        self._last = -1
        self._lock = threading.Lock()

    def new(self, prefix: str) -> str:
        """Return `prefix-` and 20 letters; later ids of this process are always greater."""
        milliseconds = max(0, int(self._clock.now().timestamp() * 1000))
        with self._lock:
            wanted = (milliseconds << _RANDOM_BITS) | self._random_bits(_RANDOM_BITS)
            if wanted <= self._last:
                # The same millisecond, or a clock that was set back. A random step, not one: a forked process
                # goes on from the same number and must not meet us.
                wanted = self._last + 1 + self._random_bits(_STEP_BITS)
            self._last = wanted
        return f"{prefix}-{_letters(wanted)}"


def _letters(number: int) -> str:
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(5 * (_LENGTH - 1), -1, -5))


def process_name() -> str:
    """Name this process in leases: no two that run at once have the same."""
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
