"""The words that everybody knows, commonest first, and the short forms of some; read from the resources."""

from __future__ import annotations

import tomllib
from importlib import resources


def load_ranks() -> dict[str, int]:
    """Return each word of the vocabulary with its place, the commonest first."""
    source = resources.files("resources").joinpath("models/respect-words.txt").read_text("utf-8")
    return {word: rank for rank, word in enumerate(source.split())}


def load_short_forms() -> dict[str, str]:
    """Return short forms and contractions with the words that they stand for."""
    source = resources.files("resources").joinpath("lexicons/short-forms.toml").read_text("utf-8")
    return dict(tomllib.loads(source)["forms"])
