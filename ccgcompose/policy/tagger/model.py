"""Ask the model: for each token of a text, what the word tells of whom; of each window, whether it turns on somebody.

The model is loaded when it is first asked, and runs on one thread, so that the window stays live beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from ccgcompose.networks import network
from ccgcompose.policy.remembered import remembered
from ccgcompose.policy.tagger.windows import Window

_WINDOWS_KEPT = 512

Floats = npt.NDArray[np.float32]


class Tag(IntEnum):
    """What a word is part of."""

    NOTHING = 0
    PATIENT = 1  # the name of a patient, a relative, a member of the public
    OTHER = 2  # the name of somebody who has a post or is known in public
    THING = 3  # the name of a thing that is called after a person
    STORY = 4  # what makes a person recognisable who is not named
    CONTACT = 5  # a number, an address or a handle that leads to a patient


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model says of a window: chances, from 0 to 1, of each tag for each token, and of the whole.

    `begins` says of each token whether a name begins there, if it is part of one.
    """

    chances: tuple[tuple[float, ...], ...]
    begins: tuple[bool, ...]
    hateful: float
    abusive: float


class Model:
    """The network, and what it said of the last windows, so that a key press asks little anew."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self.answer = remembered(_WINDOWS_KEPT)(self._asked)

    def _asked(self, window: Window) -> Answer:
        """Return what is said of one window. Any number of threads may ask."""
        asked = {
            "pieces": np.array([window.pieces], dtype=np.int64),
            "features": np.array([window.features], dtype=np.float32),
        }
        tags, turned = self._session.run(["tags", "turns"], asked)
        rows: Floats = tags[0][list(window.firsts)]
        hateful, abusive = (1 / (1 + np.exp(-turned[0]))).tolist()
        return Answer(
            chances=tuple(map(tuple, _shares(rows[:, : len(Tag)]).tolist())),
            begins=tuple((rows[:, len(Tag)] > 0).tolist()),
            hateful=hateful,
            abusive=abusive,
        )


def _shares(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = grown / grown.sum(axis=-1, keepdims=True)
    return shares


@cache
def model() -> Model:
    """Return the model of the resources. The file is part of the program, so it is there."""
    weights = resources.files("resources").joinpath("models/tagger/tagger.onnx").read_bytes()
    return Model(network(weights, threads=1))
