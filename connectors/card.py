"""A connector's maturity card: what it does, and what it was tried with."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class Trial:
    """What it was tried with, and what was seen. `automatic`: in every run of the tests.

    `kind`: "program" that reads what we write, "server" of the platform's own software, "document" that a mock server
    goes by, "double" of ours that refuses what the platform's own lists do not name.
    """

    name: str
    version: str
    seen: str
    automatic: bool
    kind: str = "program"


# What every connector is asked for, in the order of the card. "exempt" needs a reason.
RULES = {
    "one-door": "every call through the one door",
    "never-twice": "one key, one post, whatever fails",
    "trail": "each remote id written down as soon as it is known",
    "honest-doubt": "out, not out, or cannot tell",
    "open-correction": "a correction is an edit with its note, or a reply that says what was wrong",
    "alt-text": "alt text arrives with every picture",
    "captions": "film with captions, sound with its transcript",
    "limits": "counts as the platform counts",
    "verify": "identity, brand, permissions and the end of the sign-in are looked at",
    "sign-in": "signed in to step by step, the credential renewed in time",
    "rate-limits": "pauses are kept, by every program",
    "fault-matrix": "every fault at every call was tried",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """How a connector stands to one rule. `reason` says why it is exempt, or what is still to do."""

    name: str
    state: str
    reason: str = ""


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
    rules: tuple[Rule, ...] = ()


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
        rules=tuple(
            _rule(name, fields.get("rules", {}).get(name, "to do: its card does not say")) for name in RULES
        ),
    )


def _rule(name: str, said: str) -> Rule:
    """Read `done`, `exempt: why` or `to do: what`."""
    state, _, reason = said.partition(":")
    return Rule(name, state.strip(), reason.strip())
