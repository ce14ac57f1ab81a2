"""A crew of one: each job is done at once, in the thread that asks for it."""

from __future__ import annotations

from collections.abc import Callable


class Alone:
    """Fulfils the port Crew where nothing may or need go on side by side."""

    def start(self, job: Callable[[], None]) -> None:
        """Do it now."""
        job()

    def wait(self) -> None:
        """Nothing is ever under way."""

    def closing(self) -> bool:
        return False
