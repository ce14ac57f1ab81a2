"""What the trail says of the revisions of a post that are out on X."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import Rejected
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.answer import KEPT
from connectors.marks import NO_MARK, Mark, comment_of, mark_of, read_mark
from connectors.steps import Steps
from connectors.tools import Tools

_OF_ALL = 0  # what holds for every revision of a post


@dataclass(frozen=True, slots=True)
class Released:
    """A revision that is out. `numbers` are its posts on X, in order."""

    mark: Mark
    numbers: tuple[str, ...]
    at: datetime

    def receipt(self, request: PublishRequest) -> Receipt:
        """Return its receipt: the same at every time."""
        user = request.account.settings.get("user", "")
        first = self.numbers[0]
        url = f"https://x.com/{user}/status/{first}" if user else f"https://x.com/i/web/status/{first}"
        proof = f"posts {', '.join(self.numbers)}, revision {self.mark.revision}"
        return Receipt(request.key, first, url, self.at, proof)


def released(steps: Steps, revision: int) -> Released | None:
    """Return what is known of one revision, None where it is not out whole."""
    numbers, at = steps.get("posts", revision), steps.get("received", revision)
    if not numbers or not at:
        return None
    mark = read_mark(steps.get("mark", revision) or "")
    return Released(mark, tuple(numbers.split()), datetime.fromisoformat(at))


def newest(steps: Steps) -> Released | None:
    """Return the newest revision that is out, None where none is."""
    number = steps.get("newest", _OF_ALL)
    return released(steps, int(number)) if number else None


def first_post(steps: Steps, original: Receipt) -> str:
    """Return the post to which corrections are replies: the first that went out."""
    return steps.get("first", _OF_ALL) or original.remote_id


def note_released(tools: Tools, request: PublishRequest, numbers: list[str], now: datetime) -> Released:
    """Write down that a revision is out whole."""
    steps, of_all = Steps(tools.trail, request), Steps(tools.trail, replace(request, revision=_OF_ALL))
    steps.put("posts", " ".join(numbers))
    steps.put("mark", comment_of(mark_of(request)))
    steps.put("received", now.isoformat())
    of_all.put("newest", str(max(request.revision, int(of_all.get("newest") or 0))))
    if of_all.get("first") is None:
        of_all.put("first", numbers[0])
    return Released(mark_of(request), tuple(numbers), now)


def must_be_the_same(steps: Steps, request: PublishRequest) -> None:
    """Raise Rejected where something else may be out under this key."""
    if steps.get("digest") not in (None, mark_of(request).digest):
        raise Rejected("Something else is under this key on X already.", kept=KEPT)


def shown_before(steps: Steps, request: PublishRequest, original: Receipt) -> Mark:
    """Return what is out before a correction. Raise Rejected where nothing of this key is."""
    found = newest(steps)
    if found is not None:
        return found.mark
    if original.delivery_id != request.key:
        raise Rejected("There is nothing out under this key that could be corrected.", kept=KEPT)
    return NO_MARK  # out, but from before this computer's trail
