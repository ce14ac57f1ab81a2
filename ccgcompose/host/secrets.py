"""Secrets in the keyring of this computer, or in memory until the program ends; never in a file of ours.

The keyring's library is loaded by the first call of `open_keyring`. Never call these on the interface thread.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from ccgcompose.host.keyrings import find_keyring, keyring_faults, keyring_name, missing

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "ccgcompose"
# Windows takes 2,560 bytes of UTF-16 for one secret; an emoji is four. Parts of this length fit in any case.
PART_LENGTH = 640
_PLAIN, _PARTED = "plain:", "parts:"


class Secrets(Protocol):
    """Keeps secrets by name. All raise KeyringMissing when the keyring refuses or is gone."""

    @property
    def place(self) -> str:
        """What people call the place, such as "Secret Service"."""
        ...

    def get(self, name: str) -> str | None: ...
    def put(self, name: str, secret: str) -> None: ...
    def forget(self, name: str) -> None:
        """Take the secret out; it may be gone already."""
        ...


def open_keyring() -> KeyringSecrets:
    """Return the keyring of this computer. Raise KeyringMissing where there is none that is safe."""
    return KeyringSecrets(find_keyring())


class KeyringSecrets:
    """Fulfils Secrets over one keyring. A long secret lies there in parts, with their digest in the first entry."""

    def __init__(self, backend: KeyringBackend) -> None:
        self._backend = backend

    @property
    def place(self) -> str:
        return keyring_name(self._backend)

    def get(self, name: str) -> str | None:
        first = self._read(name)
        if first is None or not first.startswith(_PARTED):
            return None if first is None else first.removeprefix(_PLAIN)
        count, digest = _heading(first)
        found = [self._read(part) for part in _part_names(name, digest, count)]
        whole = "".join(part or "" for part in found)
        if _digest(whole) != digest:
            raise missing(f"A part of the secret “{name}” is gone from the keyring.")
        return whole

    def put(self, name: str, secret: str) -> None:
        """Keep a secret in place of the old one. The old one stays whole until the new one is there."""
        old = self._parts_of(name)
        digest = _digest(secret)
        parts = [secret[at : at + PART_LENGTH] for at in range(0, len(secret), PART_LENGTH)]
        names = list(_part_names(name, digest, len(parts))) if len(parts) > 1 else []
        for part_name, part in zip(names, parts, strict=False):
            self._write(part_name, part)
        self._write(name, f"{_PARTED}{len(parts)}:{digest}" if names else _PLAIN + secret)
        for part_name in old - set(names):
            self._drop(part_name)

    def forget(self, name: str) -> None:
        parts = self._parts_of(name)
        self._drop(name)
        for part in parts:
            self._drop(part)

    def _parts_of(self, name: str) -> set[str]:
        first = self._read(name) or ""
        if not first.startswith(_PARTED):
            return set()
        count, digest = _heading(first)
        return set(_part_names(name, digest, count))

    def _read(self, name: str) -> str | None:
        try:
            return self._backend.get_password(_service(name), SERVICE)
        except keyring_faults() as error:
            raise self._refused() from error

    def _write(self, name: str, value: str) -> None:
        try:
            self._backend.set_password(_service(name), SERVICE, value)
        except keyring_faults() as error:
            raise self._refused() from error

    def _drop(self, name: str) -> None:
        if self._read(name) is None:
            return
        try:
            self._backend.delete_password(_service(name), SERVICE)
        except keyring_faults() as error:
            raise self._refused() from error

    def _refused(self) -> Exception:
        return missing(f"The keyring ({self.place}) refused, or it is locked.")


class SessionSecrets:
    """Fulfils Secrets in memory: gone when the program ends. Only where a person chose so."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    @property
    def place(self) -> str:
        return "memory, until the program is closed"

    def get(self, name: str) -> str | None:
        return self._kept.get(name)

    def put(self, name: str, secret: str) -> None:
        self._kept[name] = secret

    def forget(self, name: str) -> None:
        self._kept.pop(name, None)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self._kept)} kept>"


def _service(name: str) -> str:
    """Each entry has a service of its own: Windows moves entries about that share one."""
    return f"{SERVICE}/{name}"


def _heading(first: str) -> tuple[int, str]:
    count, _, digest = first.removeprefix(_PARTED).partition(":")
    if not (count.isdecimal() and int(count) <= 10_000):
        raise missing("An entry in the keyring is damaged.")
    return int(count), digest


def _part_names(name: str, digest: str, count: int) -> Iterator[str]:
    """The digest stands in the names: a new secret's parts never overwrite the old one's."""
    return (f"{name}/{digest[:16]}/{number}" for number in range(1, count + 1))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
