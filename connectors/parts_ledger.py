"""What is out under a key where a post may be a thread: the ledger of connectors/ledger.py, with every part."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from ccgcompose.usecases.ports.connector import PublishRequest
from ccgcompose.usecases.ports.credentials import Trail
from connectors.ledger import Owners, mark_in
from connectors.marks import NO_MARK, Mark


@dataclass(frozen=True, slots=True)
class Out:
    """What is out: the mark of the newest revision, the statuses that carry it, all that ever went out, and where."""

    mark: Mark
    ids: tuple[str, ...]
    every: tuple[str, ...]
    url: str


NOTHING = Out(NO_MARK, (), (), "")


class Ledger(Owners):
    """The lines of one request's key and account."""

    def __init__(self, trail: Trail, request: PublishRequest) -> None:
        super().__init__(trail, request, "statuses")

    def out(self) -> Out | None:
        """Return what is out, None where nothing is that was finished."""
        written = self._trail.get(self._key, "out")
        if written is None:
            return None
        fields = json.loads(written)
        return Out(mark_in(fields), tuple(fields["ids"]), tuple(fields["every"]), fields["url"])

    def now_out(self, mark: Mark, ids: tuple[str, ...], url: str) -> None:
        """Write down what is out now."""
        before = self.out() or NOTHING
        every = tuple(dict.fromkeys([*before.every, *ids]))
        out = replace(NOTHING, mark=mark, ids=ids, every=every, url=before.url or url)
        self._trail.put(self._key, "out", json.dumps(asdict(out)))
