"""The ports that every use case is given, in one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ccgcompose.domain.history import Head
from ccgcompose.policy.engine import Engine
from ccgcompose.usecases.ports import Clock, Connectors, Credentials, Ids, MediaFiles, Passphrases, Store


@dataclass(frozen=True, slots=True)
class Context:
    """What the world offers. `engine` builds the policy engine on first use; its lexicons take time."""

    store: Store
    clock: Clock
    ids: Ids
    passphrases: Passphrases
    files: MediaFiles
    connectors: Connectors
    credentials: Credentials
    engine: Callable[[], Engine]
    witnessed: Callable[[], Head]
