"""What an organisation sets for its checks without code: lists, periods and severities, each set with a version."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from ccgcompose.domain.finding import Severity


@dataclass(frozen=True, slots=True)
class ElectionPeriod:
    """A pre-election period by its first and last day, in the organisation's zone."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class PolicySettings:
    """One version of an organisation's settings. Its lists come on top of those that are in force without it.

    `severities` maps a rule's id to what its findings weigh; never below what the clause demands.
    `public_names` are people who may be named: the board, ministers, spokespeople of partners. `open_links`: whether
    links are opened while one writes, to see where they lead.
    """

    grows = True  # a version kept before a field was added reads as without it

    version: int = 0
    trusted_sites: tuple[str, ...] = ()
    watch_words: tuple[str, ...] = ()
    allowed_phrases: tuple[str, ...] = ()
    public_names: tuple[str, ...] = ()
    internal_hosts: tuple[str, ...] = ()
    election_periods: tuple[ElectionPeriod, ...] = ()
    # Left out of the hash, not of equality: so that drafts can be keys of what was found in them.
    severities: dict[str, Severity] = field(default_factory=dict, hash=False)
    open_links: bool = True


NO_SETTINGS = PolicySettings()


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """One version of the settings as it is kept: never changed, followed by the next. Numbers begin at 1."""

    number: int
    settings: PolicySettings
    changed_by: str
    changed_at: datetime
    changes: tuple[str, ...]  # what changed against the version before, one sentence each
