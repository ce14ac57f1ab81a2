"""The evidence vault on this computer: `vault/<random id>`, each file under seal; see ccgcompose/host/sealing.py.

File names, logs and errors hold ids and nothing else: neither the name that a file came with nor a person's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from ccgcompose.domain.evidence import EvidenceFile
from ccgcompose.errors import BadInput, EvidenceDamaged, Problem, Refused, UnusableFile
from ccgcompose.host.atomic import write_pieces, write_whole
from ccgcompose.host.qr import qr_code
from ccgcompose.host.sealing import (
    CHUNK,
    Bound,
    Header,
    OtherFile,
    SealBroken,
    file_key,
    new_header,
    opened,
    read_header,
    rewrapped,
    sealed,
)
from ccgcompose.host.secrets import Secrets, SessionSecrets
from ccgcompose.host.vault_key import printable, typed
from ccgcompose.host.vault_keys import KEPT, VaultKeys, read_notes
from ccgcompose.host.vault_source import Source, read_source
from ccgcompose.usecases.ports import Opened, Sealed, VaultState

MOST_IN_MEMORY = 100_000_000  # bytes; a larger file is exported instead
NOTES = "vault.json"
_ID = re.compile(r"[a-z0-9-]{1,80}")


class FolderVault:
    """Fulfils the port Vault. `secrets` opens the keyring when it is first needed."""

    def __init__(self, folder: Path, secrets: Callable[[], Secrets]) -> None:
        self._folder = folder
        self._open_secrets = secrets
        self._opened_secrets: Secrets | None = None

    @property
    def _secrets(self) -> Secrets:
        if self._opened_secrets is None:
            self._opened_secrets = self._open_secrets()
        return self._opened_secrets

    @property
    def _keys(self) -> VaultKeys:
        return VaultKeys(self._folder / NOTES, self._secrets)

    def keep_key_in_memory(self) -> None:
        if not isinstance(self._opened_secrets, SessionSecrets):
            self._opened_secrets = SessionSecrets()

    def state(self) -> VaultState:
        try:
            notes = read_notes(self._folder / NOTES)
            made, shown = bool(notes.keys), notes.key_was_shown
        except Problem:
            made, shown = True, True
        try:
            if made:
                self._keys.newest()
            return VaultState(made, made, shown, self._is_lasting, self._secrets.place)
        except Problem as problem:
            return VaultState(made, has_key=False, key_was_shown=shown, lasting=False, place=problem.what)

    @property
    def _is_lasting(self) -> bool:
        return not isinstance(self._secrets, SessionSecrets)

    def put(self, evidence_id: str, source: Path) -> Sealed:
        key_id, key = self._keys.newest()
        if not self._is_lasting and not self._keys.notes().key_was_shown:
            raise Refused(
                "The key of the vault is kept in memory only, and nobody has its recovery key.",
                kept="Nothing was put into the vault.",
                next="Print the recovery key first: `ccgcompose vault recovery-key`.",
            )
        found = read_source(source)
        bound = Bound(evidence_id, found.sha256, found.size)
        header, own_key = new_header(bound, key, bytes.fromhex(key_id))
        pieces = sealed(_payload(found), header, bound, own_key)
        write_pieces(
            self._place(evidence_id), _headed(header, pieces), kept="Nothing was put into the vault."
        )
        return Sealed(found.sha256, found.size, found.mime)

    def open(self, file: EvidenceFile) -> Opened:
        if file.bytes > MOST_IN_MEMORY:
            raise UnusableFile(
                f"The file {file.id} is too large to be shown here.", kept=KEPT, next="Export it instead."
            )
        pieces = self._pieces(file)
        name = next(pieces).decode("utf-8")
        return Opened(name, b"".join(pieces))

    def export(self, file: EvidenceFile, target: Path) -> None:
        if target.exists():
            raise BadInput(
                f"{target} is there already.", kept="It was not touched.", next="Choose another name."
            )
        pieces = self._pieces(file)
        next(pieces)
        # What is broken shows before the file gets its name: there is a whole file or none.
        write_pieces(target, pieces, kept="Nothing was exported.")

    def recovery_key(self) -> str:
        _, key = self._keys.newest()
        self._keys.was_shown()
        return printable(key)

    def code_of(self, recovery_key: str) -> tuple[str, ...]:
        return qr_code(recovery_key)

    def write_page(self, page: bytes, target: Path) -> None:
        write_whole(target, page, kept="The page was not saved; the key is where it was.")

    def recover(self, recovery_key: str) -> None:
        self._keys.take(typed(recovery_key))

    def rotate(self, files: Iterable[EvidenceFile]) -> int:
        if not self._is_lasting:  # the new key would be gone with the program, and every file with it
            raise Refused(
                "The key of the vault is kept in memory only, so a new one would be lost with this program.",
                kept="Every file is under the key that it was under.",
                next="Unlock the keyring of this computer, or change the key on a computer that has one.",
            )
        with self._keys.alone():
            notes = self._keys.notes()
            key_id, key = self._keys.newest() if len(notes.keys) > 1 else self._keys.add()
            count = sum(self._rewrap(file, key_id, key) for file in files)
            self._keys.drop_older()
        return count

    def _rewrap(self, file: EvidenceFile, key_id: str, key: bytes) -> bool:
        """Put a file under another key, if it is not already; a damaged one is named before anything is written."""
        for _piece in self._pieces(file):
            pass
        with self._opened_file(file) as sealed_file:
            if read_header(sealed_file).key_id.hex() == key_id:
                return False
        write_pieces(self._place(file.id), self._rewrapped(file, key_id, key), kept=KEPT)
        return True

    def _rewrapped(self, file: EvidenceFile, key_id: str, key: bytes) -> Iterator[bytes]:
        """Yield the file with a new header; its chunks are copied as they are."""
        bound = _bound(file)
        with self._opened_file(file) as sealed_file:
            header = read_header(sealed_file)
            own_key = file_key(header, bound, self._keys.get(header.key_id.hex()))
            yield rewrapped(header, bound, own_key, key, bytes.fromhex(key_id)).packed()
            yield from iter(lambda: sealed_file.read(CHUNK), b"")

    def _pieces(self, file: EvidenceFile) -> Iterator[bytes]:
        """Yield the name that the file came with, then its content. Raise EvidenceDamaged."""
        bound, digest, length = _bound(file), hashlib.sha256(), 0
        try:
            with self._opened_file(file) as sealed_file:
                header = read_header(sealed_file)
                own_key = file_key(header, bound, self._keys.get(header.key_id.hex()))
                pieces = opened(sealed_file, header, bound, own_key)
                yield next(pieces)
                for piece in pieces:
                    digest.update(piece)
                    length += len(piece)
                    yield piece
        except OtherFile:
            raise _damaged(file, "another file stands in its place") from None
        except SealBroken:
            raise _damaged(file, "it was changed, damaged or cut short") from None
        except OSError as error:
            raise _damaged(file, "it cannot be read") from error
        if (digest.hexdigest(), length) != (file.sha256, file.bytes):
            raise _damaged(file, "it does not hold what was put in")

    def _opened_file(self, file: EvidenceFile) -> BinaryIO:
        try:
            return self._place(file.id).open("rb")
        except FileNotFoundError:
            raise _damaged(file, "it is gone from the vault") from None

    def _place(self, evidence_id: str) -> Path:
        if not _ID.fullmatch(evidence_id):  # it becomes part of a path
            raise BadInput("That is no id of a file in the vault.", kept=KEPT)
        return self._folder / evidence_id


def _bound(file: EvidenceFile) -> Bound:
    return Bound(file.id, file.sha256, file.bytes)


def _headed(header: Header, pieces: Iterable[bytes]) -> Iterator[bytes]:
    yield header.packed()
    yield from pieces


def _payload(source: Source) -> Iterator[bytes]:
    """Yield the name, then the content. Raise UnusableFile where the file is no longer what was looked at."""
    yield source.name.encode("utf-8")
    yield from source.pieces()


def _damaged(file: EvidenceFile, what: str) -> EvidenceDamaged:
    return EvidenceDamaged(
        f"The file {file.id} in the vault cannot be opened: {what}.",
        kept="Nothing of it was shown. Its record is kept.",
        next="Restore the vault's folder from a backup.",
    )
