"""X with its connector and an account, through the fault proxy. A thread is one post to the public."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.usecases.ports.connector import Captions, Connector, OutgoingMedia, PublishRequest
from connectors.http import Patience
from connectors.x.connector import X
from connectors.x.sign_in import SECRET
from tests.contract.connector_contract import Shown
from tests.contract.connector_material import NOW, PictureFolder, account
from tests.fakes.clock import FixedClock
from tests.live.board_world import tools_for
from tests.live.doubles.x import ALL_SCOPES, CLIENT, CLIENT_SECRET, XDouble
from tests.live.doubles.x_state import TOKEN, USER, USER_ID
from tests.live.fault_proxy import Fault, FaultProxy

HURRIED = Patience(connect=2, read=1.0, total=20)
GRANTED = Credential(
    CredentialKind.OAUTH2,
    TOKEN,
    USER,
    "x-refresh-token-1",
    NOW + timedelta(hours=20),
    tuple(ALL_SCOPES.split()),
    {SECRET: CLIENT_SECRET},
)


@dataclass
class XWorld:
    """Fulfils FaultyWorld, and the contract's Platform."""

    double: XDouble
    proxy: FaultProxy
    folder: Path
    clock: FixedClock
    settings: dict[str, str] = field(default_factory=dict)
    patience: Patience = HURRIED

    def __post_init__(self) -> None:
        known = {"client_id": CLIENT, "user": USER, "user_id": USER_ID}
        self.account = account("x", server=self.proxy.url, **{**known, **self.settings})
        self.tools = tools_for(self.folder, self.account, GRANTED, self.clock)
        self.connector: Connector = self.restarted()

    def restarted(self) -> Connector:
        return X(self.tools, self.patience)

    def pass_time(self, how_long: timedelta) -> datetime:
        return self.clock.advance(how_long)

    def times_out(self, request: PublishRequest) -> int:
        wanted = _unnumbered(request.text)
        return sum(wanted in _unnumbered(shown.text) for shown in self.public().values())

    def public(self) -> dict[str, Shown]:
        posts = self.double.state.posts
        parts = {number for number, post in posts.items() if _continues(post, posts)}
        return {number: self._shown(number) for number in posts if number not in parts}

    def _shown(self, first: str) -> Shown:
        posts = self.double.state.posts
        texts, pictures = [str(posts[first]["text"])], posts[first]["media"]
        while following := [
            n for n, post in posts.items() if post["reply"] == first and _continues(post, posts)
        ]:
            (first,) = following
            texts.append(str(posts[first]["text"]))
        files = (self.double.state.files[number] for number in pictures)
        seen = tuple((file["sha256"], file["alt"], "") for file in files)
        return Shown("", "\n\n".join(texts), "", "", seen, ())

    def fail_posts(self, fault: Fault) -> None:
        """Let every call fail that would show something to the public, and no other."""
        self.proxy.chosen = lambda _n, asked: fault if asked.path == "/2/tweets" else None

    def publish_and_die(self, wanted: PublishRequest, files: PictureFolder) -> None:
        """Let the answer to the very last call be lost."""
        self.proxy.pass_on()
        self.fail_posts(Fault.DROPPED_AFTER)
        with pytest.raises(OutcomeUnknown):
            self.connector.publish(wanted, files, NOW)
        self.proxy.pass_on()
        self.connector = self.restarted()


def film(files: PictureFolder) -> OutgoingMedia:
    captions = Captions(files.keep(b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n"), "en-GB", label="English")
    sha256 = files.keep(b"film" * 1_300_000)
    return OutgoingMedia(
        sha256, "walk.mp4", "video/mp4", 1280, 720, "A walk", kind="video", captions=(captions,)
    )


def _unnumbered(text: str) -> str:
    return " ".join(word for word in text.split() if word != "---" and not re.fullmatch(r"\(\d+/\d+\)", word))


def _continues(post: dict[str, object], posts: dict[str, dict[str, object]]) -> bool:
    """Return whether a post is a further part of a thread: it is numbered, and not the first."""
    number = str(post["text"]).rpartition(" (")[2]
    return bool(post["reply"]) and number.endswith(")") and "/" in number and not number.startswith("1/")
