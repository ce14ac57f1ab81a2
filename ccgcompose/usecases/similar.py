"""Recognise the same or nearly the same picture by perceptual hashes: compared in memory, which is exact.

The whole of each is compared with the whole and the parts of the other: a crop is near to a part of its original, an
original in a part of it to a crop. Parts are not compared with parts: that would cost much and recognise chance alike.

Comparing two hashes of 64 bits is one exclusive or and a count of bits, so ten thousand media are gone through in
milliseconds; an index by bands or a tree would save none of that and could miss some.
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
        self._wholes: list[tuple[int, str]] = []
        self._parts: list[tuple[int, str]] = []
        for sha256, some in prints.items():
            self.learn(sha256, some)

    def learn(self, sha256: str, prints: Iterable[Print]) -> None:
        """Know one file more from now on."""
        for each in prints:
            kept = self._wholes if each.part is None else self._parts
            kept.append((int(each.bits, 16), sha256))

    def like(
        self, prints: Iterable[Print], *, most: int = NEAR, apart_from: str = ""
    ) -> tuple[Likeness, ...]:
        """Return the files that differ by at most that many bits in some part, nearest first."""
        asked = tuple(prints)
        whole = {int(each.bits, 16) for each in asked if each.part is None}
        every = {int(each.bits, 16) for each in asked}
        nearest: dict[str, int] = {}
        for wanted, kept in ((every, self._wholes), (whole, self._parts)):
            for each in wanted:
                for bits, sha256 in kept:
                    differ = (bits ^ each).bit_count()
                    if differ <= most and differ < nearest.get(sha256, most + 1):
                        nearest[sha256] = differ
        nearest.pop(apart_from, None)
        found = (Likeness(sha256, bits) for sha256, bits in nearest.items())
        return tuple(sorted(found, key=lambda likeness: (likeness.bits, likeness.sha256)))
