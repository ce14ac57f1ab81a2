"""Servers of Mastodon's API with the connector and an account, through the fault proxy."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.usecases.ports.connector import Connector, PublishRequest
from connectors.http import Patience
from connectors.mastodon.connector import Mastodon
from tests.contract.connector_contract import Shown
from tests.contract.connector_material import NOW, PictureFolder, account
from tests.fakes.clock import FixedClock
from tests.live.board_world import tools_for
from tests.live.doubles.mastodon import TOKEN, DoubleMastodon
from tests.live.fault_proxy import Asked, Fault, FaultProxy
from tests.live.servers.snac import Snac

PATIENT = Patience(connect=10, read=15, total=60)
HURRIED = Patience(connect=5, read=1, total=20)  # where a fault is silence
NOTE = re.compile(r"\n\n(?=Edited \d{1,2} \w+ \d{4}: )")


@dataclass
class World(ABC):
    """What the two servers have in common. `paused`: the seconds for which the connector waited."""

    proxy: FaultProxy
    folder: Path
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))
    paused: list[float] = field(default_factory=list)
    patience: Patience = PATIENT
    hurried: Patience = HURRIED

    def begin(self, token: str, **settings: str) -> None:
        self.account = account("mastodon", server=self.proxy.url, **settings)
        credential = Credential(CredentialKind.OAUTH2, token, "@amara@double.example")
        self.tools = tools_for(self.folder, self.account, credential, self.clock)
        self.connector: Connector = self.restarted()

    def hurry_for(self, fault: Fault) -> None:
        """Wait for no silence longer than a test needs, where silence is what is tried."""
        silent = fault in (Fault.STALLED_BEFORE, Fault.STALLED_AFTER)
        self.patience = self.hurried if silent else PATIENT
        self.connector = self.restarted()

    def restarted(self) -> Connector:
        return Mastodon(self.tools, self.patience, self.paused.append)

    def pass_time(self, how_long: timedelta) -> datetime:
        return self.clock.advance(how_long)

    @abstractmethod
    def public(self) -> dict[str, Shown]:
        """Return every post in public, by the remote id that its receipt names."""

    def times_out(self, request: PublishRequest) -> int:
        """Count each post, or each first part of a thread."""
        wanted = "".join(request.text.split("\n---\n")[0].split())
        return sum("".join(post.text.split()).startswith(wanted) for post in self.public().values())

    def publish_and_die(self, wanted: PublishRequest, files: PictureFolder) -> None:
        """Let the answer to the status be lost."""
        self.proxy.pass_on()
        self.proxy.chosen = lambda _n, asked: Fault.DROPPED_AFTER if is_status(asked) else None
        with pytest.raises(OutcomeUnknown):
            self.connector.publish(wanted, files, NOW)
        self.proxy.pass_on()
        self.connector = self.restarted()


@dataclass
class DoubleWorld(World):
    """The strict double. Fulfils FaultyWorld, and the contract's Platform."""

    double: DoubleMastodon = field(default_factory=DoubleMastodon)

    def __post_init__(self) -> None:
        self.begin(TOKEN, account_id="1")

    def public(self) -> dict[str, Shown]:
        return {number: self._shown(status) for number, status in self.double.statuses.items()}

    def _shown(self, status: dict[str, Any]) -> Shown:
        text, *notes = NOTE.split(f"\n\n{status['text']}")
        media = [self.double.media[each] for each in status["media_ids"]]
        pictures = tuple((each["sha256"], each["description"] or "", "") for each in media)
        return Shown("", text.strip(), "", "", pictures, tuple(note.strip() for note in notes))


@dataclass
class SnacWorld(World):
    """A real snac2. Fulfils FaultyWorld, and the contract's Platform."""

    server: Snac | None = None
    token: str = ""

    def __post_init__(self) -> None:
        # It speaks to itself after a reply, and is slow then.
        self.hurried = Patience(connect=5, read=2, total=20)
        self.before = frozenset(self._listed())
        self.begin(self.token)

    def public(self) -> dict[str, Shown]:
        """Read each post in its author's own words, which snac2 shows beside what it makes of them."""
        return {
            number: _shown(status) for number, status in self._listed().items() if number not in self.before
        }

    def _listed(self) -> dict[str, Any]:
        assert self.server is not None
        head = {"Authorization": f"Bearer {self.token}"}
        me = requests.get(
            f"{self.server.url}/api/v1/accounts/verify_credentials", headers=head, timeout=30
        ).json()
        address = f"{self.server.url}/api/v1/accounts/{me['id']}/statuses"
        found = requests.get(address, params={"limit": "100"}, headers=head, timeout=30).json()
        return {each["id"]: each for each in found}


def _shown(status: dict[str, Any]) -> Shown:
    text, *notes = NOTE.split(f"\n\n{status['text']}")
    pictures = tuple(("", each["description"], "") for each in status["media_attachments"])
    return Shown("", text.strip(), "", "", pictures, tuple(each.strip() for each in notes))


def is_status(asked: Asked) -> bool:
    """Whether this call makes a status."""
    return asked.method == "POST" and asked.path == "/api/v1/statuses"
