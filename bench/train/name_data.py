"""The texts to learn from. docs/models/names.md says where each file comes from and under which terms."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.name_corpora import Marked, Span, read
from bench.train.health_sentences import sentences
from ccgcompose.policy.name_tokens import Token

_LEARN = (
    "btc-b.conll",
    "btc-e.conll",
    "btc-h.conll",
    "btc-g.conll",
    "wnut17-train.conll",
    "wikigold.conllu",
    "tweebank-train.bio",
    "tweebank-dev.bio",
    "tweebank-test.bio",
)
_SPLIT = ("btc-b.conll", "btc-g.conll", "btc-h.conll")
_TUNE = ("wnut17-dev.conll",)
_SPACED = 0.5  # share of the texts with a space between all tokens


def corpus(folder: Path, held_back: bool) -> Iterator[Marked]:
    """Yield what people marked; with `held_back` without the texts that we tune on."""
    chance = random.Random(17)  # noqa: S311
    for name in (*_LEARN, *(() if held_back else _TUNE)):
        tight, spaced = read(folder / name), read(folder / name, spaced=True)
        count = len(tight) * 2 // 3 if held_back and name in _SPLIT else len(tight)
        for one, other in zip(tight[:count], spaced[:count], strict=True):
            yield other if chance.random() < _SPACED else one


def made_up(folder: Path, count: int) -> Iterator[Marked]:
    """Yield sentences of our own making."""
    return sentences(folder, count)


def labels_of(tokens: Sequence[Token], names: tuple[Span, ...]) -> list[str]:
    """Return B, I or O for each token. Part of a token in a name makes it one."""
    labels = ["O"] * len(tokens)
    for start, end in names:
        inside = [number for number, token in enumerate(tokens) if token.start < end and token.end > start]
        for place, number in enumerate(inside):
            labels[number] = "I" if place else "B"
    return labels
