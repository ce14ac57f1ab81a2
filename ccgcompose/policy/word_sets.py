"""Small sets of words that turn the sense of what stands beside them, read from the resources once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the set of this name. Raise KeyError for a name that is none."""
    return _sets()[name]


@cache
def _sets() -> dict[str, frozenset[str]]:
    source = resources.files("resources").joinpath("lexicons/surroundings.toml").read_text("utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(source).items()}
