"""A connector's maturity card: what it does, and what it was tried with."""

from __future__ import annotations

from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class Rule:
    """How a connector stands to one rule. `reason` says why it is exempt, or what is still to do."""

    name: str
    state: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """The card of one connector."""

    platform: str
    title: str
    summary: str
    stage: str
    needs_sign_in: bool
    does: tuple[str, ...]
    does_not: tuple[str, ...]
    trials: tuple[Trial, ...]
    rules: tuple[Rule, ...] = ()
