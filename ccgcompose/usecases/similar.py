"""Recognise the same or nearly the same picture by perceptual hashes: compared all, in memory, which is exact.

Comparing two hashes of 64 bits is one exclusive or and a count of bits, so the parts of ten thousand media are gone
through in tens of milliseconds; an index by bands or a tree would save little of that and could miss some.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ccgcompose.domain.sight import Print

SAME = 4  # bits of 64 that compression and size change
NEAR = 10  # bits that a crop of the edge, a caption or other colours change


@dataclass(frozen=True, slots=True)
class Likeness:
    """A file that looks like another, by how many of 64 bits its nearest print differs."""

    sha256: str
    bits: int

    @property
    def is_same(self) -> bool:
        """Return whether it is the same picture for all that can be seen."""
        return self.bits <= SAME


class Likenesses:
    """The prints of all files, to be asked for those that look like a new one."""

    def __init__(self, prints: Mapping[str, Iterable[Print]]) -> None:
        import numpy as np

        self._hashes = np.zeros(1_024, dtype=np.uint64)  # grows by doubling; the first `len(_owners)` count
        self._owners: list[str] = []
        for sha256, some in prints.items():
            self.learn(sha256, some)

    def learn(self, sha256: str, prints: Iterable[Print]) -> None:
        """Know one file more from now on."""
        import numpy as np

        for each in prints:
            if len(self._owners) == len(self._hashes):
                self._hashes = np.resize(self._hashes, 2 * len(self._hashes))
            self._hashes[len(self._owners)] = int(each.bits, 16)
            self._owners.append(sha256)

    def like(
        self, prints: Iterable[Print], *, most: int = NEAR, apart_from: str = ""
    ) -> tuple[Likeness, ...]:
        """Return the files that differ by at most that many bits in some part, nearest first."""
        import numpy as np

        known = self._hashes[: len(self._owners)]
        nearest: dict[str, int] = {}
        for wanted in {int(each.bits, 16) for each in prints}:
            differ = np.bitwise_count(known ^ np.uint64(wanted))
            for at in np.flatnonzero(differ <= most):
                owner, bits = self._owners[at], int(differ[at])
                if bits < nearest.get(owner, most + 1):
                    nearest[owner] = bits
        nearest.pop(apart_from, None)
        found = (Likeness(sha256, bits) for sha256, bits in nearest.items())
        return tuple(sorted(found, key=lambda likeness: (likeness.bits, likeness.sha256)))
