"""Opening links to see whether they lead anywhere."""

from __future__ import annotations

from typing import Protocol

from ccgcompose.domain.link_answer import LinkAnswer


class LinkLooker(Protocol):
    """Looks where links lead. It only reads, and can never reach a private or loopback address."""

    def look(self, urls: tuple[str, ...]) -> tuple[LinkAnswer, ...]:
        """Return an answer for each, in their order. It takes seconds, bounded; it raises nothing."""
        ...
