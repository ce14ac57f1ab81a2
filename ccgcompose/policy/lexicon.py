"""A list of words with what each says of a text, read from a TOML file and indexed for quick look-up."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import Enum
from importlib import resources
from typing import Any


class Strength(Enum):
    """How strong a word is. The two upper ones stop a post."""

    STRONG = "strong"
    MODERATE = "moderate"
    MILD = "mild"


@dataclass(frozen=True, slots=True)
class Entry:
    """One word with all its forms. `says` is the policy's word for what is wrong with it."""

    base: str
    forms: frozenset[str]
    says: str
    strength: Strength
    anywhere: bool = False
    apart: bool = False
    near: frozenset[str] = frozenset()
    name: bool = False

    @property
    def is_mild(self) -> bool:
        """Return whether it only warns; mild words are not looked for in disguises."""
        return self.strength is Strength.MILD


class Lexicon:
    """Entries by their forms, and the indexes that the search for disguised words needs."""

    def __init__(
        self,
        entries: tuple[Entry, ...],
        innocent: frozenset[str] = frozenset(),
        halves: frozenset[str] = frozenset(),
    ) -> None:
        self.entries = entries
        self.innocent = innocent
        self.halves = halves
        self.by_form = {form: entry for entry in entries for form in entry.forms}
        self.inside = {entry.base: entry for entry in entries if entry.anywhere}
        # What is worth a disguise: the stronger words that are long enough not to arise by chance.
        self.disguised = {
            form: entry for form, entry in self.by_form.items() if not entry.is_mild and len(form) > 3
        }
        self.beginnings = frozenset(
            form[:length] for form in self.disguised for length in range(1, len(form))
        )
        self.by_outline = _by_outline(self.disguised)


def _by_outline(forms: dict[str, Entry]) -> dict[tuple[str, int], tuple[str, ...]]:
    """Return the forms by first letter and length, for words with letters masked out."""
    outlines: dict[tuple[str, int], list[str]] = {}
    for form in forms:
        outlines.setdefault((form[0], len(form)), []).append(form)
    return {outline: tuple(found) for outline, found in outlines.items()}


def load_lexicon(name: str) -> Lexicon:
    """Return the lexicon of this name from the resources. The file is part of the program, so it is there."""
    source = resources.files("resources").joinpath(f"lexicons/{name}.toml").read_text("utf-8")
    data = tomllib.loads(source)
    entries = tuple(_entry(word) for word in data["word"])
    return Lexicon(entries, _words(data["innocent"]["words"]), _words(data["halves"]["words"]))


def load_words(name: str) -> frozenset[str]:
    """Return the words of a plain list from the resources; lines that begin with # are notes."""
    source = resources.files("resources").joinpath(f"lexicons/{name}.txt").read_text("utf-8")
    return _words("\n".join(line for line in source.splitlines() if not line.startswith("#")))


def _entry(word: dict[str, Any]) -> Entry:
    return Entry(
        base=word["base"],
        forms=_words(word["forms"]) | {word["base"]},
        says=word["says"],
        strength=Strength(word["strength"]),
        anywhere=word.get("anywhere", False),
        apart=word.get("apart", False),
        near=_words(word.get("near", "")),
        name=word.get("name", False),
    )


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())
