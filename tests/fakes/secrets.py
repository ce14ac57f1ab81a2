"""A safe place for secrets that lasts, as a keyring does."""

from __future__ import annotations


class LastingSecrets:
    """Fulfils Secrets. For tests: `kept`."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    @property
    def place(self) -> str:
        return "the keyring"

    def get(self, name: str) -> str | None:
        return self.kept.get(name)

    def put(self, name: str, secret: str) -> None:
        self.kept[name] = secret

    def forget(self, name: str) -> None:
        self.kept.pop(name, None)
