"""What every connector is handed: time, chance, credentials, the trail, and the way out to the network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ccgcompose.domain.account import Limits
from ccgcompose.usecases.ports.credentials import Credentials, Trail
from ccgcompose.usecases.ports.world import Clock


@dataclass(frozen=True, slots=True)
class Network:
    """The organisation's own way out.

    `ca_bundle`: authorities in PEM that are trusted instead of the system's. `proxies`: address by scheme
    ("http", "https"); None leaves it to the environment, as every program on the computer does.
    """

    ca_bundle: Path | None = None
    proxies: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Tools:
    """Made once by the composition root. Everything here is safe to be used from several threads.

    `state` is a folder for what a connector may forget (limits that were read, budgets): never a secret, never
    anything that the history should know. `fits` tells whether a text fits limits, as the platform counts.
    `chance` gives a number from 0 up to 1.
    """

    clock: Clock
    credentials: Credentials
    trail: Trail
    state: Path
    fits: Callable[[str, Limits], bool]
    chance: Callable[[], float]
    network: Network = field(default_factory=Network)
