"""A real wiki with its connector and an account, through the fault proxy."""

from __future__ import annotations

import html
import json
import re
import sqlite3
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.usecases.ports.connector import Connector, PublishRequest
from connectors.http import Patience
from connectors.mediawiki.connector import MediaWiki as Connecting
from tests.contract.connector_contract import Shown
from tests.contract.connector_material import NOW, PictureFolder, account
from tests.fakes.clock import FixedClock
from tests.live.board_world import tools_for
from tests.live.fault_proxy import Fault, FaultProxy
from tests.live.servers.mediawiki import MediaWiki

HURRIED = Patience(connect=5, read=4, total=60)
_EMPTY = ("page", "revision", "slots", "content", "recentchanges", "categorylinks", "imagelinks", "logging")
_BLOCK = re.compile(r"<(?:/p|br\s*/?|/div)>|\n", re.IGNORECASE)


@dataclass
class MediaWikiWorld:
    """Fulfils FaultyWorld, and the contract's Platform."""

    wiki: MediaWiki
    proxy: FaultProxy
    folder: Path
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))

    def __post_init__(self) -> None:
        self.account = account("mediawiki", server=self.proxy.url)
        credential = Credential(CredentialKind.BOT_PASSWORD, self.wiki.password, self.wiki.user)
        self.tools = tools_for(self.folder, self.account, credential, self.clock)
        self.connector: Connector = self.restarted()
        self._empty()

    def restarted(self) -> Connector:
        return Connecting(self.tools, HURRIED)

    def pass_time(self, how_long: timedelta) -> datetime:
        return self.clock.advance(how_long)

    def times_out(self, request: PublishRequest) -> int:
        wanted = " ".join(request.text.split())
        return sum(wanted in " ".join(post.text.split()) for post in self.public().values())

    def public(self) -> dict[str, Shown]:
        found = self._ask(action="query", list="allpages", aplimit="500")["query"]["allpages"]
        return {str(page["pageid"]): self._shown(page["pageid"], page["title"]) for page in found}

    def history(self, remote_id: str) -> list[str]:
        """Return the summary of each revision of a page, the newest first."""
        said = self._ask(action="query", pageids=remote_id, prop="revisions", rvprop="comment", rvlimit="50")
        return [revision["comment"] for revision in said["query"]["pages"][0]["revisions"]]

    def _shown(self, number: int, title: str) -> Shown:
        page = self._ask(action="parse", pageid=str(number), prop="text|categories")["parse"]
        text = re.sub(r"<!--.*?-->", "", page["text"], flags=re.DOTALL)
        pictures = tuple(
            map(_picture, re.findall(r'<div class="thumb.*?</div></div></div>', text, re.DOTALL))
        )
        text = re.sub(r'<div class="thumb.*?</div></div></div>', "", text, flags=re.DOTALL)
        notes = [
            _plain(each) for each in re.findall(r'<div class="ccg-edit-note">(.*?)</div>', text, re.DOTALL)
        ]
        byline = re.search(r'<div class="ccg-byline">(.*?)</div>', text, re.DOTALL)
        text = re.sub(r'<div class="ccg-[^"]*">.*?</div>', "", text, flags=re.DOTALL)
        subject = next((each["category"].replace("_", " ") for each in page["categories"]), "")
        return Shown(
            title, _plain(text), _plain(byline[1]) if byline else "", subject, pictures, tuple(notes)
        )

    def publish_and_die(self, wanted: PublishRequest, files: PictureFolder) -> None:
        """Let the answer to the edit be lost."""
        self.proxy.pass_on()
        self.proxy.chosen = lambda _n, asked: Fault.DROPPED_AFTER if b"createonly" in asked.body else None
        with pytest.raises(OutcomeUnknown):
            self.connector.publish(wanted, files, NOW)
        self.proxy.pass_on()
        self.connector = self.restarted()

    def edit_by_hand(self, remote_id: str, more: str) -> None:
        """Add a sentence to a page, as another user of the wiki does."""
        token = self._ask(action="query", meta="tokens")["query"]["tokens"]["csrftoken"]
        said = {
            "action": "edit",
            "pageid": remote_id,
            "appendtext": f"\n\n{more}",
            "token": token,
            "format": "json",
        }
        with urlopen(f"{self.wiki.url}/api.php", urlencode(said).encode(), timeout=30) as answer:  # noqa: S310
            assert json.load(answer)["edit"]["result"] == "Success"

    def _ask(self, **fields: str) -> Any:
        query = urlencode({**fields, "format": "json", "formatversion": "2"})
        with urlopen(f"{self.wiki.url}/api.php?{query}", timeout=30) as answer:  # noqa: S310  (127.0.0.1)
            return json.load(answer)

    def _empty(self) -> None:
        with sqlite3.connect(self.wiki.database, timeout=30) as database:
            for table in _EMPTY:
                database.execute(f"DELETE FROM {table}")  # noqa: S608  (names of our own)


def _plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", _BLOCK.sub(" ", markup))).strip()


def _picture(thumb: str) -> tuple[str, str, str]:
    alt = re.search(r'<img[^>]*alt="([^"]*)"', thumb)
    caption = re.search(r'class="thumbcaption">(.*)', thumb, re.DOTALL)
    shown = re.sub(r'<div class="magnify">.*?</div>', "", caption[1], flags=re.DOTALL) if caption else ""
    return ("", html.unescape(alt[1]) if alt else "", _plain(shown))
