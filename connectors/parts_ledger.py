"""What is out under a key: written down as soon as it is known, so that a restart goes on from there.

Beside the steps of each revision there is one line for the key (what is out now), and one for each status of the
account (whose it is), so that two posts with the same words are never taken for each other.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from ccgcompose.usecases.ports.connector import PublishRequest
from ccgcompose.usecases.ports.credentials import Trail
from connectors.marks import NO_MARK, Mark


@dataclass(frozen=True, slots=True)
class Out:
    """What is out: the mark of the newest revision, the statuses that carry it, all that ever went out, and where."""

    mark: Mark
    ids: tuple[str, ...]
    every: tuple[str, ...]
    url: str


NOTHING = Out(NO_MARK, (), (), "")


class Ledger:
    """The lines of one request's key and account."""

    def __init__(self, trail: Trail, request: PublishRequest) -> None:
        self._trail = trail
        self._key = request.key
        self._statuses = f"statuses of {request.account.id}"

    def out(self) -> Out | None:
        """Return what is out, None where nothing is that was finished."""
        written = self._trail.get(self._key, "out")
        if written is None:
            return None
        fields = json.loads(written)
        mark = Mark(**fields["mark"] | {"notes": tuple(fields["mark"]["notes"])})
        return Out(mark, tuple(fields["ids"]), tuple(fields["every"]), fields["url"])

    def now_out(self, mark: Mark, ids: tuple[str, ...], url: str) -> None:
        """Write down what is out now."""
        before = self.out() or NOTHING
        every = tuple(dict.fromkeys([*before.every, *ids]))
        out = replace(NOTHING, mark=mark, ids=ids, every=every, url=before.url or url)
        self._trail.put(self._key, "out", json.dumps(asdict(out)))

    def claim(self, status: str) -> None:
        """Write down that this status is ours."""
        self._trail.put(self._statuses, status, self._key)

    def is_anothers(self, status: str) -> bool:
        """Return whether a status is known to belong to another post."""
        owner = self._trail.get(self._statuses, status)
        return owner is not None and owner != self._key
