"""Make the sentences of our own by which the model of hatred and abuse learns; see respect_sentences.toml.

Seeded: the same number gives the same sentences. A part of them is misspelled, spelled in signs, run together or taken
apart, as people do to get past a filter.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).with_name("respect_sentences.toml")
DISGUISED = 0.12
SIGNS = str.maketrans("aeiost", "4310$7")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what it is, and the kind that it was made as."""

    text: str
    hateful: int
    toxic: int
    kind: str


class Maker:
    """Makes sentences from the lists and templates."""

    def __init__(self, seed: int) -> None:
        data = tomllib.loads(SOURCE.read_text("utf-8"))
        self._chance = random.Random(seed)  # noqa: S311 - chance for training, and no secret
        self._lists = {name: _lines(lines) for name, lines in data["lists"].items()}
        self._kinds = data["kind"]
        self._hateful = [
            line
            for kind in self._kinds
            if kind["hateful"] and kind["name"] not in ("asked", "two steps")
            for line in _lines(kind["lines"])
        ]

    def sentences(self, of_each: int) -> Iterator[Sentence]:
        """Yield `of_each` sentences that are hateful, and as many that are not, evenly from their templates."""
        templates = Counter[int]()
        for kind in self._kinds:
            templates[kind["hateful"]] += len(_lines(kind["lines"]))
        for kind in self._kinds:
            for line in _lines(kind["lines"]):
                for _ in range(of_each // templates[kind["hateful"]]):
                    text = self._dressed(self._filled(line))
                    yield Sentence(text, kind["hateful"], kind["toxic"], kind["name"])

    def _filled(self, line: str) -> str:
        if "{HATE}" in line:
            line = line.replace("{HATE}", self._chance.choice(self._hateful))
        while (slot := re.search(r"\{(\w+)\}", line)) is not None:
            line = line[: slot.start()] + self._chance.choice(self._lists[slot[1]]) + line[slot.end() :]
        return line

    def _dressed(self, text: str) -> str:
        """Return the sentence with a beginning and an end as people write them, sometimes in disguise."""
        opener = self._chance.choice(self._lists["opener"])
        closer = "" if text[-1] in '.!?"' else self._chance.choice([*self._lists["closer"], ""])
        if self._chance.random() < 0.6:
            text = text[0].upper() + text[1:]
        if opener != "/" and self._chance.random() < 0.5:
            text = f"{opener} {text}"
        text += closer
        if self._chance.random() < 0.06:
            text = text.upper()
        return self._disguised(text) if self._chance.random() < DISGUISED else text

    def _disguised(self, text: str) -> str:
        words = text.split(" ")
        long = [index for index, word in enumerate(words) if len(word) > 4 and word.isalpha()]
        if not long:
            return text
        index = self._chance.choice(long)
        words[index] = self._changed(words[index])
        return "".join(words) if self._chance.random() < 0.1 and len(text) < 40 else " ".join(words)

    def _changed(self, word: str) -> str:
        at = self._chance.randrange(1, len(word) - 1)
        ways = (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word.translate(SIGNS),
            " ".join(word),
            ".".join(word),
            word[:at] + word[at] * 4 + word[at + 1 :],
        )
        return self._chance.choice(ways)


def _lines(listed: str) -> list[str]:
    return [line for line in listed.strip().split("\n") if line]
