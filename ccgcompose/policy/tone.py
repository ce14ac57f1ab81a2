"""The tone of a word: what it does to whoever a sentence is about."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

# Stored in the model: a tone's number is its place here.
TONES = (
    "plain",
    "insult",
    "vermin",
    "harm",
    "exclude",
    "hate",
    "negation",
    "objection",
    "kind",
    "profane",
    "obscene",
)


@dataclass(frozen=True, slots=True)
class Everyday:
    """Which words with a hostile tone health bodies use in a plain sense: always, or beside some other words."""

    always: frozenset[str]
    beside: Mapping[str, frozenset[str]]

    def is_plain(self, before: str, word: str, after: str) -> bool:
        """Return whether a word is plain between these two, of which either may be empty."""
        return word in self.always or not self.beside.get(word, frozenset()).isdisjoint((before, after))


def load_everyday() -> Everyday:
    """Return the words with a hostile tone that are often plain."""
    listed = _listed()
    beside = {word: frozenset(others.split()) for word, others in listed["beside"].items()}
    return Everyday(frozenset(listed["everyday"].split()), beside)


def load_tones(swearing: Mapping[str, str]) -> dict[str, str]:
    """Return the tone of each word that has one; `swearing` adds the words of the other list, with what they are."""
    listed = _listed()
    tones = {word: tone for tone in TONES for word in listed.get(tone, "").split()}
    return tones | {word: says for word, says in swearing.items() if says in TONES}


def _listed() -> dict[str, Any]:
    source = resources.files("resources").joinpath("lexicons/tone.toml").read_text("utf-8")
    return tomllib.loads(source)
