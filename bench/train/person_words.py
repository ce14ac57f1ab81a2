"""Learn from marked texts how likely a word is part of a name, for every word that has a vector.

A small network (one hidden layer) on the public GloVe vectors: what it learns of the words of the corpora holds for the
words beside them, too. It is stopped early so that it cannot learn the corpora by heart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from bench.name_corpora import Marked
from bench.train.name_data import labels_of
from ccgcompose.policy.name_tokens import tokens_of
from ccgcompose.policy.text import Text

Floats = NDArray[np.float64]
_HIDDEN, _ROUNDS, _BATCH, _STEP = 48, 5, 256, 0.003
BUCKETS = (0.01, 0.03, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85)


class _Network:
    """One hidden layer, learned with Adam."""

    def __init__(self, width: int, chance: np.random.Generator) -> None:
        self.parts: list[Floats] = [
            chance.normal(0, 0.2, (width, _HIDDEN)),
            np.zeros(_HIDDEN),
            chance.normal(0, 0.2, _HIDDEN),
            np.zeros(1),
        ]
        self._means = [np.zeros_like(part) for part in self.parts]
        self._squares = [np.zeros_like(part) for part in self.parts]
        self._steps = 0

    def answers(self, given: Floats) -> tuple[Floats, Floats]:
        """Return the hidden layer and the chances."""
        hidden = np.maximum(0, given @ self.parts[0] + self.parts[1])
        return hidden, 1 / (1 + np.exp(-(hidden @ self.parts[2] + self.parts[3][0])))

    def learn(self, given: Floats, wanted: Floats, weights: Floats) -> None:
        """Take one step towards what is wanted."""
        hidden, said = self.answers(given)
        error = (said - wanted) * weights / weights.sum()
        back = error[:, None] * self.parts[2] * (hidden > 0)
        slopes = [given.T @ back, back.sum(0), hidden.T @ error, np.array([error.sum()])]
        self._steps += 1
        for number, slope in enumerate(slopes):
            slope = slope + 1e-4 * self.parts[number]
            self._means[number] = 0.9 * self._means[number] + 0.1 * slope
            self._squares[number] = 0.999 * self._squares[number] + 0.001 * slope**2
            mean = self._means[number] / (1 - 0.9**self._steps)
            square = self._squares[number] / (1 - 0.999**self._steps)
            self.parts[number] = self.parts[number] - _STEP * mean / (np.sqrt(square) + 1e-8)


def person_words(texts: Iterable[Marked], words: list[str], vectors: NDArray[np.float32]) -> dict[str, int]:
    """Return for each word its bucket, from 1 (never in a name) to 9 (nearly always)."""
    seen, named = _counted(texts)
    places = {word: place for place, word in enumerate(words)}
    known = [word for word in seen if word in places]
    given = _given(vectors, np.array([places[word] for word in known]))
    wanted = np.array([named[word] / seen[word] for word in known])
    weights = np.array([min(seen[word], 5) for word in known], dtype=float)
    chance = np.random.default_rng(3)
    network = _Network(given.shape[1], chance)
    for _ in range(_ROUNDS):
        for batch in np.array_split(chance.permutation(len(known)), max(1, len(known) // _BATCH)):
            network.learn(given[batch], wanted[batch], weights[batch])
    parts = (np.arange(at, min(at + 20_000, len(words))) for at in range(0, len(words), 20_000))
    said = np.concatenate([network.answers(_given(vectors, part))[1] for part in parts])
    return {word: int(bucket) + 1 for word, bucket in zip(words, np.searchsorted(BUCKETS, said), strict=True)}


def _given(vectors: NDArray[np.float32], places: NDArray[np.int64]) -> Floats:
    rank = np.log1p(places)[:, None] / 13
    return np.concatenate([vectors[places] * 4, rank, np.ones((len(places), 1))], axis=1)


def _counted(texts: Iterable[Marked]) -> tuple[Counter[str], Counter[str]]:
    seen: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for marked in texts:
        tokens = tokens_of(Text(marked.text))
        for token, label in zip(tokens, labels_of(tokens, marked.names), strict=True):
            if token.low.isalpha():
                seen[token.low] += 1
                named[token.low] += label != "O"
    return seen, named
