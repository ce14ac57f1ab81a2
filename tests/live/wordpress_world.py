"""A real blog with its connector and an account, through the fault proxy."""

from __future__ import annotations

import html
import json
import re
import subprocess
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.usecases.ports.connector import Connector, PublishRequest
from connectors.http import Patience
from connectors.wordpress.connector import WordPress as Connecting
from tests.contract.connector_contract import Shown
from tests.contract.connector_material import NOW, PictureFolder, account
from tests.fakes.clock import FixedClock
from tests.live.board_world import tools_for
from tests.live.fault_proxy import Fault, FaultProxy
from tests.live.servers.wordpress import WordPress

HURRIED = Patience(connect=5, read=4, total=60)
# Beyond the numbers that the blog's options name: its privacy page is number 3, and no editor may touch that.
_EMPTY = (
    "TRUNCATE wp_posts; ALTER TABLE wp_posts AUTO_INCREMENT = 1000; "
    "TRUNCATE wp_postmeta; TRUNCATE wp_term_relationships;"
)
_TAGS = re.compile(r"<(?:/p|br\s*/?)>|\n", re.IGNORECASE)


@dataclass
class WordPressWorld:
    """Fulfils FaultyWorld, and the contract's Platform."""

    blog: WordPress
    proxy: FaultProxy
    folder: Path
    socket: Path
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))

    def __post_init__(self) -> None:
        self.account = account("wordpress", server=self.proxy.url)
        credential = Credential(
            CredentialKind.APP_PASSWORD, self.blog.password.replace(" ", ""), self.blog.user
        )
        self.tools = tools_for(self.folder, self.account, credential, self.clock)
        self.connector: Connector = self.restarted()
        self._database(_EMPTY)

    def restarted(self) -> Connector:
        return Connecting(self.tools, HURRIED)

    def pass_time(self, how_long: timedelta) -> datetime:
        return self.clock.advance(how_long)

    def times_out(self, request: PublishRequest) -> int:
        return sum(
            " ".join(request.text.split()) in " ".join(post.text.split()) for post in self.public().values()
        )

    def posts(self) -> list[dict[str, Any]]:
        """Return the posts as anybody may read them, the oldest first."""
        address = f"{self.blog.url}/wp-json/wp/v2/posts?per_page=100&order=asc&orderby=id&_embed=wp:term"
        with urlopen(address, timeout=30) as answer:  # noqa: S310  (a server of ours on 127.0.0.1)
            found: list[dict[str, Any]] = json.load(answer)
        return found

    def public(self) -> dict[str, Shown]:
        return {str(post["id"]): self._shown(post) for post in self.posts()}

    def _shown(self, post: dict[str, Any]) -> Shown:
        page = post["content"]["rendered"]
        byline, *paragraphs = re.findall(r"<p[^>]*>.*?</p>", page, re.DOTALL)
        notes = [_plain(each) for each in paragraphs if "ccg-edit-note" in each]
        text = "\n\n".join(_plain(each) for each in paragraphs if "ccg-edit-note" not in each)
        subjects = [term["name"] for terms in post["_embedded"]["wp:term"] for term in terms]
        subject = next((name for name in subjects if name != "Uncategorized"), "")
        pictures = tuple(_picture(each) for each in re.findall(r"<figure.*?</figure>", page, re.DOTALL))
        title = _plain(post["title"]["rendered"])
        return Shown(title, text, _plain(byline), html.unescape(subject), pictures, tuple(notes))

    def publish_and_die(self, wanted: PublishRequest, files: PictureFolder) -> None:
        """Let the answer to the very last call be lost."""
        self.proxy.pass_on()
        self.proxy.chosen = lambda _n, asked: Fault.DROPPED_AFTER if b'"publish"' in asked.body else None
        with pytest.raises(OutcomeUnknown):
            self.connector.publish(wanted, files, NOW)
        self.proxy.pass_on()
        self.connector = self.restarted()

    def media(self) -> int:
        """Return how many files the blog has."""
        return int(self._database("SELECT COUNT(*) FROM wp_posts WHERE post_type = 'attachment'"))

    def _database(self, statement: str) -> str:
        command = ["mariadb", "--no-defaults", "--user=root", f"--socket={self.socket}", "-N", "blog", "-e"]
        ran = subprocess.run([*command, statement], capture_output=True, text=True, timeout=60, check=True)
        return ran.stdout.strip()


def _plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", _TAGS.sub(" ", markup))).strip()


def _picture(figure: str) -> tuple[str, str, str]:
    alt = re.search(r'alt="([^"]*)"', figure)
    caption = re.search(r"<figcaption[^>]*>(.*?)</figcaption>", figure, re.DOTALL)
    return ("", html.unescape(alt[1]) if alt else "", _plain(caption[1]) if caption else "")
