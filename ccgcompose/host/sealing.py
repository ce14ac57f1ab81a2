"""One file of evidence under seal: AES-256-GCM in chunks, bound to the id, the hash and the size of what it holds.

    header   "CCGCEV1\\n", the key's id (8 bytes), a nonce (12), the file's key wrapped under the vault's (32 + 16),
             the nonce prefix of the chunks (7), the file's id (as text, its length in one byte before it)
    chunks   each a length (4 bytes) and AES-256-GCM of up to 64 KiB, numbered in the nonce, the last one marked there

The nonce of a chunk is the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: "Online Authenticated-Encryption
and its Nonce-Reuse Misuse-Resistance", 2015): prefix, number, last or not. So chunks can be neither changed, moved,
repeated nor left off. Every part has as associated data the id, hash and size that the records hold: a file in
another's place opens as little as a damaged one.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"CCGCEV1\n"
CHUNK = 64 * 1024
_KEY_ID, _NONCE, _WRAPPED, _PREFIX, _TAG = 8, 12, 48, 7, 16
_FIXED = len(MAGIC) + _KEY_ID + _NONCE + _WRAPPED + _PREFIX + 1


class SealBroken(Exception):
    """What was read is not what was sealed."""


class OtherFile(SealBroken):
    """A whole seal, and of another file."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What a seal is bound to: the record of the file."""

    id: str
    sha256: str
    size: int

    @property
    def data(self) -> bytes:
        """Return the associated data of every part."""
        return f"ccgcompose evidence 1\x00{self.id}\x00{self.sha256}\x00{self.size}".encode()


@dataclass(frozen=True, slots=True)
class Header:
    """The first part of a sealed file."""

    key_id: bytes
    nonce: bytes
    wrapped: bytes
    prefix: bytes
    id: str

    def packed(self) -> bytes:
        """Return the header as it stands in the file."""
        name = self.id.encode("ascii")
        return MAGIC + self.key_id + self.nonce + self.wrapped + self.prefix + bytes([len(name)]) + name


def new_header(bound: Bound, key: bytes, key_id: bytes) -> tuple[Header, bytes]:
    """Return a header for a new file, with the file's key."""
    return _wrapped(bound, os.urandom(32), os.urandom(_PREFIX), key, key_id)


def rewrapped(header: Header, bound: Bound, file_key: bytes, key: bytes, key_id: bytes) -> Header:
    """Return the header under another key of the vault; the chunks stay as they are."""
    return _wrapped(bound, file_key, header.prefix, key, key_id)[0]


def _wrapped(bound: Bound, file_key: bytes, prefix: bytes, key: bytes, key_id: bytes) -> tuple[Header, bytes]:
    nonce = os.urandom(_NONCE)
    wrapped = _cipher(key).encrypt(nonce, file_key, bound.data + b"\x00key" + prefix)
    return Header(key_id, nonce, wrapped, prefix, bound.id), file_key


def read_header(file: BinaryIO) -> Header:
    """Return the header of a sealed file. Raise SealBroken."""
    fixed = file.read(_FIXED)
    if len(fixed) != _FIXED or not fixed.startswith(MAGIC):
        raise SealBroken
    at = len(MAGIC)
    parts = []
    for length in (_KEY_ID, _NONCE, _WRAPPED, _PREFIX):
        parts.append(fixed[at : at + length])
        at += length
    name = file.read(fixed[at])
    if len(name) != fixed[at] or not name.isascii():
        raise SealBroken
    key_id, nonce, wrapped, prefix = parts
    return Header(key_id, nonce, wrapped, prefix, name.decode("ascii"))


def file_key(header: Header, bound: Bound, key: bytes) -> bytes:
    """Return the file's key. Raise OtherFile for another file's header, SealBroken for a damaged one."""
    if header.id != bound.id:
        raise OtherFile
    return _opened(key, header.nonce, header.wrapped, bound.data + b"\x00key" + header.prefix)


def sealed(pieces: Iterator[bytes], header: Header, bound: Bound, key: bytes) -> Iterator[bytes]:
    """Yield the chunks of a file whose content comes in `pieces` of CHUNK bytes (the last may be shorter)."""
    cipher, number = _cipher(key), 0
    held = next(pieces, b"")
    while True:
        following = next(pieces, None)
        nonce = _nonce(header.prefix, number, last=following is None)
        chunk = cipher.encrypt(nonce, held, bound.data)
        yield struct.pack(">I", len(chunk)) + chunk
        if following is None:
            return
        held, number = following, number + 1


def opened(file: BinaryIO, header: Header, bound: Bound, key: bytes) -> Iterator[bytes]:
    """Yield the content behind the header, each piece proved before it is given.

    Raise SealBroken, at the latest at the end, for a chunk that is damaged, moved, repeated, left off or too many.
    """
    number, length = 0, _length(file)
    if length is None:
        raise SealBroken
    while length is not None:
        chunk = file.read(length)
        if len(chunk) != length:
            raise SealBroken
        following = _length(file)
        nonce = _nonce(header.prefix, number, last=following is None)
        yield _opened(key, nonce, chunk, bound.data)
        number, length = number + 1, following


def _length(file: BinaryIO) -> int | None:
    """Return the length of the chunk to come, None at the end. Raise SealBroken for one that cannot be."""
    packed = file.read(4)
    if not packed:
        return None
    if len(packed) != 4:
        raise SealBroken
    length = int(struct.unpack(">I", packed)[0])
    if not _TAG <= length <= CHUNK + _TAG:
        raise SealBroken
    return length


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + struct.pack(">IB", number, int(last))


def _opened(key: bytes, nonce: bytes, sealed_text: bytes, data: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag

    try:
        return _cipher(key).decrypt(nonce, sealed_text, data)
    except InvalidTag:
        raise SealBroken from None


def _cipher(key: bytes) -> AESGCM:
    """The library is loaded when the vault is first used."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)
