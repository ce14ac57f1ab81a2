"""What is out under a key, for platforms whose posts carry no mark of ours: it stands in the trail alone.

Beside the steps of each revision there is one line for the key (what is out now), and one for each post of the
account (whose it is), so that two posts with the same words are never taken for each other.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from ccgcompose.domain.publication import Receipt
from ccgcompose.usecases.ports.connector import PublishRequest
from ccgcompose.usecases.ports.credentials import Trail
from connectors.marks import NO_MARK, Mark


@dataclass(frozen=True, slots=True)
class Out:
    """What is out: the mark of the newest revision, the platform's id of the post, and where it is."""

    mark: Mark
    id: str
    url: str


class Owners:
    """Whose each post of an account is. `called` is what the trail calls a post of its platform."""

    def __init__(self, trail: Trail, request: PublishRequest, called: str) -> None:
        self._trail = trail
        self._key = request.key
        self._line = f"{called} of {request.account.id}"

    def claim(self, id: str) -> None:
        """Write down that this post is ours."""
        self._trail.put(self._line, id, self._key)

    def is_anothers(self, id: str) -> bool:
        """Return whether a post is known to belong to another key."""
        owner = self._trail.get(self._line, id)
        return owner is not None and owner != self._key


class Ledger(Owners):
    """The lines of one request's key and account."""

    def __init__(self, trail: Trail, request: PublishRequest) -> None:
        super().__init__(trail, request, "posts")

    def out(self) -> Out | None:
        """Return what is out, None where nothing is that was finished."""
        written = self._trail.get(self._key, "out")
        if written is None:
            return None
        fields = json.loads(written)
        return Out(mark_in(fields), fields["id"], fields["url"])

    def out_by(self, original: Receipt) -> Out | None:
        """Return what is out; where the trail is younger than the post, what its receipt alone says."""
        out = self.out()
        if out is None and original.delivery_id == self._key and original.remote_id:
            return Out(NO_MARK, original.remote_id, original.url)
        return out if out is not None and out.id == original.remote_id else None

    def now_out(self, mark: Mark, id: str, url: str) -> None:
        """Write down what is out now, and that it is ours."""
        self.claim(id)
        self._trail.put(self._key, "out", json.dumps(asdict(Out(mark, id, url))))


def mark_in(fields: dict[str, Any]) -> Mark:
    """Return the mark in a line that says what is out."""
    return Mark(**fields["mark"] | {"notes": tuple(fields["mark"]["notes"])})


def digest_of(words: str) -> str:
    """Return a digest of words, whatever the white space."""
    return hashlib.sha256(" ".join(words.split()).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def media_of(request: PublishRequest) -> str:
    """Return a digest of which media hang on a post, and in what order."""
    named = " ".join(medium.sha256 for medium in request.media)
    return hashlib.sha256(named.encode()).hexdigest()[:32]
