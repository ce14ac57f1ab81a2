"""What is known of a key that Meta has no place for: it stands in the trail, revision by revision."""

from __future__ import annotations

import re
from datetime import datetime

from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import Rejected
from ccgcompose.usecases.ports.connector import PublishRequest
from ccgcompose.usecases.ports.credentials import Trail
from connectors.answer import KEPT
from connectors.ledger import Ledger
from connectors.marks import Mark, comment_of, mark_of, read_mark
from connectors.steps import Steps


class Known:
    """The trail of one request, of the revisions before and after it, and of whose the account's posts are."""

    def __init__(self, trail: Trail, request: PublishRequest) -> None:
        self.steps = Steps(trail, request)
        self.ledger = Ledger(trail, request)
        self._trail = trail
        self._request = request

    def latest(self, name: str) -> tuple[int, str]:
        """Return the newest revision that has such a step, and its value; (0, "") where none has."""
        found = [(0, "")]
        for step, value in self._trail.steps(self._request.key).items():
            match = re.fullmatch(rf"r([0-9]{{1,6}})/{re.escape(name)}", step)
            if match and value:
                found.append((int(match[1]), value))
        return max(found)

    def shown(self) -> Mark:
        """Return the mark of the newest revision that is known to be out; without a key where none is."""
        return read_mark(self.latest("shown")[1])

    def must_be_the_same(self) -> None:
        """Raise Rejected where this key was used for something else that is out, or may be."""
        begun = read_mark(self.steps.get("wanted") or "")
        shown = self.shown()
        wanted = mark_of(self._request)
        other = shown.key and (shown.revision != wanted.revision or shown.digest != wanted.digest)
        if other or (begun.key and begun.digest != wanted.digest and self.steps.get("begun")):
            raise Rejected("Something else is out under this key already, or may be.", kept=KEPT)

    def begin(self, *names: str) -> None:
        """Write down what is wanted. What was left under these names for something else is not used again."""
        begun, wanted = read_mark(self.steps.get("wanted") or ""), mark_of(self._request)
        if begun.key and begun.digest != wanted.digest:
            ours = f"r{wanted.revision}/"
            left = [
                step.removeprefix(ours) for step in self._trail.steps(wanted.key) if step.startswith(ours)
            ]
            for name in left:
                if name.startswith(names):
                    self.steps.put(name, "")
        self.steps.put("wanted", comment_of(wanted))

    def receipt(self, remote_id: str, url: str, what: str, now: datetime) -> Receipt:
        """Write down that this revision is out. The first receipt of a revision is the one ever after."""
        steps, wanted = self.steps, mark_of(self._request)
        at = steps.received(now)
        steps.put("shown", comment_of(wanted))
        return Receipt(self._request.key, remote_id, url, at, f"{what}, revision {wanted.revision}")
