"""The evidence vault: consent forms and licences, encrypted at rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ccgcompose.domain.evidence import EvidenceFile


@dataclass(frozen=True, slots=True)
class Sealed:
    """What is known of a file that was put into the vault; its name lies inside."""

    sha256: str
    bytes: int
    mime: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A file out of the vault, with the name that it came with."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class VaultState:
    """How the vault stands. `place` is what people call where its key is kept.

    `has_key` false: the key is not on this computer. `key_was_shown` tells whether anybody has seen the recovery
    key; `lasting` false: the key is kept in memory only, until the program is closed.
    """

    made: bool
    has_key: bool
    key_was_shown: bool
    lasting: bool
    place: str


class Vault(Protocol):
    """Files under seal. Slow: never on the interface thread.

    All raise KeyringMissing where there is no safe place for the key, and VaultShut where it is not there or is the
    key of another vault. What cannot be opened whole raises EvidenceDamaged, and nothing of it is given.
    """

    def state(self) -> VaultState:
        """Return how the vault stands; it raises nothing."""
        ...

    def put(self, evidence_id: str, source: Path) -> Sealed:
        """Seal a file under this id. Raise UnusableFile, DiskFull, FolderUnwritable.

        Refused while the key is kept in memory only and nobody has seen the recovery key: with the program it
        would be gone for good.
        """
        ...

    def open(self, file: EvidenceFile) -> Opened:
        """Return the content, proved against the record. Raise UnusableFile for more than memory should hold."""
        ...

    def export(self, file: EvidenceFile, target: Path) -> None:
        """Write the content, whole or not at all, to a file that is not there. Raise BadInput, DiskFull, ..."""
        ...

    def recovery_key(self) -> str:
        """Return the key in groups, as it is printed and put into a safe."""
        ...

    def code_of(self, recovery_key: str) -> tuple[str, ...]:
        """Return a recovery key as a QR code, each row as "#" and " "; empty where none can be made."""
        ...

    def write_page(self, page: bytes, target: Path) -> None:
        """Write the page that shows the recovery key, for its owner only. Raise DiskFull or FolderUnwritable."""
        ...

    def keep_key_in_memory(self) -> None:
        """Keep the key in memory until the program is closed. Only where a person chose so."""
        ...

    def recover(self, recovery_key: str) -> None:
        """Take the key from its printed form. Raise BadInput for a slip, VaultShut for another vault's key."""
        ...

    def rotate(self, files: Iterable[EvidenceFile]) -> int:
        """Put every file under a new key and return how many. Interrupted, it is gone on with by the next call."""
        ...
