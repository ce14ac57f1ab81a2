"""The card of a post without media: an article of its first link, because LinkedIn reads no page for applications.

Source: "Posts API", article content: source, title, description and a thumbnail, all given by the caller.
"""

from __future__ import annotations

import json
from typing import Any

from ccgcompose.errors import Rejected, TooLarge
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.bodies import Raw
from connectors.linkedin.assets import Assets
from connectors.linkedin.little import plain_of
from connectors.newsroom.links import links
from connectors.page_reader import Page, Reader
from connectors.redaction import redact
from connectors.steps import Steps

THUMBNAIL = "image/card"


def wanted_for(request: PublishRequest) -> str:
    """Return the address that a card is made for, empty for none."""
    if request.media or request.account.settings.get("link_cards") == "off":
        return ""
    return next(iter(links(plain_of(request.text))), "")


class Card:
    """The card of one request. What was read first stays, so that a repeat is equal."""

    def __init__(self, reader: Reader, steps: Steps, assets: Assets, request: PublishRequest) -> None:
        self._reader = reader
        self._steps = steps
        self._assets = assets
        self._address = wanted_for(request)

    def content(self) -> dict[str, Any]:
        """Return the `content` of the post, empty where there is no card: the link stands in the text all the same."""
        if not self._address:
            return {}
        written = self._steps.get("card")
        said = json.loads(written) if written is not None else self._read()
        return {"article": said} if said else {}

    def _read(self) -> dict[str, str]:
        page = self._reader.read(self._address)
        said = self._said(page) if page is not None else {}
        said = said if redact(json.dumps(said)) == json.dumps(said) else {}
        self._steps.put("card", json.dumps(said))
        return said

    def _said(self, page: Page) -> dict[str, str]:
        said = {"source": self._address, "title": page.title}
        said |= {"description": page.description} if page.description else {}
        thumbnail = self._thumbnail(page)
        return said | ({"thumbnail": thumbnail} if thumbnail else {})

    def _thumbnail(self, page: Page) -> str:
        """A card without its picture is a card."""
        if not page.picture:
            return ""
        try:
            return self._assets.image(THUMBNAIL, Raw(page.picture, page.mime))
        except (Rejected, TooLarge):
            return ""
