"""200 posts through a connector to a local server, against a bare requests loop that sends the same requests.

Run: python -m bench.publish_200 [--posts 200]. Both speak to the same server in a process of its own, in turns in
blocks of ten posts, so that whatever else the machine does meets both; the median of the blocks' ratios counts. The
loop is as bare as can be: one `requests.Session`, whose connection is kept.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import requests

from ccgcompose.domain.credential import Credential, CredentialKind
from tests.contract.connector_material import NOW, PictureFolder, account, request
from tests.fakes.clock import FixedClock
from tests.live.board import TOKEN, Board
from tests.live.board_connector import BoardConnector
from tests.live.board_world import tools_for

WANTED = 1.25
BLOCK = 10


def serve(told: multiprocessing.Queue[str], over: multiprocessing.synchronize.Event) -> None:
    """Run the board until it is told to stop."""
    with Board() as board:
        told.put(board.url)
        over.wait()


class Ours:
    """The connector, and what it is made of."""

    def __init__(self, url: str, folder: Path) -> None:
        self._account = account("board", server=url)
        credential = Credential(CredentialKind.API_KEY, TOKEN)
        tools = tools_for(folder / "platforms", self._account, credential, FixedClock(NOW))
        self._connector, self._files = BoardConnector(tools), PictureFolder(folder / "media")

    def publish(self, key: str) -> None:
        wanted = request(self._account, key, text=f"Flu clinics open on Monday. {key}")
        assert self._connector.publish(wanted, self._files, NOW).remote_id


class Bare:
    """The same two requests for each post, with one session."""

    def __init__(self, url: str) -> None:
        self._url, self._session = url, requests.Session()
        self._signed = {"Authorization": f"Bearer {TOKEN}"}

    def publish(self, key: str) -> None:
        found = self._session.get(f"{self._url}/posts", params={"key": key}, headers=self._signed, timeout=30)
        assert found.json() == {"posts": []}
        post = {"key": key, "text": f"Flu clinics open on Monday. {key}", "media": []}
        made = self._session.post(f"{self._url}/posts", json=post, headers=self._signed, timeout=30)
        assert made.json()["id"]


def timed(publish: Callable[[str], None], label: str, first: int, count: int) -> float:
    """Publish some posts; return the seconds."""
    began = time.perf_counter()
    for number in range(first, first + count):
        publish(f"{label}-{number}")
    return time.perf_counter() - began


def main() -> int:
    """Measure, print, and return 1 where it is slower than wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    told, over = context.Queue(), context.Event()
    server = context.Process(target=serve, args=(told, over), daemon=True)
    server.start()
    url = told.get(timeout=60)
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        bare, ours = Bare(url), Ours(url, Path(folder))
        for publish, label in ((bare.publish, "bare"), (ours.publish, "ours")):
            timed(publish, f"warm-{label}", 0, BLOCK)
        for number in range(args.rounds):
            for first in range(0, args.posts, BLOCK):
                floor = timed(bare.publish, f"bare-{number}", first, BLOCK)
                ratios.append(timed(ours.publish, f"ours-{number}", first, BLOCK) / floor)
    over.set()
    server.join(10)
    ratio = statistics.median(ratios)
    print(
        f"publishing {args.posts} posts, {args.rounds} rounds: {ratio:.2f}x the bare loop (wanted: {WANTED}x)"
    )
    return int(ratio > WANTED)


if __name__ == "__main__":
    raise SystemExit(main())
