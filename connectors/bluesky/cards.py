"""The card under a post without pictures: what the page of its first link says of itself, read once and kept."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from ccgcompose.errors import TooLarge
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.bluesky.facets import links
from connectors.bluesky.uploads import FORGOTTEN, Uploads
from connectors.page_reader import Reader
from connectors.redaction import redact
from connectors.steps import Steps

EXTERNAL = "app.bsky.embed.external"


def wanted_for(request: PublishRequest) -> str:
    """Return the address that a card is made for, empty for none."""
    if request.media or request.account.settings.get("link_cards") == "off":
        return ""
    return next(iter(links(request.text)), "")


class Cards:
    """The card of one request."""

    def __init__(self, reader: Reader, steps: Steps, request: PublishRequest, uploads: Uploads) -> None:
        self._reader = reader
        self._steps = steps
        self._request = request
        self._uploads = uploads

    def embed(self, now: datetime) -> dict[str, Any] | None:
        """Return the card, None where there is none. What was read first stays, so that a repeat is equal."""
        address = wanted_for(self._request)
        if not address:
            return None
        said = self._kept(now)
        if said is None:
            said = self._read(address, now)
            self._steps.put("card", json.dumps({"at": now.isoformat(), "card": said}))
        return {"$type": EXTERNAL, "external": said} if said else None

    def _kept(self, now: datetime) -> dict[str, Any] | None:
        """Return what was read; None where nothing was, or the server may have forgotten its picture by now."""
        written = self._steps.get("card")
        if written is None:
            return None
        kept = json.loads(written)
        old = now >= datetime.fromisoformat(kept["at"]) + FORGOTTEN and self._steps.get("sent/0") is None
        return None if old else dict(kept["card"])

    def _read(self, address: str, now: datetime) -> dict[str, Any]:
        page = self._reader.read(address)
        if page is None:
            return {}
        said: dict[str, Any] = {"uri": address, "title": page.title, "description": page.description}
        if page.picture:
            try:
                said["thumb"] = self._uploads.blob("card", page.picture, page.mime, now)
            except TooLarge:
                said.pop("thumb", None)  # a card without its picture is a card
        written = json.dumps(said)
        return said if redact(written) == written else {}  # the trail never holds what looks like a secret
