"""The words around names, from the resources, as pieces of patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources


@cache
def _lists() -> dict[str, str]:
    source = resources.files("resources").joinpath("lexicons/name-cues.toml").read_text("utf-8")
    return {key: str(words).replace("\n", "") for key, words in tomllib.loads(source).items()}


@cache
def listed(key: str) -> frozenset[str]:
    """Return the words of one of the lists of name-cues.toml."""
    return frozenset(word.strip() for word in _lists()[key].split("|"))


def piece(key: str) -> str:
    """Return one of the pieces of patterns of name-cues.toml."""
    return _lists()[key]


@cache
def any_of(key: str) -> str:
    """Return a pattern for the words of a list, as a tree: as many words cost hardly more than one."""
    return _tree(listed(key))


def _tree(words: Iterable[str]) -> str:
    """Return a pattern for some words, the longest first: common beginnings are looked at once."""
    branches: dict[str, set[str]] = {}
    ends_here = False
    for word in words:
        if word:
            branches.setdefault(word[0], set()).add(word[1:])
        else:
            ends_here = True
    grown = [re.escape(letter) + _tree(rest) for letter, rest in sorted(branches.items())]
    if not grown:
        return ""
    joined = grown[0] if len(grown) == 1 and not ends_here else f"(?:{'|'.join(grown)})"
    return f"{joined}?" if ends_here else joined
