"""The ports that every use case is given, in one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ccgcompose.domain.history import Head
from ccgcompose.errors import KeyringMissing
from ccgcompose.policy.engine import Engine
from ccgcompose.usecases.ports import (
    Clock,
    Connectors,
    Credentials,
    Darkroom,
    Eyes,
    Hands,
    Ids,
    MediaFiles,
    Passphrases,
    Store,
    Vault,
)
from ccgcompose.usecases.ports.links import LinkLooker


def no_vault() -> Vault:
    """Say that this program was opened without an evidence vault."""
    raise KeyringMissing(
        "There is no evidence vault here.",
        kept="Nothing was written.",
        next="Open the whole program for that.",
    )


@dataclass(frozen=True, slots=True)
class Context:
    """What the world offers. `engine` builds the policy engine on first use; its lexicons take time.

    `vault` opens the evidence vault, which may ask the keyring. `eyes` and `darkroom` are None where this
    installation cannot look at pictures or make any, `links` where it opens no links. Without `hands` many things are
    done one after the other.
    """

    store: Store
    clock: Clock
    ids: Ids
    passphrases: Passphrases
    files: MediaFiles
    connectors: Connectors
    credentials: Credentials
    engine: Callable[[], Engine]
    witnessed: Callable[[], Head]
    vault: Callable[[], Vault] = no_vault
    eyes: Eyes | None = None
    darkroom: Darkroom | None = None
    links: LinkLooker | None = None
    hands: Hands | None = None
