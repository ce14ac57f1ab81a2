"""Reads the maturity card of a connector from `quality.toml` in its folder."""

from __future__ import annotations

import tomllib
from importlib import resources

from ccgcompose.usecases.ports.card import Card, Rule, Trial

__all__ = ["RULES", "Card", "Rule", "Trial", "read_card"]


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
