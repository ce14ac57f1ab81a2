"""Where credentials live, and what a publication leaves behind on its way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ccgcompose.domain.credential import Credential


class Credentials(Protocol):
    """Keeps the credential of each account in the computer's keyring, and nowhere else.

    All raise KeyringMissing where there is no safe place. Slow: never on the interface thread.
    """

    def for_this_session(self) -> None:
        """Keep what comes from now on in memory, until the program ends: where a person chose so."""
        ...

    def get(self, account_id: str) -> Credential | None: ...
    def put(self, account_id: str, credential: Credential) -> None: ...
    def forget(self, account_id: str) -> None:
        """Take it out; it may be gone already."""
        ...

    def renew(
        self,
        account_id: str,
        due: Callable[[Credential], bool],
        renewal: Callable[[Credential], Credential],
    ) -> Credential:
        """Return the account's credential, renewed first where it is `due`.

        One renewal at a time across threads and processes: the lock is taken, the credential read again, and
        `renewal` asked only if it is still due. What it gives is kept before it is returned; what it leaves
        empty stays as it was. Whatever it raises is raised here, and the old credential stays where it is.
        Raise AuthExpired where there is none.
        """
        ...


class Trail(Protocol):
    """What a publication has left on its platform so far, so that a restart goes on and never doubles.

    Written down at once, each in a transaction of its own: the id of an uploaded picture, of a container, of
    each part of a thread, the address of an upload that can be taken up again. **Never a secret.** `key` is the
    key of the request, `step` a name of the connector's own. It is no record: like unsaved text it stands
    outside the testimony; what the history testifies of is the attempt and the receipt.
    """

    def get(self, key: str, step: str) -> str | None: ...
    def put(self, key: str, step: str, value: str) -> None:
        """Write down, in place of what was there. When this returns it survives a crash."""
        ...

    def steps(self, key: str) -> dict[str, str]:
        """Return every step of a key, in the order in which they were first written."""
        ...
