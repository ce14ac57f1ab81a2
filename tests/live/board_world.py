"""The board with its connector and an account, through the fault proxy: a world for the contract and the matrix."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.policy.length import fits
from ccgcompose.usecases.ports.connector import Connector, PublishRequest
from connectors.http import Patience
from connectors.tools import Tools
from tests.contract.connector_contract import Shown
from tests.contract.connector_material import NOW, PictureFolder, account
from tests.fakes.clock import FixedClock
from tests.fakes.credentials import FakeCredentials, FakeTrail
from tests.live.board import TOKEN, Board
from tests.live.board_connector import BoardConnector
from tests.live.fault_proxy import Fault, FaultProxy

HURRIED = Patience(connect=2, read=0.4, total=20)


def tools_for(folder: Path, ours: Account, credential: Credential, clock: FixedClock) -> Tools:
    """Return tools with a trail and credentials in memory: what outlives a connector that is made anew."""
    credentials = FakeCredentials(**{ours.id: credential})
    return Tools(
        clock, credentials, FakeTrail(), folder, lambda text, limits: fits(text, limits).fits, lambda: 0.0
    )


@dataclass
class BoardWorld:
    """Fulfils FaultyWorld, and the contract's Platform."""

    board: Board
    proxy: FaultProxy
    folder: Path
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))

    def __post_init__(self) -> None:
        self.account = account("board", server=self.proxy.url)
        credential = Credential(CredentialKind.API_KEY, TOKEN)
        self.tools = tools_for(self.folder, self.account, credential, self.clock)
        self.connector: Connector = self.restarted()

    def restarted(self) -> Connector:
        return BoardConnector(self.tools, HURRIED)

    def pass_time(self, how_long: timedelta) -> datetime:
        return self.clock.advance(how_long)

    def times_out(self, request: PublishRequest) -> int:
        return sum(post["text"] == request.text for post in self.board.posts.values())

    def public(self) -> dict[str, Shown]:
        return {post["id"]: self._shown(post) for post in self.board.posts.values()}

    def _shown(self, post: dict) -> Shown:  # type: ignore[type-arg]
        alts = (self.board.media[each]["alt"].encode().decode("unicode_escape") for each in post["media"])
        pictures = tuple(("", alt, "") for alt in alts)
        return Shown("", post["text"], "", "", pictures, tuple(post["notes"]))

    def publish_and_die(self, wanted: PublishRequest, files: PictureFolder) -> None:
        """Let the answer to the last call be lost."""
        self.proxy.asked.clear()
        self.proxy.chosen = lambda _n, asked: Fault.DROPPED_AFTER if asked.path == "/posts" else None
        with pytest.raises(OutcomeUnknown):
            self.connector.publish(wanted, files, NOW)
        self.proxy.pass_on()
        self.connector = self.restarted()
