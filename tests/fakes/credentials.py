"""Credentials and a trail in memory, under the same contracts as those of the computer."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from ccgcompose.domain.credential import Credential
from ccgcompose.errors import AuthExpired


class FakeCredentials:
    """Keeps them in memory. `renewals` counts how often one was really renewed."""

    def __init__(self, **kept: Credential) -> None:
        self.kept = dict(kept)
        self.renewals = 0
        self.in_memory = False
        self._renewing = Lock()

    def for_this_session(self) -> None:
        self.in_memory = True

    def get(self, account_id: str) -> Credential | None:
        return self.kept.get(account_id)

    def put(self, account_id: str, credential: Credential) -> None:
        self.kept[account_id] = credential

    def forget(self, account_id: str) -> None:
        self.kept.pop(account_id, None)

    def renew(
        self,
        account_id: str,
        due: Callable[[Credential], bool],
        renewal: Callable[[Credential], Credential],
    ) -> Credential:
        with self._renewing:
            old = self.kept.get(account_id)
            if old is None:
                raise AuthExpired("This account is not signed in to.", next="Sign in to the account again.")
            if due(old):
                self.kept[account_id] = old.renewed(renewal(old))
                self.renewals += 1
            return self.kept[account_id]


class FakeTrail:
    """Keeps the steps in memory; given to a second connector, it is what a restart finds."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get(self, key: str, step: str) -> str | None:
        return self.kept.get((key, step))

    def put(self, key: str, step: str, value: str) -> None:
        self.kept[key, step] = value

    def steps(self, key: str) -> dict[str, str]:
        return {step: value for (owner, step), value in self.kept.items() if owner == key}
