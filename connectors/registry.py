"""Every connector there is, listed by hand: a scan of folders finds nothing in a frozen program.

A connector is imported when it is first asked for, so that a start pays for none of them. Each is made with the
tools of this program; without them the list and the cards can be read, and nothing can be published.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from ccgcompose.errors import NotFound
from ccgcompose.usecases.ports.connector import Connector
from connectors.card import Card, read_card
from connectors.tools import Tools


def _newsroom(tools: Tools | None) -> Connector:
    from connectors.newsroom.connector import Newsroom

    return Newsroom()


def _podcast(tools: Tools | None) -> Connector:
    from connectors.podcast.connector import Podcast

    return Podcast()


def _wordpress(tools: Tools | None) -> Connector:
    from connectors.wordpress.connector import WordPress

    return WordPress(_needed(tools))


def _mediawiki(tools: Tools | None) -> Connector:
    from connectors.mediawiki.connector import MediaWiki

    return MediaWiki(_needed(tools))


def _discourse(tools: Tools | None) -> Connector:
    from connectors.discourse.connector import Discourse

    return Discourse(_needed(tools))


def _facebook(tools: Tools | None) -> Connector:
    from connectors.facebook.connector import Facebook

    return Facebook(_needed(tools))


def _instagram(tools: Tools | None) -> Connector:
    from connectors.instagram.connector import Instagram

    return Instagram(_needed(tools))


def _mastodon(tools: Tools | None) -> Connector:
    from connectors.mastodon.connector import Mastodon

    return Mastodon(_needed(tools))


def _x(tools: Tools | None) -> Connector:
    from connectors.x.connector import X

    return X(_needed(tools))


def _linkedin(tools: Tools | None) -> Connector:
    from connectors.linkedin.connector import LinkedIn

    return LinkedIn(_needed(tools))


def _youtube(tools: Tools | None) -> Connector:
    from connectors.youtube.connector import YouTube

    return YouTube(_needed(tools))


def _bluesky(tools: Tools | None) -> Connector:
    from connectors.bluesky.connector import Bluesky

    return Bluesky(_needed(tools))


# A connector that speaks over the network begins with `tools = _needed(tools)`.
LISTED: dict[str, Callable[[Tools | None], Connector]] = {
    "newsroom": _newsroom,
    "podcast": _podcast,
    "wordpress": _wordpress,
    "mediawiki": _mediawiki,
    "discourse": _discourse,
    "facebook": _facebook,
    "instagram": _instagram,
    "mastodon": _mastodon,
    "bluesky": _bluesky,
    "x": _x,
    "linkedin": _linkedin,
    "youtube": _youtube,
}


def _needed(tools: Tools | None) -> Tools:
    if tools is None:
        raise RuntimeError("this registry was made for reading cards only")
    return tools


def _unknown(platform: str) -> NotFound:
    return NotFound(f"There is no connector for “{platform}”.", next=f"Choose one of: {', '.join(LISTED)}.")


class Registry:
    """The connectors, by platform; each is made once. Fulfils the port Connectors."""

    def __init__(self, tools: Tools | None = None) -> None:
        self._tools = tools
        self._made: dict[str, Connector] = {}
        self._making = Lock()

    def platforms(self) -> tuple[str, ...]:
        """Return the platforms, in the order in which people are offered them."""
        return tuple(LISTED)

    def get(self, platform: str) -> Connector:
        """Return the connector. Raise NotFound, with the platforms that there are."""
        if platform not in LISTED:
            raise _unknown(platform)
        with self._making:  # accounts are delivered side by side
            if platform not in self._made:
                self._made[platform] = LISTED[platform](self._tools)
            return self._made[platform]

    def card(self, platform: str) -> Card:
        """Return the card of one connector. Raise NotFound, with the platforms that there are."""
        if platform not in LISTED:
            raise _unknown(platform)
        return read_card(platform)

    def cards(self) -> tuple[Card, ...]:
        """Return the maturity card of each connector."""
        return tuple(read_card(platform) for platform in LISTED)
