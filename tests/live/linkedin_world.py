"""LinkedIn with its connector and an account, through the fault proxy."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.usecases.ports.connector import Captions, Connector, OutgoingMedia, PublishRequest
from connectors.http import Patience
from connectors.linkedin.connector import LinkedIn
from connectors.linkedin.health import SCOPES
from connectors.page_reader import Page
from tests.contract.connector_contract import Shown
from tests.contract.connector_material import NOW, PictureFolder, account
from tests.fakes.clock import FixedClock
from tests.live.board_world import tools_for
from tests.live.doubles.linkedin import LinkedInDouble
from tests.live.doubles.linkedin_facts import ORGANIZATION, PART, TOKEN
from tests.live.doubles.linkedin_state import LinkedInState, reader_sees
from tests.live.fault_proxy import Fault, FaultProxy

VTT = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nClinics open on Monday.\n"
PATIENT = Patience(connect=10, read=15, total=60)
HURRIED = Patience(connect=5, read=1, total=20)  # where a fault is silence


def film(files: PictureFolder, size: int = PART + 1000, *, captions: bool = True) -> OutgoingMedia:
    data = bytes(range(256)) * (size // 256 + 1)
    said = (Captions(files.keep(VTT.encode()), "en-GB", "tour.vtt"),) if captions else ()
    return OutgoingMedia(
        files.keep(data[:size]), "tour.mp4", "video/mp4", 1280, 720, "A tour", kind="video", captions=said
    )


@dataclass
class LinkedInWorld:
    """Fulfils FaultyWorld, and the contract's Platform."""

    double: LinkedInDouble
    proxy: FaultProxy
    folder: Path
    clock: FixedClock
    patience: Patience = PATIENT
    waits: list[float] = field(default_factory=list)
    pages: dict[str, Page] = field(default_factory=dict)
    pages_read: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.double.home = self.proxy.url
        self.account = account(
            "linkedin", server=self.proxy.url, sign_in_server=self.proxy.url, organization=ORGANIZATION
        )
        credential = Credential(CredentialKind.OAUTH2, TOKEN, scopes=SCOPES)
        self.tools = tools_for(self.folder, self.account, credential, self.clock)
        self.connector: Connector = self.restarted()

    @property
    def state(self) -> LinkedInState:
        return self.double.state

    def hurry_for(self, fault: Fault) -> None:
        """Wait for no silence longer than a test needs, where silence is what is tried."""
        silent = fault in (Fault.STALLED_BEFORE, Fault.STALLED_AFTER)
        self.patience = HURRIED if silent else PATIENT
        self.connector = self.restarted()

    def restarted(self) -> Connector:
        return LinkedIn(self.tools, self.patience, self.waits.append, self)

    def read(self, url: str) -> Page | None:
        """Fulfils the Reader of pages."""
        self.pages_read.append(url)
        return self.pages.get(url)

    def pass_time(self, how_long: timedelta) -> datetime:
        return self.clock.advance(how_long)

    def times_out(self, request: PublishRequest) -> int:
        wanted = " ".join(request.text.split())
        return sum(wanted in " ".join(shown.text.split()) for shown in self.public().values())

    def public(self) -> dict[str, Shown]:
        return {urn: self._shown(post) for urn, post in self.state.posts.items()}

    def _shown(self, post: dict[str, Any]) -> Shown:
        blocks = reader_sees(post["commentary"]).split("\n\n")
        notes = tuple(block for block in blocks if block.startswith("Edited "))
        text = "\n\n".join(block for block in blocks if not block.startswith("Edited "))
        content = post.get("content", {})
        images = content.get("multiImage", {}).get("images") or [
            each for each in (content.get("media"),) if each
        ]
        pictures = tuple(
            (hashlib.sha256(self.state.bytes_of(each["id"])).hexdigest(), each.get("altText", ""), "")
            for each in images
        )
        return Shown("", text, "", "", pictures, notes)

    def publish_and_die(self, wanted: PublishRequest, files: PictureFolder) -> None:
        """Let the answer to the very last call be lost."""
        self.proxy.pass_on()
        self.proxy.chosen = lambda _n, asked: (
            Fault.DROPPED_AFTER if (asked.method, asked.path) == ("POST", "/rest/posts") else None
        )
        with pytest.raises(OutcomeUnknown):
            self.connector.publish(wanted, files, NOW)
        self.proxy.pass_on()
        self.connector = self.restarted()


@contextmanager
def linkedin_world(folder: Path) -> Iterator[LinkedInWorld]:
    """Start a double and the proxy before it."""
    clock = FixedClock(NOW)
    double = LinkedInDouble(LinkedInState(clock.now))
    with double.serving, FaultProxy(double.serving.url) as proxy:
        yield LinkedInWorld(double, proxy, folder, clock)
