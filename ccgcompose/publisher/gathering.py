"""What workers say while a look goes on is told with it; what they say afterwards is passed on by itself."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from ccgcompose.usecases.deliver import Worked


class Gathering:
    """Takes in the endings of one look, from any thread; none is told twice, and none is lost."""

    def __init__(self, later: Callable[[Worked], None]) -> None:
        self._later = later
        self._early: list[Worked] | None = []
        self._changing = Lock()

    def add(self, worked: Worked) -> None:
        """Take one in, or pass it on where the look has ended."""
        with self._changing:
            if self._early is not None:
                self._early.append(worked)
                return
        self._later(worked)

    def taken(self) -> list[Worked]:
        """End the look: return what came until now."""
        with self._changing:
            early, self._early = self._early or [], None
        return early
