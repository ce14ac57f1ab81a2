"""What an organisation sets for its checks without code: lists, periods and severities, each set with a version."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ccgcompose.domain.finding import Severity


@dataclass(frozen=True, slots=True)
class ElectionPeriod:
    """A pre-election period by its first and last day, in the organisation's zone."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class PolicySettings:
    """One version of an organisation's settings. A list that is empty leaves the one that we ship in force.

    `severities` maps a rule's id to what its findings weigh; never below what the clause demands.
    `public_names` are people who may be named: the board, ministers, spokespeople of partners.
    """

    version: int = 0
    trusted_sites: tuple[str, ...] = ()
    watch_words: tuple[str, ...] = ()
    allowed_phrases: tuple[str, ...] = ()
    public_names: tuple[str, ...] = ()
    internal_hosts: tuple[str, ...] = ()
    election_periods: tuple[ElectionPeriod, ...] = ()
    severities: dict[str, Severity] = field(default_factory=dict)


NO_SETTINGS = PolicySettings()
