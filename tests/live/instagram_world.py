"""An Instagram account with its connector, through the fault proxy."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.usecases.ports.connector import Connector, PublishRequest
from connectors.http import Patience
from connectors.instagram.connector import Instagram
from tests.contract.connector_contract import Shown
from tests.contract.connector_material import NOW, PictureFolder, account
from tests.fakes.clock import FixedClock
from tests.live.board_world import tools_for
from tests.live.doubles.graph import APP, APP_SECRET, PAGE_TOKEN, GraphDouble
from tests.live.doubles.instagram_facts import IG
from tests.live.doubles.instagram_state import BASE, InstagramState
from tests.live.fault_proxy import Fault, FaultProxy
from tests.live.pictured import Pictured

HURRIED = Patience(connect=2, read=0.6, total=20)


@dataclass
class InstagramWorld:
    """Fulfils FaultyWorld, and the contract's Platform."""

    double: GraphDouble
    state: InstagramState
    proxy: FaultProxy
    folder: Path
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))

    def __post_init__(self) -> None:
        places = {"media_base": BASE, "media_folder": str(self.state.web)}
        self.account = account("instagram", server=self.proxy.url, ig=IG, app=APP, **places)
        extra = {"app_secret": APP_SECRET}
        credential = Credential(CredentialKind.PAGE_TOKEN, PAGE_TOKEN, "NHS Exampleshire", extra=extra)
        self.tools = tools_for(self.folder, self.account, credential, self.clock)
        self.store = PictureFolder(self.folder / "pictures")
        self.connector: Connector = self.restarted()

    def restarted(self) -> Connector:
        return Pictured(Instagram(self.tools, HURRIED), self.store)

    def pass_time(self, how_long: timedelta) -> datetime:
        return self.clock.advance(how_long)

    def times_out(self, request: PublishRequest) -> int:
        wanted = " ".join(request.text.split())
        return sum(wanted in " ".join(shown.text.split()) for shown in self.public().values())

    def public(self) -> dict[str, Shown]:
        posts = {number: _shown(medium) for number, medium in self.state.media.items()}
        comments = {
            number: Shown("", comment["text"], "", "", (), ())
            for number, comment in self.state.comments.items()
        }
        return posts | comments

    def publish_and_die(self, wanted: PublishRequest, files: PictureFolder) -> None:
        """Let the answer to the call that publishes be lost."""
        self.proxy.pass_on()
        self.proxy.chosen = lambda _n, asked: (
            Fault.DROPPED_AFTER if asked.path.endswith("/media_publish") else None
        )
        with pytest.raises(OutcomeUnknown):
            self.connector.publish(wanted, files, self.clock.now())
        self.proxy.pass_on()
        self.connector = self.restarted()


def _shown(medium: dict[str, Any]) -> Shown:
    pictures = tuple((sha256, alt, "") for sha256, alt in medium["pictures"])
    return Shown("", medium["caption"], "", "", pictures, ())
