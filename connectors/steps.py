"""The trail of one request: what it has left on the platform so far, under names that corrections share."""

from __future__ import annotations

from datetime import datetime

from ccgcompose.errors import Rejected
from ccgcompose.usecases.ports.connector import PublishRequest
from ccgcompose.usecases.ports.credentials import Trail
from connectors.answer import KEPT
from connectors.redaction import redact


class Steps:
    """The steps of one revision under one key. A correction has steps of its own, and may look at earlier ones."""

    def __init__(self, trail: Trail, request: PublishRequest) -> None:
        self._trail = trail
        self._key = request.key
        self._revision = request.revision

    def get(self, name: str, revision: int | None = None) -> str | None:
        """Return what was written down under this name (for this revision unless another is named)."""
        return self._trail.get(self._key, self._step(name, revision))

    def put(self, name: str, value: str) -> None:
        """Write down at once. Raise ValueError for what looks like a secret: a fault of the program."""
        if redact(value) != value:
            raise ValueError(f"the step {name} would write down a secret")
        self._trail.put(self._key, self._step(name, None), value)

    def earlier(self, name: str) -> str | None:
        """Return what the newest revision before this one has written down under this name."""
        found = (self.get(name, number) for number in range(self._revision - 1, 0, -1))
        return next((value for value in found if value), None)

    def received(self, now: datetime) -> datetime:
        """Return when this revision was first known to be out: written down, so that its receipt stays the same."""
        at = datetime.fromisoformat(self.get("received") or now.isoformat())
        self.put("received", at.isoformat())
        return at

    def freeze(self, digest: str) -> None:
        """Write down what is asked for, before the first call. Raise Rejected for something else under the same key."""
        begun = self.get("begun")
        if begun is None:
            self.put("begun", digest)
        elif begun != digest:
            raise Rejected("Something else was begun under this key already.", kept=KEPT)

    def numbered(self, name: str, count: int) -> list[str | None]:
        """Return the steps `name/0`, `name/1` and so on: the parts of a thread, the pictures of a post."""
        return [self.get(f"{name}/{number}") for number in range(count)]

    def _step(self, name: str, revision: int | None) -> str:
        return f"r{self._revision if revision is None else revision}/{name}"
