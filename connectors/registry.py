"""Every connector there is, listed by hand: a scan of folders finds nothing in a frozen program.

A connector is imported when it is first asked for, so that a start pays for none of them.
"""

from __future__ import annotations

from collections.abc import Callable

from ccgcompose.errors import NotFound
from ccgcompose.usecases.ports.connector import Connector
from connectors.card import Card, read_card


def _newsroom() -> Connector:
    from connectors.newsroom.connector import Newsroom

    return Newsroom()


LISTED: dict[str, Callable[[], Connector]] = {
    "newsroom": _newsroom,
}


class Registry:
    """The connectors, by platform; each is made once. Fulfils the port Connectors."""

    def __init__(self) -> None:
        self._made: dict[str, Connector] = {}

    def platforms(self) -> tuple[str, ...]:
        """Return the platforms, in the order in which people are offered them."""
        return tuple(LISTED)

    def get(self, platform: str) -> Connector:
        """Return the connector. Raise NotFound, with the platforms that there are."""
        if platform not in LISTED:
            raise NotFound(
                f"There is no connector for “{platform}”.", next=f"Choose one of: {', '.join(LISTED)}."
            )
        if platform not in self._made:
            self._made[platform] = LISTED[platform]()
        return self._made[platform]

    def cards(self) -> tuple[Card, ...]:
        """Return the maturity card of each connector."""
        return tuple(read_card(platform) for platform in LISTED)
