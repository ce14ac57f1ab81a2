"""Credentials in the keyring, renewed by one program at a time.

The lock files hold nothing; they lie beside the database, so that everybody who publishes from it meets there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ccgcompose.domain.canonical import canonical_json
from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import AuthExpired, KeyringMissing, Unreachable
from ccgcompose.host.atomic import make_folder, not_written
from ccgcompose.host.locks import held
from ccgcompose.host.secrets import Secrets, SessionSecrets

PATIENCE = 180.0  # seconds; longer than the door waits for one answer
_NEXT = "Sign in to the account again."


class KeyringCredentials:
    """Fulfils the port Credentials. `secrets` opens the keyring, on first use: it may be slow, or missing."""

    def __init__(self, secrets: Callable[[], Secrets], locks: Path, patience: float = PATIENCE) -> None:
        self._open = secrets
        self._opened: Secrets | None = None
        self._locks = locks
        self._patience = patience

    @property
    def place(self) -> str:
        """What people call the place where credentials lie. Raise KeyringMissing."""
        return self._secrets().place

    def for_this_session(self) -> None:
        if not isinstance(self._opened, SessionSecrets):
            self._opened = SessionSecrets()

    def get(self, account_id: str) -> Credential | None:
        kept = self._secrets().get(account_id)
        return None if kept is None else _read(kept)

    def put(self, account_id: str, credential: Credential) -> None:
        self._secrets().put(account_id, canonical_json(credential))

    def forget(self, account_id: str) -> None:
        self._secrets().forget(account_id)

    def renew(
        self,
        account_id: str,
        due: Callable[[Credential], bool],
        renewal: Callable[[Credential], Credential],
    ) -> Credential:
        kept = self._must_have(account_id)
        if not due(kept):
            return kept
        try:
            with held(self._lock(account_id), self._patience):
                kept = self._must_have(account_id)  # somebody may have renewed it while we waited
                if due(kept):
                    kept = kept.renewed(renewal(kept))
                    self.put(account_id, kept)
                return kept
        except TimeoutError:
            raise _busy() from None

    def _must_have(self, account_id: str) -> Credential:
        kept = self.get(account_id)
        if kept is None:
            raise AuthExpired("This account is not signed in to.", kept="Nothing was sent.", next=_NEXT)
        return kept

    def _lock(self, account_id: str) -> Path:
        try:
            make_folder(self._locks)
        except OSError as error:
            raise not_written(self._locks, error, kept="The credential stays as it was.") from error
        # An id is ours, but a file's name must not depend on that.
        return self._locks / f"{hashlib.sha256(account_id.encode()).hexdigest()[:24]}.lock"

    def _secrets(self) -> Secrets:
        if self._opened is None:
            self._opened = self._open()
        return self._opened


def _read(kept: str) -> Credential:
    try:
        return _credential(json.loads(kept))
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        pass  # raised below, so that the fault carries nothing of the secret
    raise KeyringMissing("An entry in the keyring is damaged.", kept="It was not touched.", next=_NEXT)


def _credential(fields: dict[str, Any]) -> Credential:
    ends = fields["expires_at"]
    return Credential(
        kind=CredentialKind(fields["kind"]),
        token=str(fields["token"]),
        user=str(fields["user"]),
        refresh_token=str(fields["refresh_token"]),
        expires_at=None if ends is None else datetime.fromisoformat(ends).astimezone(UTC),
        scopes=tuple(str(scope) for scope in fields["scopes"]),
        extra={str(name): str(value) for name, value in fields["extra"].items()},
    )


def _busy() -> Unreachable:
    return Unreachable(
        "Another program has been renewing the sign-in of this account for too long.",
        kept="Nothing was sent; the post is kept.",
        next="It is tried again.",
    )
