"""What is known of single words: how usual as a first name, as a surname, as a word, and which words are used alike.

The table holds no words, only their CRC-32 with a value for each, sorted; so it takes three megabytes of memory and no
time to load. One unknown word in some twenty thousand is taken for a known one by chance.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib import resources
from zlib import crc32, decompress

from ccgcompose.policy.remembered import remembered


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a word.

    `first`, `last` and `usual` go from 0 (not at all) to 3: as a first name, as a surname, as a word of English
    texts. `place` says whether it is part of a place's name. `person` is how often words that are used like it are
    part of a person's name, from 1 (never) to 9; `cluster` the number of the words that are used like it; 0 of the
    two is not known.
    """

    first: int = 0
    last: int = 0
    usual: int = 0
    place: bool = False
    person: int = 0
    cluster: int = 0


UNKNOWN = Known()


def numbers(code: str, data: bytes) -> array[int]:
    """Return the numbers of a file of ours, which is little-endian on every machine."""
    found = array(code, data)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def packed(known: Known) -> int:
    """Return it as the number that the table holds."""
    flags = known.first | known.last << 2 | known.usual << 4 | known.place << 6
    return flags | known.person << 7 | known.cluster << 11


class NameTable:
    """Words by their CRC-32."""

    def __init__(self, keys: array[int], values: array[int]) -> None:
        self._keys = keys
        self._values = values

    def known(self, word: str) -> Known:
        """Return what is known of a folded word."""
        key = crc32(word.encode("utf-8", "surrogatepass"))
        place = bisect_left(self._keys, key)
        if place == len(self._keys) or self._keys[place] != key:
            return UNKNOWN
        value = self._values[place]
        return Known(
            first=value & 3,
            last=value >> 2 & 3,
            usual=value >> 4 & 3,
            place=bool(value >> 6 & 1),
            person=value >> 7 & 15,
            cluster=value >> 11,
        )


@cache
def name_table() -> NameTable:
    """Return the table of the resources. The file is part of the program, so it is there."""
    data = decompress(resources.files("resources").joinpath("models/names/words.bin").read_bytes())
    count = len(data) // 8
    return NameTable(numbers("I", data[: 4 * count]), numbers("I", data[4 * count :]))


@remembered(16_384)
def known(word: str) -> Known:
    """Return what is known of a folded word; of one with hyphens, what is known of its best part."""
    table = name_table()
    found = table.known(word)
    if found is not UNKNOWN or "-" not in word:
        return found
    parts = [table.known(part) for part in word.split("-")[:4]]
    return Known(
        first=max(part.first for part in parts),
        last=max(part.last for part in parts),
        usual=min(part.usual for part in parts),
        person=min(part.person for part in parts),
        cluster=parts[-1].cluster,
    )
