"""A real personal data server with the connector and an account, through the fault proxy. A thread is one post."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
import requests

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.usecases.ports.connector import Connector, PublishRequest
from connectors.bluesky.connector import Bluesky
from connectors.bluesky.names import POST
from connectors.http import Patience
from connectors.page_reader import Page
from tests.contract.connector_contract import Shown
from tests.contract.connector_material import BRAND, NOW, PictureFolder, account, picture
from tests.fakes.clock import FixedClock
from tests.live.board_world import tools_for
from tests.live.fault_proxy import Asked, Fault, FaultProxy
from tests.live.servers.pds import HANDLE, BlueskyPds, json_of, xrpc

HURRIED = Patience(connect=2, read=1.5, total=20)
PUT = "/xrpc/com.atproto.repo.putRecord"


class Pages:
    """Pages of the web as they are read for cards: those that are put here, and no others."""

    def __init__(self) -> None:
        self.kept: dict[str, Page] = {}
        self.asked: list[str] = []

    def read(self, url: str) -> Page | None:
        self.asked.append(url)
        return self.kept.get(url)


@dataclass
class BlueskyWorld:
    """Fulfils FaultyWorld, and the contract's Platform. Each world has an account of its own on the server."""

    server: BlueskyPds
    proxy: FaultProxy
    folder: Path
    name: str
    settings: Mapping[str, str] = field(default_factory=dict)
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))
    patience: Patience = HURRIED

    def __post_init__(self) -> None:
        self.handle = f"{self.name}.test"
        made = self.server.new_account(self.handle)
        self.did, self.password = made.did, made.password
        self.session = xrpc(
            self.server.url,
            "com.atproto.server.createSession",
            {"identifier": self.did, "password": made.password},
        )
        self.write_profile(
            {
                "displayName": BRAND.name,
                "description": BRAND.description,
                "website": BRAND.website,
                "avatar": self.uploaded(picture("navy")),
            }
        )
        known = {"server": self.proxy.url, "did": self.did, "handle": self.handle}
        self.account = account("bluesky", **{**known, **self.settings})
        self.pages, self.paused = Pages(), list[float]()
        self.tools = tools_for(self.folder, self.account, self.credential(), self.clock)
        self.connector: Connector = self.restarted()

    def credential(self, **other: Any) -> Credential:
        said = {
            "kind": CredentialKind.APP_PASSWORD,
            "token": self.session["accessJwt"],
            "user": self.handle,
            "refresh_token": self.session["refreshJwt"],
            "extra": {"app_password": self.password, "did": self.did},
        }
        return Credential(**{**said, **other})

    def restarted(self) -> Bluesky:
        return Bluesky(self.tools, self.patience, self.pages, pause=self.paused.append)

    def pass_time(self, how_long: timedelta) -> datetime:
        return self.clock.advance(how_long)

    def write_profile(self, said: dict[str, Any]) -> None:
        record = {"$type": "app.bsky.actor.profile", **said}
        place = {"repo": self.did, "collection": "app.bsky.actor.profile", "rkey": "self"}
        xrpc(
            self.server.url,
            "com.atproto.repo.putRecord",
            {**place, "record": record},
            self.session["accessJwt"],
        )

    def uploaded(self, data: bytes) -> Any:
        """Put a picture on the server, past the connector."""
        head = {"Authorization": f"Bearer {self.session['accessJwt']}", "Content-Type": "image/png"}
        address = f"{self.server.url}/xrpc/com.atproto.repo.uploadBlob"
        return requests.post(address, data=data, headers=head, timeout=30).json()["blob"]

    def records(self) -> dict[str, Any]:
        """Every post, by its address, in the order of their names."""
        asked = urlencode({"repo": self.did, "collection": POST, "limit": 100, "reverse": "true"})
        said = json_of(urlopen(f"{self.server.url}/xrpc/com.atproto.repo.listRecords?{asked}", timeout=30))  # noqa: S310
        found = sorted(said["records"], key=lambda each: each["uri"])
        return {each["uri"]: each["value"] for each in found}

    def public(self) -> dict[str, Shown]:
        records = self.records()
        return {uri: _shown(uri, records) for uri, value in records.items() if not _continues(value)}

    def times_out(self, request: PublishRequest) -> int:
        wanted = _unnumbered(request.text)
        return sum(wanted in _unnumbered(shown.text) for shown in self.public().values())

    def publish_and_die(self, wanted: PublishRequest, files: PictureFolder) -> None:
        """Let the answer to the post be lost."""
        self.proxy.pass_on()
        self.proxy.chosen = lambda _n, asked: Fault.DROPPED_AFTER if is_post(asked) else None
        with pytest.raises(OutcomeUnknown):
            self.connector.publish(wanted, files, NOW)
        self.proxy.pass_on()
        self.connector = self.restarted()


def is_post(asked: Asked) -> bool:
    """Whether this call writes a post."""
    return asked.path == PUT


def _shown(first: str, records: dict[str, Any]) -> Shown:
    embed = records[first].get("embed") or {}
    images = (embed.get("media") or embed).get("images") or ()
    pictures = tuple(("", each["alt"], "") for each in images)
    texts, last = [records[first]["text"]], first
    while following := [
        uri for uri, value in records.items() if _continues(value) and value["reply"]["parent"]["uri"] == last
    ]:
        (last,) = following
        texts.append(records[last]["text"])
    return Shown("", "\n\n".join(texts), "", "", pictures, ())


def _unnumbered(text: str) -> str:
    return " ".join(word for word in text.split() if word != "---" and not re.fullmatch(r"\(\d+/\d+\)", word))


def _continues(value: dict[str, Any]) -> bool:
    """Return whether a post is a further part of a thread: it answers, is numbered, and is not the first."""
    number = re.search(r" \((\d+)/\d+\)$", value["text"])
    return "reply" in value and number is not None and number[1] != "1"


__all__ = ["HANDLE", "HURRIED", "PUT", "BlueskyWorld", "Pages", "is_post"]
