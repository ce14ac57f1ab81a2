"""Sentences as health bodies write them, made up for learning: people of many origins in them, and what only looks so.

The same seed gives the same sentences. Nobody in them exists. The tests' and the development set's sentences are none
of these.
"""

from __future__ import annotations

import csv
import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bench.name_corpora import Marked, Span

# How often a name is of these lists: near the population of the United Kingdom, with the smaller groups more often
# than they are, so that nobody's names are unknown.
_ORIGINS = {
    "en_GB": 30,
    "en_IE": 6,
    "welsh": 6,
    "scots": 4,
    "pl_PL": 7,
    "en_IN": 9,
    "en_PK": 8,
    "arabic": 5,
    "yo_NG": 3,
    "ig_NG": 3,
    "ha_NG": 2,
    "tw_GH": 3,
    "en_KE": 2,
    "zh_CN": 4,
    "vi_VN": 1,
    "ro_RO": 4,
    "tr_TR": 2,
    "pt_PT": 3,
    "lt_LT": 2,
    "es_ES": 2,
    "it_IT": 2,
    "de_DE": 2,
    "fr_FR": 2,
    "hu_HU": 1,
}


@dataclass(frozen=True, slots=True)
class Pool:
    """First names and surnames of one origin."""

    first: tuple[str, ...]
    last: tuple[str, ...]


@cache
def _templates() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def pools(folder: Path) -> dict[str, Pool]:
    """Return the names by origin."""
    lists: dict[str, tuple[list[str], list[str]]] = {origin: ([], []) for origin in _ORIGINS}
    for row in _rows(folder / "faker-names.csv"):
        if row["locale"] in lists:
            lists[row["locale"]][row["part"] != "first"].append(row["name"])
    for origin, names in _templates()["names"].items():
        lists[origin][0].extend(names["first"])
        lists[origin][1].extend(names["last"])
    common = [row for row in _rows(folder / "uk_first.csv") if float(row["n"]) > 200]
    lists["en_GB"][0].extend(row["name"].title() for row in common)
    british = lists["en_GB"][1]
    return {origin: Pool(tuple(first), tuple(last or british)) for origin, (first, last) in lists.items()}


def any_pool(of_origin: dict[str, Pool], chance: random.Random) -> Pool:
    """Return the names of one origin, drawn as often as it occurs."""
    return of_origin[chance.choices(list(_ORIGINS), list(_ORIGINS.values()))[0]]


def sentences(folder: Path, count: int, seed: int = 29) -> Iterator[Marked]:
    """Yield `count` sentences with their names marked."""
    chance = random.Random(seed)  # noqa: S311
    of_origin = pools(folder)
    for _ in range(count):
        yield _cased(_sentence(chance, of_origin), chance)


def _sentence(chance: random.Random, of_origin: dict[str, Pool]) -> Marked:
    with_names = chance.random() < 0.55
    template = chance.choice(_templates()["with_names" if with_names else "without"])
    if chance.random() < 0.35:
        template += " " + chance.choice(_templates()["with_names" if chance.random() < 0.4 else "without"])
    text, names = "", list[Span]()
    for piece in re.split(r"(\{\w+\})", template):
        if piece.startswith("{"):
            name = _name(piece[1:-1], chance, of_origin)
            if name:
                names.append((len(text), len(text) + len(name)))
            piece = name or _filled(piece[1:-1], chance)
        text += piece
    return Marked(text, tuple(names))


def _filled(slot: str, chance: random.Random) -> str:
    filled = str(chance.choice(_templates()["fillers"][slot]))
    return filled.replace("#", str(chance.randint(2, 98))) if "#" in filled else filled


def _name(slot: str, chance: random.Random, of_origin: dict[str, Pool]) -> str:
    """Return a name of the form that a slot asks for; empty where the slot is for something else."""
    if slot not in ("full", "first", "titled", "last"):
        return ""
    pool = any_pool(of_origin, chance)
    first, last = chance.choice(pool.first), chance.choice(pool.last)
    if chance.random() < 0.06:
        last += "-" + chance.choice(pool.last)
    if slot == "first":
        return first
    if slot == "titled":
        shown = last if chance.random() < 0.6 else f"{first} {last}"
        return f"{chance.choice(_templates()['titles'])} {shown}"
    if slot == "last":
        return last
    draw = chance.random()
    if draw < 0.05:
        return f"{first} {chance.choice(pool.first)} {last}"
    return f"{first[0]}. {last}" if draw < 0.09 else f"{first} {last}"


def _cased(marked: Marked, chance: random.Random) -> Marked:
    """Return it in lower case now and then, seldom in capitals: people write so on their telephones."""
    draw = chance.random()
    if draw > 0.16:
        return marked
    text = marked.text.upper() if draw < 0.04 else marked.text.lower()
    return Marked(text, marked.names) if len(text) == len(marked.text) else marked


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
