"""The policy's clauses as data: what each asks for, in our own words, and what holds it in this version."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources
from typing import Any


class Way(Enum):
    """How the program makes a clause good."""

    ENFORCE = "enforce"  # a breach is impossible
    CHECK = "check"  # a rule looks for it
    RECORD = "record"  # the evidence is kept, and asked for
    GUIDE = "guide"  # a person is told when it matters


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. `held_by` names rules and gates; empty means that this version has none for it yet."""

    id: str
    section: str
    title: str
    text: str
    ways: tuple[Way, ...]
    held_by: tuple[str, ...]
    note: str = ""
    insists: bool = False  # a record that it asks for is made; nobody may accept that there is none


def load_clauses() -> tuple[Clause, ...]:
    """Return all clauses in the policy's order. Reads a file of the program: ask once and keep the answer."""
    source = resources.files("resources").joinpath("policy/clauses.toml").read_text("utf-8")
    return tuple(_clause(entry) for entry in tomllib.loads(source)["clause"])


@cache
def clauses_by_id() -> Mapping[str, Clause]:
    """Return all clauses by their ids; the file is read once."""
    return {clause.id: clause for clause in load_clauses()}


def _clause(entry: dict[str, Any]) -> Clause:
    return Clause(
        id=entry["id"],
        section=entry["section"],
        title=entry["title"],
        text=entry["text"],
        ways=tuple(Way(way) for way in entry["ways"]),
        held_by=tuple(entry["held_by"]),
        note=entry.get("note", ""),
        insists=entry.get("insists", False),
    )
