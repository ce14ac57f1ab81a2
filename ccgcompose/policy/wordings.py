"""Lists of words with better ones in their place, read from a TOML file.

A list has groups. Each says in its own words what is wrong with its words and what to do, and maps each word, or
several divided by "|", to a better one. A better word may be offered with one click unless it names alternatives
("A / B") or ends with "…". `leave` names phrases of the group's words that are right as they are.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any

from ccgcompose.domain.finding import Severity
from ccgcompose.policy.phrases import Found, Phrases
from ccgcompose.policy.text import Text


@dataclass(frozen=True, slots=True)
class Wording:
    """What is to be said of one word. `message` and `remedy` may hold {written} and {better}."""

    better: str
    message: str
    remedy: str
    severity: Severity

    @property
    def fits_in_place(self) -> bool:
        """Return whether the better word can stand where the other one stood."""
        return bool(self.better) and " / " not in self.better and not self.better.endswith("…")

    def said(self, written: str) -> tuple[str, str]:
        """Return message and remedy for a word as it was written (in its quotation marks)."""
        better = " or ".join(f"“{each.removesuffix('…').strip()}”" for each in self.better.split(" / "))
        return (
            self.message.format(written=written, better=better),
            self.remedy.format(written=written, better=better),
        )


class Wordings:
    """One list, searched in one pass."""

    def __init__(self, words: dict[str, Wording | None]) -> None:
        self._phrases = Phrases(words)

    def find(self, text: Text) -> Iterator[Found[Wording]]:
        """Yield the words of the list in a text; what is to be left is left."""
        for found in self._phrases.find(text):
            if found.value is not None:
                yield Found(found.start, found.end, found.phrase, found.value)


def load_wordings(name: str) -> Wordings:
    """Return the list of this name from the resources."""
    source = resources.files("resources").joinpath(f"lexicons/{name}.toml").read_text("utf-8")
    words: dict[str, Wording | None] = {}
    for group in tomllib.loads(source)["group"]:
        words |= _words(group)
    return Wordings(words)


def _words(group: dict[str, Any]) -> dict[str, Wording | None]:
    severity = Severity(group.get("severity", "ADVISE"))
    words: dict[str, Wording | None] = {}
    for written, better in group["words"].items():
        remedy = group["remedy"] if better else group.get("otherwise", group["remedy"])
        wording = Wording(better, group["message"], remedy, severity)
        words |= dict.fromkeys(map(str.strip, written.split("|")), wording)
    left = "|".join(group.get("leave", ())).split("|")
    return words | dict.fromkeys(filter(None, map(str.strip, left)))


def in_the_case_of(written: str, better: str) -> str:
    """Return the better word with the capitals of the one that it replaces."""
    letters = [sign for sign in written if sign.isalpha()]
    if len(letters) > 1 and all(sign.isupper() for sign in letters):
        return better.upper()
    return better[:1].upper() + better[1:] if letters and letters[0].isupper() else better
