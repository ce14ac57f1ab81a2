"""The tone of a word: what it does to whoever a sentence is about."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources

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


def load_tones(swearing: Mapping[str, str]) -> dict[str, str]:
    """Return the tone of each word that has one; `swearing` adds the words of the other list, with what they are."""
    source = resources.files("resources").joinpath("lexicons/tone.toml").read_text("utf-8")
    listed = tomllib.loads(source)
    tones = {word: tone for tone in TONES for word in listed.get(tone, "").split()}
    return tones | {word: says for word, says in swearing.items() if says in TONES}
