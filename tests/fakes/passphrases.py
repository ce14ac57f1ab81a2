"""Passphrases hashed in no time. Safe nowhere but in a test."""

from __future__ import annotations

import hashlib
import itertools
import unicodedata

from ccgcompose.errors import BadInput

SHORTEST = 12


class PlainPassphrases:
    """Fulfils the port Passphrases with one round of SHA-256 over a counted salt."""

    def __init__(self) -> None:
        self._salts = itertools.count(1)

    def hash(self, passphrase: str) -> str:
        if len(_form(passphrase).strip()) < SHORTEST:
            raise BadInput(f"A passphrase has at least {SHORTEST} characters.", kept="Nothing was changed.")
        return _hashed(str(next(self._salts)), passphrase)

    def matches(self, stored: str, passphrase: str) -> bool:
        salt, _, _ = stored.partition("$")
        return stored == _hashed(salt, passphrase)


def _form(passphrase: str) -> str:
    return unicodedata.normalize("NFKC", passphrase)


def _hashed(salt: str, passphrase: str) -> str:
    digest = hashlib.sha256(f"{salt}${_form(passphrase)}".encode("utf-8", "surrogatepass"))
    return f"{salt}${digest.hexdigest()}"
