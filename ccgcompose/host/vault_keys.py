"""The keys of a vault: their ids and checks beside its files, the keys themselves in the keyring alone."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from ccgcompose.errors import EvidenceDamaged, VaultShut
from ccgcompose.host.atomic import make_folder, write_whole
from ccgcompose.host.locks import held
from ccgcompose.host.secrets import Secrets
from ccgcompose.host.vault_key import KEY_BYTES

LOCK = "vault.lock"
PATIENCE = 30.0  # seconds
KEPT = "The files in the vault are kept as they are."
_RECOVER = "Type the printed recovery key: `ccgcompose vault recover`."


@dataclass(frozen=True, slots=True)
class KeyNote:
    """What the folder knows of a key: by `check` it is told from any other."""

    id: str  # 16 hexadecimal digits
    check: str


@dataclass(frozen=True, slots=True)
class Notes:
    """The keys of one vault, the newest last; older ones while a rotation is under way."""

    keys: tuple[KeyNote, ...] = ()
    key_was_shown: bool = False


class VaultKeys:
    """Reads and makes keys. The notes are a small file in the vault's folder."""

    def __init__(self, file: Path, secrets: Secrets) -> None:
        self._file = file
        self._secrets = secrets

    def notes(self) -> Notes:
        """Return what is noted; nothing where there is no vault yet. Raise EvidenceDamaged."""
        return read_notes(self._file)

    def newest(self) -> tuple[str, bytes]:
        """Return id and key under which files are sealed; made where there is no vault.

        Raise VaultShut, or EvidenceDamaged where there are files and no notes: a new key would open none of them.
        """
        if not self.notes().keys:
            with self.alone():
                if not self.notes().keys:  # nobody was quicker
                    self._must_be_empty()
                    return self.add()
        note = self.notes().keys[-1]
        return note.id, self.get(note.id)

    def _must_be_empty(self) -> None:
        ours = (self._file.name, LOCK)
        if any(
            each.name not in ours and not each.name.startswith(".") for each in self._file.parent.iterdir()
        ):
            raise _unreadable(self._file)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other programs from changing the keys meanwhile. Raise VaultShut when one goes on doing so."""
        make_folder(self._file.parent)
        try:
            with held(self._file.with_name(LOCK), PATIENCE):
                yield
        except TimeoutError as error:
            raise VaultShut(
                "Another program is changing the keys of the vault.", kept=KEPT, next="Try again in a while."
            ) from error

    def get(self, key_id: str) -> bytes:
        """Return a key out of the keyring. Raise VaultShut where it is not there or is none of this vault's."""
        note = next((each for each in self.notes().keys if each.id == key_id), None)
        if note is None:
            raise VaultShut(
                "A file was sealed under a key that this vault does not know.", kept=KEPT, next=_RECOVER
            )
        stored = self._secrets.get(_name(key_id))
        if stored is None:
            raise VaultShut(
                f"The key of the vault is not in {self._secrets.place} of this computer.",
                kept=KEPT,
                next=_RECOVER,
            )
        key = _key(stored)
        if key is None or not hmac.compare_digest(_check(key_id, key), note.check):
            raise VaultShut(
                f"What {self._secrets.place} holds is not the key of this vault.", kept=KEPT, next=_RECOVER
            )
        return key

    def add(self) -> tuple[str, bytes]:
        """Make a key: into the keyring first, then into the notes."""
        key_id, key = os.urandom(8).hex(), os.urandom(KEY_BYTES)
        self._secrets.put(_name(key_id), key.hex())
        notes = self.notes()
        note = KeyNote(key_id, _check(key_id, key))
        self._write(replace(notes, keys=(*notes.keys, note), key_was_shown=False))
        return key_id, key

    def take(self, key: bytes) -> None:
        """Keep a key that was typed. Raise VaultShut for one that is none of this vault's."""
        for note in self.notes().keys:
            if hmac.compare_digest(_check(note.id, key), note.check):
                self._secrets.put(_name(note.id), key.hex())
                return
        raise VaultShut(
            "That is the recovery key of another vault, or of a key that was replaced since.",
            kept=f"Nothing was changed. {KEPT}",
            next="Look for the page that was printed last.",
        )

    def drop_older(self) -> None:
        """Let go of every key but the newest: nothing is sealed under them any more."""
        notes = self.notes()
        self._write(replace(notes, keys=notes.keys[-1:]))
        for note in notes.keys[:-1]:
            self._secrets.forget(_name(note.id))

    def was_shown(self) -> None:
        """Note that somebody has the recovery key."""
        with self.alone():
            self._write(replace(self.notes(), key_was_shown=True))

    def _write(self, notes: Notes) -> None:
        data = json.dumps({"format": 1} | asdict(notes), indent=1).encode()
        write_whole(self._file, data, kept=KEPT)


def read_notes(file: Path) -> Notes:
    """Return what a vault's notes say; nothing where there are none. Raise EvidenceDamaged."""
    try:
        said = json.loads(file.read_bytes())
        keys = tuple(KeyNote(str(key["id"]), str(key["check"])) for key in said["keys"])
        return Notes(keys, bool(said["key_was_shown"]))
    except FileNotFoundError:
        return Notes()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _unreadable(file) from error


def _unreadable(file: Path) -> EvidenceDamaged:
    return EvidenceDamaged(
        f"The notes of the vault ({file.name}) are gone, or cannot be read.",
        kept=KEPT,
        next="Restore that file from a backup.",
    )


def _name(key_id: str) -> str:
    return f"vault-key-{key_id}"


def _check(key_id: str, key: bytes) -> str:
    return hmac.new(key, f"ccgcompose vault {key_id}".encode(), hashlib.sha256).hexdigest()


def _key(stored: str) -> bytes | None:
    try:
        key = bytes.fromhex(stored)
    except ValueError:
        return None
    return key if len(key) == KEY_BYTES else None
