"""A conditional random field over tokens, read from the resources: how likely each token begins or continues a name.

The weights were learned with CRFsuite (see docs/models/names.md) and are kept in a file of our own, so that what is
known of a word is added up once and kept. Labels: 0 no name, 1 the first token of a name, 2 a further one.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from importlib import resources
from math import exp
from zlib import crc32, decompress

from ccgcompose.policy.name_features import REACH
from ccgcompose.policy.name_table import numbers
from ccgcompose.policy.remembered import remembered

LABELS = 3
ROW = (2 * REACH + 1) * LABELS  # a feature's weights: for each place that looks at it, for each label
SCALE = 1000  # weights are kept in thousandths
# For each place that looks at a token, from two before it to two after: by how much beginning and continuing a name
# lead before "no name".
Row = tuple[float, ...]
_NO_ROW: Row = (0.0,) * (2 * (2 * REACH + 1))
_SHORT, _RUNS_KEPT = 24, 4_096  # tokens; a key press changes one run, the others are remembered
_SURE = 9.0  # by how much "no name" must lead for a token not to be weighed with its neighbours


class NameCrf:
    """The weights of features and of one label after another."""

    def __init__(self, keys: array[int], weights: array[int], steps: Row) -> None:
        self._keys = keys
        self._weights = weights
        self._steps = steps
        self._after = tuple(exp(step) for step in steps)
        self._weighed_run = remembered(_RUNS_KEPT)(self._weighed)

    def row(self, features: tuple[str, ...]) -> Row:
        """Return the sum of what some features say."""
        total = [0] * ROW
        for feature in features:
            key = crc32(feature.encode("utf-8", "surrogatepass"))
            place = bisect_left(self._keys, key)
            if place < len(self._keys) and self._keys[place] == key:
                for index, weight in enumerate(self._weights[place * ROW : place * ROW + ROW]):
                    total[index] += weight
        return tuple(
            (total[at + label] - total[at]) / SCALE for at in range(0, ROW, LABELS) for label in (1, 2)
        )

    def chances(
        self, rows: Sequence[Row], pairs: Sequence[Row], lean: float = 0.0
    ) -> list[tuple[float, float]]:
        """Return for each token how likely it begins and how likely it continues a name.

        `rows` are what is known of the tokens, `pairs` of each token with the one before it. `lean` is added to what
        speaks for a name: more is found, and more is found wrongly.
        """
        scores = _scores(rows, pairs, lean)
        chances = [(0.0, 0.0)] * len(rows)
        for first, last in _unsure(scores):
            if last - first <= _SHORT:
                chances[first:last] = self._weighed_run(tuple(scores[first:last]))
            else:
                chances[first:last] = self._weighed(scores[first:last])
        return chances

    def _weighed(self, scores: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        """Return the chances in a row of tokens between two that are no names (or the text's ends)."""
        grown = [(_grown(one), _grown(two)) for one, two in scores]
        ahead = self._ahead(grown)
        oo, ob, oi, bo, bb, bi, io, ib, ii = self._after
        none, first, further = 1.0, bo / oo, io / oo
        found: list[tuple[float, float]] = []
        for (one, two), (f0, f1, f2) in zip(reversed(grown), reversed(ahead), strict=True):
            p0, p1, p2 = f0 * none, f1 * first, f2 * further
            whole = p0 + p1 + p2 or 1.0
            found.append((p1 / whole, p2 / whole))
            e1, e2 = one * first, two * further
            none, first, further = (
                oo * none + ob * e1 + oi * e2,
                bo * none + bb * e1 + bi * e2,
                io * none + ib * e1 + ii * e2,
            )
            size = none + first + further
            none, first, further = none / size, first / size, further / size
        return found[::-1]

    def _ahead(self, grown: Sequence[tuple[float, float]]) -> list[tuple[float, float, float]]:
        oo, ob, oi, bo, bb, bi, io, ib, ii = self._after
        none, first, further = 1.0, 0.0, 0.0
        found: list[tuple[float, float, float]] = []
        for one, two in grown:
            none, first, further = (
                none * oo + first * bo + further * io,
                (none * ob + first * bb + further * ib) * one,
                (none * oi + first * bi + further * ii) * two,
            )
            size = none + first + further
            none, first, further = none / size, first / size, further / size
            found.append((none, first, further))
        return found


def _scores(rows: Sequence[Row], pairs: Sequence[Row], lean: float) -> list[tuple[float, float]]:
    """Return by how much beginning and continuing a name lead at each place, looked at alone."""
    padded = [_NO_ROW, _NO_ROW, *rows, _NO_ROW, _NO_ROW]
    joined = [*pairs, _NO_ROW]
    return [
        (
            a[0] + b[2] + c[4] + d[6] + e[8] + one[4] + other[6] + lean,
            a[1] + b[3] + c[5] + d[7] + e[9] + one[5] + other[7] + lean,
        )
        for a, b, c, d, e, one, other in zip(
            padded, padded[1:], padded[2:], padded[3:], padded[4:], joined, joined[1:], strict=False
        )
    ]


def _grown(score: float) -> float:
    return exp(min(60.0, max(-60.0, score)))


def _unsure(scores: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """Return the runs of tokens that may be names."""
    runs: list[tuple[int, int]] = []
    start = -1
    for place, (one, two) in enumerate([*scores, (-99.0, -99.0)]):
        sure = one < -_SURE and two < -_SURE
        if start < 0 and not sure:
            start = place
        elif start >= 0 and sure:
            runs.append((start, place))
            start = -1
    return runs


@cache
def name_crf() -> NameCrf:
    """Return the model of the resources. The file is part of the program, so it is there."""
    data = decompress(resources.files("resources").joinpath("models/names/crf.bin").read_bytes())
    (count,) = struct.unpack("<I", data[:4])
    steps = struct.unpack("<9d", data[4:76])
    keys, weights = data[76 : 76 + 4 * count], data[76 + 4 * count :]
    return NameCrf(numbers("I", keys), numbers("h", weights), steps)
