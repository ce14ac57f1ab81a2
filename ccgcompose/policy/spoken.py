"""Patterns of words that a list in the resources holds, found in a reading.

Each pattern is looked for only around its rarest word, so that a clean text costs one look-up a word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources

from ccgcompose.policy.lexicon import Strength
from ccgcompose.policy.reading import Reading
from ccgcompose.policy.word_sets import word_set

_AROUND = 160  # characters of the line to either side of a pattern's rarest word
_END = " . "  # the last sentence ends, even where nobody wrote a full stop
_NAMED = ("<person>", "<body>")
# What may stand behind a name before it is said what they did: "John Walsh, the chief executive, ...".
_APPOSITION = r"(?: ,(?: [^ .!?,]{1,60}){1,6} ,| ,)?"


@dataclass(frozen=True)
class Saying:
    """One pattern; `says` names the list it is in, which a rule explains in its own words."""

    pattern: str
    says: str
    strength: Strength
    slots: Mapping[str, str]

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """Return the words of which one always stands where the pattern does."""
        parts = [
            self._alternatives(part)
            for part in self.pattern.split()
            if not part.endswith("?") and not _is_barred(part)
        ]
        firm = [part for part in parts if part and not any("*" in word for word in part)]
        return min(firm, key=lambda part: (any(map(_is_common, part)), len(part)))

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Return the pattern as an expression over a line in which a space follows every word."""
        first, *rest = self.pattern.split()
        parts = (self._expression(part) for part in rest)
        return re.compile("(?<![^ ])" + self._expression(first, _APPOSITION if rest else "") + "".join(parts))

    def _alternatives(self, part: str) -> tuple[str, ...]:
        if part in ("..", "*"):
            return ()
        return tuple(min(word.split("_"), key=_is_common) for word in self._words(part))

    def _words(self, part: str) -> Iterator[str]:
        """Yield the words that may stand for a part, those of its slots among them."""
        for word in (part.removesuffix("?") if len(part) > 1 else part).split("|"):
            if word.startswith("{"):
                yield from self.slots[word[1:-1]].split()
            else:
                yield word

    def _expression(self, part: str, after_name: str = "") -> str:
        if part == "..":
            return r"(?:[^ .!?]{1,60} ){0,3}"
        if _is_barred(part):
            return f"(?!(?:{part[1:].replace('_', ' ')}) )"
        if part == "*":
            return r"[^ .!?]{1,60} "
        optional = part.endswith("?") and len(part) > 1
        either = "|".join(
            re.escape(word.replace("_", " ")) + (after_name if word in _NAMED else "")
            for word in self._words(part)
        )
        return f"(?:(?:{either}) )" + ("?" if optional else "")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A pattern found: the first and the last of its tokens."""

    saying: Saying
    first: int
    last: int


class Sayings:
    """The patterns of one list."""

    def __init__(self, sayings: tuple[Saying, ...]) -> None:
        self.sayings = sayings
        self._by_anchor: dict[str, list[Saying]] = {}
        for saying in sayings:
            for anchor in saying.anchors:
                self._by_anchor.setdefault(anchor, []).append(saying)

    def find(self, reading: Reading) -> Iterator[Spoken]:
        """Yield what is found, each place of a pattern once. The cost is linear."""
        line = reading.line + _END
        seen: set[tuple[int, int, str]] = set()
        anchors = self._by_anchor.keys() & reading.places.keys()
        for index, anchor in sorted((at, word) for word in anchors for at in reading.places[word]):
            at = reading.position(index)
            for saying in self._by_anchor[anchor]:
                start = line.rfind(" ", 0, max(0, at - _AROUND)) + 1
                for match in saying.regex.finditer(line, start, at + _AROUND):
                    first = reading.index_at(match.start())
                    last = reading.index_at(min(match.end(), len(reading.line) + 1) - 2)
                    if first <= index <= last and (first, last, saying.says) not in seen:
                        seen.add((first, last, saying.says))
                        yield Spoken(saying, first, last)


def _is_barred(part: str) -> bool:
    """Return whether a part says what must not follow."""
    return part.startswith("!") and len(part) > 1


def _is_common(word: str) -> bool:
    return word in word_set("common")


def load_sayings(name: str) -> Sayings:
    """Return the patterns of this name from the resources. The file is part of the program, so it is there."""
    source = resources.files("resources").joinpath(f"lexicons/said/{name}.toml").read_text("utf-8")
    data = tomllib.loads(source)
    slots = data.get("slots", {})
    return Sayings(
        tuple(
            Saying(" ".join(line.split()), entry["says"], Strength(entry["strength"]), slots)
            for entry in data["saying"]
            for line in entry["lines"].splitlines()
            if line.strip()
        )
    )
