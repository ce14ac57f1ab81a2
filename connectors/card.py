"""A connector's maturity card: what it does, and what it was tried with."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class Trial:
    """A foreign program it was tried with, and what was seen. `automatic`: in every run of the tests."""

    name: str
    version: str
    seen: str
    automatic: bool


@dataclass(frozen=True, slots=True)
class Card:
    """The card of one connector, from `quality.toml` in its folder."""

    platform: str
    title: str
    summary: str
    stage: str
    needs_sign_in: bool
    does: tuple[str, ...]
    does_not: tuple[str, ...]
    trials: tuple[Trial, ...]


def read_card(platform: str) -> Card:
    """Return the card that ships with a connector."""
    path = resources.files("connectors").joinpath(platform, "quality.toml")
    fields = tomllib.loads(path.read_text(encoding="utf-8"))
    return Card(
        platform=fields["platform"],
        title=fields["title"],
        summary=fields["summary"],
        stage=fields["stage"],
        needs_sign_in=fields["needs_sign_in"],
        does=tuple(fields["does"]),
        does_not=tuple(fields["does_not"]),
        trials=tuple(Trial(**trial) for trial in fields["trial"]),
    )
