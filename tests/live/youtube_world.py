"""YouTube with its connector and an account, through the fault proxy.

The contract's posts have no film. What it asks here is a connector that adds one to each: everything else is the
connector's own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.usecases.ports.connector import (
    AccountHealth,
    Captions,
    OutgoingMedia,
    PreviewFacts,
    PublishRequest,
)
from ccgcompose.usecases.ports.files import MediaFiles
from ccgcompose.usecases.ports.sign_in import Guide, SignedIn, SignInForm
from connectors.http import Patience
from connectors.youtube.connector import YouTube
from connectors.youtube.health import SCOPES
from tests.contract.connector_contract import Shown
from tests.contract.connector_material import NOW, PictureFolder, account
from tests.fakes.clock import FixedClock
from tests.live.board_world import tools_for
from tests.live.doubles.youtube import YouTubeDouble
from tests.live.doubles.youtube_facts import CHANNEL, PIECE, TOKEN, UPLOADS
from tests.live.doubles.youtube_state import YouTubeState
from tests.live.fault_proxy import Fault, FaultProxy

PATIENT = Patience(connect=10, read=15, total=60)
HURRIED = Patience(connect=5, read=1, total=20)  # where a fault is silence
VTT = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nClinics open on Monday.\n"


def film(files: PictureFolder, size: int = PIECE + 1000, *, captions: bool = False) -> OutgoingMedia:
    """Keep a film of so many bytes, and return it as it goes out."""
    data = (bytes(range(256)) * (size // 256 + 1))[:size]
    said = (Captions(files.keep(VTT.encode()), "en-GB", "tour.vtt"),) if captions else ()
    return OutgoingMedia(
        files.keep(data), "tour.mp4", "video/mp4", 1280, 720, "A tour", kind="video", captions=said
    )


class WithFilm:
    """The connector, with a film added to each post that has none."""

    def __init__(self, connector: YouTube, files: PictureFolder) -> None:
        self._connector = connector
        self._film = film(files)

    @property
    def platform(self) -> str:
        return self._connector.platform

    def limits(self, account: Account) -> Limits:
        return self._connector.limits(account)

    def verify(self, account: Account) -> AccountHealth:
        return self._connector.verify(account)

    def sign_in_form(self) -> SignInForm:
        return self._connector.sign_in_form()

    def sign_in(self, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
        return self._connector.sign_in(account, answers, guide)

    def refresh(self, account: Account) -> None:
        self._connector.refresh(account)

    def preview(self, request: PublishRequest) -> PreviewFacts:
        return self._connector.preview(self.filmed(request))

    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        return self._connector.publish(self.filmed(request), _Also(files, self._film), now)

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        return self._connector.find(self.filmed(request), now)

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        return self._connector.correct(self.filmed(request), original, files, now)

    def filmed(self, request: PublishRequest) -> PublishRequest:
        if any(medium.kind == "video" for medium in request.media):
            return request
        return replace(request, media=(self._film, *request.media))


class _Also:
    """The contract's media folder, and the film that it does not know."""

    def __init__(self, files: MediaFiles, moving: OutgoingMedia) -> None:
        self._files = files
        self._moving = moving
        self._data = (bytes(range(256)) * (PIECE // 256 + 5))[: PIECE + 1000]

    def path(self, sha256: str) -> Path:
        if sha256 == self._moving.sha256 and isinstance(self._files, PictureFolder):
            self._files.keep(self._data)
        return self._files.path(sha256)

    def take_in(self, source: Path) -> Any:
        return self._files.take_in(source)

    def thumbnail(self, sha256: str, edge: int = 320) -> Path:
        return self._files.thumbnail(sha256, edge)


@dataclass
class YouTubeWorld:
    """Fulfils FaultyWorld, and the contract's Platform."""

    double: YouTubeDouble
    proxy: FaultProxy
    folder: Path
    clock: FixedClock
    patience: Patience = PATIENT

    def __post_init__(self) -> None:
        self.double.home = self.proxy.url
        self.account = account(
            "youtube",
            server=self.proxy.url,
            sign_in_server=self.proxy.url,
            channel=CHANNEL,
            uploads=UPLOADS,
        )
        credential = Credential(CredentialKind.OAUTH2, TOKEN, scopes=SCOPES)
        self.tools = tools_for(self.folder, self.account, credential, self.clock)
        self.files = PictureFolder(self.folder / "films")
        self.connector = self.restarted()

    @property
    def state(self) -> YouTubeState:
        return self.double.state

    def hurry_for(self, fault: Fault) -> None:
        """Wait for no silence longer than a test needs, where silence is what is tried."""
        silent = fault in (Fault.STALLED_BEFORE, Fault.STALLED_AFTER)
        self.patience = HURRIED if silent else PATIENT
        self.connector = self.restarted()

    def restarted(self) -> WithFilm:
        return WithFilm(YouTube(self.tools, self.patience, PIECE), self.files)

    def pass_time(self, how_long: timedelta) -> datetime:
        return self.clock.advance(how_long)

    def times_out(self, request: PublishRequest) -> int:
        wanted = " ".join(request.text.split())
        return sum(wanted in " ".join(shown.text.split()) for shown in self.public().values())

    def public(self) -> dict[str, Shown]:
        return {
            number: self._shown(made)
            for number, made in self.state.films.items()
            if made["status"]["privacyStatus"] == "public"
        }

    def _shown(self, made: dict[str, Any]) -> Shown:
        snippet = made["snippet"]
        blocks = snippet["description"].split("\n\n")
        notes = tuple(block for block in blocks if block.startswith("Edited "))
        text = "\n\n".join(block for block in blocks if not block.startswith("Edited "))
        picture = self.state.thumbnails.get(made["id"])
        pictures = ((hashlib.sha256(picture).hexdigest(), "", ""),) if picture else ()
        return Shown(snippet["title"], text, "", "".join(snippet.get("tags", [])), pictures, notes)

    def publish_and_die(self, wanted: PublishRequest, files: PictureFolder) -> None:
        """Let the answer to the call that makes it public be lost: the last piece, or the change after a picture."""
        self.proxy.pass_on()
        last = f"bytes {PIECE}-"
        self.proxy.chosen = lambda _n, asked: (
            Fault.DROPPED_AFTER
            if asked.path.startswith("/youtube/v3/videos?part=status")
            or (not wanted.media and asked.headers.get("content-range", "").startswith(last))
            else None
        )
        with pytest.raises(OutcomeUnknown):
            self.connector.publish(wanted, files, NOW)
        self.proxy.pass_on()
        self.connector = self.restarted()


@contextmanager
def youtube_world(folder: Path) -> Iterator[YouTubeWorld]:
    """Start a double and the proxy before it."""
    clock = FixedClock(NOW)
    double = YouTubeDouble(YouTubeState(clock.now))
    with double.serving, FaultProxy(double.serving.url) as proxy:
        yield YouTubeWorld(double, proxy, folder, clock)
