"""A small model of our own that says how hateful and how abusive a sentence is: numbers, no words.

It reads words by what they mean (vectors), by their tone and by whom they name, and weighs each with its neighbours.
Groups are all one word to it, so that none is judged by its name. docs/models/respect.md tells how it was made.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from ccgcompose.policy.names_seen import ORGANISATION, PERSON
from ccgcompose.policy.people import GROUP, OTHERS, SLUR
from ccgcompose.policy.reading import LINK, NUMBER, Token
from ccgcompose.policy.remembered import remembered
from ccgcompose.policy.tone import TONES

# Stored in the model: a sign's and a label's number is its place here.
SIGNS = (GROUP, SLUR, OTHERS, PERSON, ORGANISATION, LINK, NUMBER, *'!?".,:;#', "'s")
LABELS = ("", GROUP, SLUR, OTHERS, PERSON, ORGANISATION, "emoji")
_PASSAGES_KEPT = 1_024  # as numbers; a text of 3,000 characters has some twenty, with their sentences
_WORDS_KEPT = 4_096  # as numbers
_ONE_THREAD = 250_000  # multiplications; OpenBLAS takes threads from 2**18
MEMBERS = 2
REACHES = (1, 2, 4)  # how far apart the three words are that each layer weighs together

Array = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How probable it is that a passage is hateful towards a group, and that it is abusive at all."""

    hateful: float
    abusive: float


class Encoder:
    """Turns tokens into the three numbers by which the model knows each: its word, its tone, its label."""

    def __init__(self, ranks: Mapping[str, int], tones: Mapping[str, str]) -> None:
        self._ranks = ranks
        self._signs = {sign: len(ranks) + at for at, sign in enumerate(SIGNS)}
        self._unknown = len(ranks) + len(SIGNS)
        self._tones = {word: TONES.index(tone) for word, tone in tones.items()}
        self._labels = {label: at for at, label in enumerate(LABELS)}
        self._row_of = remembered(_WORDS_KEPT)(self._row)

    @property
    def size(self) -> int:
        """Return how many words there are, with the signs and the unknown one."""
        return self._unknown + 1

    def encoded(self, tokens: Sequence[Token]) -> npt.NDArray[np.int64]:
        """Return an array of three columns, a row for each token."""
        rows = [self._row_of(token.word, token.raw, token.label) for token in tokens]
        return np.array(rows, dtype=np.int64).reshape(-1, 3)

    def _row(self, shown: str, raw: str, label: str) -> tuple[int, int, int]:
        if shown.startswith(":") and len(shown) > 1:
            word, label = shown[1:], "emoji"
        else:
            word = label or shown
        number = self._signs.get(word)
        if number is None:
            number = self._ranks.get(word, self._unknown)
        tone = 0 if shown in SIGNS else self._tones.get(raw.removeprefix(":"), 0)
        return number, tone, self._labels.get(label, 0)


class AbuseModel:
    """Two members that learned from different sentences, and what they say together."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self._fixed = weights["fixed"]
        self._scale = np.float32(weights["fixed_scale"])
        self._members = tuple(
            _Member({name[2:]: value for name, value in weights.items() if name.startswith(f"{at}_")})
            for at in range(MEMBERS)
        )
        self._verdict_of = remembered(_PASSAGES_KEPT)(self._weighed)

    @property
    def size(self) -> int:
        """Return how many words it has numbers for."""
        return len(self._fixed)

    def verdict(self, rows: npt.NDArray[np.int64]) -> Verdict:
        """Return what the model says of a passage, encoded by `Encoder`.

        A key press changes one passage: the others are remembered.
        """
        return self._verdict_of(rows.tobytes()) if len(rows) else Verdict(0.0, 0.0)

    def _weighed(self, packed: bytes) -> Verdict:
        rows = np.frombuffer(packed, dtype=np.int64).reshape(-1, 3)
        fixed = self._fixed[rows[:, 0]].astype(np.float32) * self._scale
        logits = np.mean([member.logits(fixed, rows) for member in self._members], axis=0)
        hateful, abusive = 1.0 / (1.0 + np.exp(-logits))
        return Verdict(float(hateful), float(abusive))


class _Member:
    """The weights of one member."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self._learned = weights["learned"]
        self._scale = np.float32(weights["learned_scale"])
        self._w: dict[str, Array] = {
            name: np.ascontiguousarray(value, np.float32)
            for name, value in weights.items()
            if not name.startswith("learned")
        }
        self._mix = tuple(np.split(self._w[f"mix{layer}_w"], 3) for layer in range(len(REACHES)))

    def logits(self, fixed: Array, rows: npt.NDArray[np.int64]) -> Array:
        """Return the two answers, as log odds; `fixed` is what the words mean."""
        w = self._w
        number, tone, label = rows.T
        learned = self._learned[number].astype(np.float32) * self._scale
        features = np.concatenate((fixed, learned, w["tone"][tone], w["label"][label]), axis=1)
        hidden = _positive(_product(features, w["in_w"]) + w["in_b"])
        for layer, reach in enumerate(REACHES):
            mixed = _mixed(hidden, reach, self._mix[layer])
            mixed += w[f"mix{layer}_b"]
            hidden += _positive(mixed)
        pooled = np.concatenate((hidden.max(axis=0), hidden.mean(axis=0)))
        answers: Array = _positive(pooled @ w["pool_w"] + w["pool_b"]) @ w["out_w"] + w["out_b"]
        return answers


def _positive(values: Array) -> Array:
    return np.maximum(values, np.float32(0))


def _product(rows: Array, weights: Array) -> Array:
    """Return the matrix product, in pieces that the linear algebra library does not spread over threads.

    Threads gain nothing for so little, and wait for one another for many milliseconds on a busy machine.
    """
    height = max(1, _ONE_THREAD // weights.size)
    if len(rows) <= height:
        return rows @ weights
    return np.concatenate([rows[at : at + height] @ weights for at in range(0, len(rows), height)])


def _mixed(hidden: Array, reach: int, weights: Sequence[Array]) -> Array:
    """Return the product of weights with the row `reach` before each, with the row itself, and the one after it."""
    before, here, after = weights
    mixed = _product(hidden, here)
    if len(hidden) > reach:
        mixed[reach:] += _product(hidden[:-reach], before)
        mixed[:-reach] += _product(hidden[reach:], after)
    return mixed


def load_abuse_model() -> AbuseModel:
    """Return the model of the resources. The file is part of the program, so it is there."""
    packed = resources.files("resources").joinpath("models/respect.npz").read_bytes()
    with np.load(io.BytesIO(packed), allow_pickle=False) as weights:
        return AbuseModel({name: weights[name] for name in weights.files})
