"""A forum with its connector and an account, through the fault proxy. What the public sees is cooked by CommonMark."""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.usecases.ports.connector import Connector, PublishRequest
from connectors.discourse.connector import Discourse
from connectors.http import Patience
from tests.contract.connector_contract import Shown
from tests.contract.connector_material import NOW, PictureFolder, account
from tests.fakes.clock import FixedClock
from tests.live.board_world import tools_for
from tests.live.doubles.discourse import DiscourseDouble
from tests.live.doubles.discourse_state import KEY, USER
from tests.live.fault_proxy import Fault, FaultProxy

HURRIED = Patience(connect=2, read=0.6, total=20)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


@dataclass
class DiscourseWorld:
    """Fulfils FaultyWorld, and the contract's Platform."""

    forum: DiscourseDouble
    proxy: FaultProxy
    folder: Path
    settings: dict[str, str] = field(default_factory=lambda: {"category": "5"})
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))

    def __post_init__(self) -> None:
        self.account = account("discourse", server=self.proxy.url, **self.settings)
        credential = Credential(CredentialKind.API_KEY, KEY, USER)
        self.tools = tools_for(self.folder, self.account, credential, self.clock)
        self.connector: Connector = self.restarted()

    def restarted(self) -> Connector:
        return Discourse(self.tools, HURRIED)

    def pass_time(self, how_long: timedelta) -> datetime:
        return self.clock.advance(how_long)

    def times_out(self, request: PublishRequest) -> int:
        wanted = " ".join(request.text.split())
        return sum(wanted in " ".join(shown.text.split()) for shown in self.public().values())

    def public(self) -> dict[str, Shown]:
        return {str(topic["id"]): self._shown(topic) for topic in self.forum.state.topics.values()}

    def raw(self, remote_id: str) -> str:
        """Return the source of a topic's first post."""
        topic = self.forum.state.topics[int(remote_id)]
        raw: str = self.forum.state.posts[topic["posts"][0]]["raw"]
        return raw

    def _shown(self, topic: dict[str, Any]) -> Shown:
        raw = self.raw(str(topic["id"]))
        cooked = re.sub(r"<!--.*?-->", "", cook(raw), flags=re.DOTALL)
        byline, *paragraphs = _PARAGRAPH.findall(cooked)
        pictures = tuple(_picture(each, self.forum.state.files) for each in paragraphs if "<img" in each)
        notes = tuple(_plain(each) for each in paragraphs if each.startswith("<em>Edited "))
        rest = (each for each in paragraphs if "<img" not in each and not each.startswith("<em>Edited "))
        text = "\n\n".join(_plain(each) for each in rest)
        return Shown(topic["title"], text, _plain(byline), "", pictures, notes)

    def publish_and_die(self, wanted: PublishRequest, files: PictureFolder) -> None:
        """Let the answer to the very last call be lost."""
        self.proxy.pass_on()
        self.proxy.chosen = lambda _n, asked: Fault.DROPPED_AFTER if asked.path == "/posts.json" else None
        with pytest.raises(OutcomeUnknown):
            self.connector.publish(wanted, files, NOW)
        self.proxy.pass_on()
        self.connector = self.restarted()


def cook(raw: str) -> str:
    """Return the HTML of a source, with the forum's own ends of lines and tables."""
    made: str = (
        MarkdownIt("commonmark", {"breaks": True, "html": True})
        .enable(["table", "strikethrough"])
        .render(raw)
    )
    return made


def _plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<br\s*/?>", " ", markup))).strip()


def _picture(paragraph: str, files: dict[str, dict[str, Any]]) -> tuple[str, str, str]:
    source = re.search(r'src="([^"]*)"', paragraph)
    alt = re.search(r'alt="([^"]*)"', paragraph)
    credit = re.search(r"<em>(.*?)</em>", paragraph, re.DOTALL)
    assert source
    assert alt
    sha256 = hashlib.sha256(files[source[1]]["data"]).hexdigest()
    words = html.unescape(alt[1]).rpartition("|")[0]
    return sha256, words, _plain(credit[1]) if credit else ""
