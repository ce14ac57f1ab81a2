"""A Page with its connector and an account, through the fault proxy."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.usecases.ports.connector import Connector, PublishRequest
from connectors.facebook.connector import Facebook
from connectors.facebook.wording import notes_in
from connectors.http import Patience
from tests.contract.connector_contract import Shown
from tests.contract.connector_material import NOW, PictureFolder, account
from tests.fakes.clock import FixedClock
from tests.live.board_world import tools_for
from tests.live.doubles.facebook_facts import PAGE
from tests.live.doubles.facebook_state import FacebookState
from tests.live.doubles.graph import APP, APP_SECRET, PAGE_TOKEN, GraphDouble
from tests.live.fault_proxy import Fault, FaultProxy

HURRIED = Patience(connect=2, read=0.6, total=20)


@dataclass
class FacebookWorld:
    """Fulfils FaultyWorld, and the contract's Platform."""

    double: GraphDouble
    state: FacebookState
    proxy: FaultProxy
    folder: Path
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))

    def __post_init__(self) -> None:
        self.account = account("facebook", server=self.proxy.url, page=PAGE, app=APP)
        extra = {"app_secret": APP_SECRET}
        credential = Credential(CredentialKind.PAGE_TOKEN, PAGE_TOKEN, "NHS Exampleshire", extra=extra)
        self.tools = tools_for(self.folder, self.account, credential, self.clock)
        self.connector: Connector = self.restarted()

    def restarted(self) -> Connector:
        return Facebook(self.tools, HURRIED)

    def pass_time(self, how_long: timedelta) -> datetime:
        return self.clock.advance(how_long)

    def times_out(self, request: PublishRequest) -> int:
        wanted = " ".join(request.text.split())
        return sum(wanted in " ".join(shown.text.split()) for shown in self.public().values())

    def public(self) -> dict[str, Shown]:
        films = {
            number: self._words(film["description"], ()) for number, film in self.state.films.out().items()
        }
        return films | {number: self._shown(post) for number, post in self.state.posts.items()}

    def _shown(self, post: dict[str, Any]) -> Shown:
        return self._words(
            post["message"], tuple(self._picture(self.state.photos[each]) for each in post["photos"])
        )

    def _words(self, text: str, pictures: tuple[tuple[str, str, str], ...]) -> Shown:
        notes = notes_in(text)
        for note in reversed(notes):
            text = text.removesuffix(note).rstrip()
        return Shown("", text, "", "", pictures, notes)

    def _picture(self, photo: dict[str, Any]) -> tuple[str, str, str]:
        return photo["sha256"], photo.get("alt_text_custom", ""), photo.get("caption", "")

    def publish_and_die(self, wanted: PublishRequest, files: PictureFolder) -> None:
        """Let the answer to the very last call be lost."""
        self.proxy.pass_on()
        self.proxy.chosen = lambda _n, asked: Fault.DROPPED_AFTER if asked.path.endswith("/feed") else None
        with pytest.raises(OutcomeUnknown):
            self.connector.publish(wanted, files, self.clock.now())
        self.proxy.pass_on()
        self.connector = self.restarted()
