"""The address of an upload that can be taken up again. Whoever has it may send the film: it lies in the keyring.

Source: "Resumable uploads": a session is asked for its state, and is gone (404) when it has come to its end.
"""

from __future__ import annotations

import hashlib

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.usecases.ports.connector import PublishRequest
from ccgcompose.usecases.ports.credentials import Credentials


class Sessions:
    """Keeps the session of one request, under a name of its own beside the account's credential."""

    def __init__(self, credentials: Credentials, request: PublishRequest) -> None:
        self._credentials = credentials
        named = hashlib.sha256(request.key.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        self._name = f"{request.account.id}/upload/{named}"

    def get(self) -> str:
        """Return the address, empty where none is kept."""
        kept = self._credentials.get(self._name)
        return "" if kept is None else kept.token

    def keep(self, address: str) -> None:
        """Keep the address until the film is there."""
        self._credentials.put(self._name, Credential(CredentialKind.API_KEY, address))

    def forget(self) -> None:
        """Take it out: the film is there, or the session has come to its end."""
        self._credentials.forget(self._name)
