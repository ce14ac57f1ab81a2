"""A newsroom in a folder, seen from outside, and a way to run it in a process that can be killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ccgcompose.domain.account import Account
from ccgcompose.errors import Problem
from ccgcompose.usecases.outbox import freeze
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.newsroom.connector import Newsroom
from tests.contract.connector_contract import Shown
from tests.contract.connector_material import PictureFolder, account
from tests.unit.connectors.newsroom.pages import picture_hash, read_page

PROJECT = Path(__file__).parents[4]


@dataclass
class NewsroomWorld:
    """A newsroom's folder with an account and a connector."""

    folder: Path
    account: Account
    connector: Newsroom

    def public(self) -> dict[str, Shown]:
        """Every post that has a page and is in the feed, by the id in the feed."""
        if not (self.folder / "feed.json").exists():
            return {}
        items = json.loads((self.folder / "feed.json").read_text(encoding="utf-8"))["items"]
        return {item["id"]: shown(Path(unquote(urlsplit(item["url"]).path))) for item in items}

    def publish_and_die(self, wanted: PublishRequest, files: PictureFolder) -> None:
        """Publish in a process that is killed as soon as the entry is in its place."""
        assert run_writer(files, [wanted], die_at="committed").returncode == -9


def newsroom_world(folder: Path, **settings: str) -> NewsroomWorld:
    """Make the folder and an account on it."""
    folder.mkdir(parents=True, exist_ok=True)
    return NewsroomWorld(folder, account("newsroom", folder=str(folder), **settings), Newsroom())


def shown(path: Path) -> Shown:
    """Return what a page shows."""
    page = read_page(path)
    post = page.one("article")
    figures = post.all("figure")
    credits = ["".join(caption.text for caption in figure.all("figcaption")) for figure in figures]
    images = [figure.one("img") for figure in figures]
    notes = post.one(id="edits").all("li") if post.all(id="edits") else []
    return Shown(
        title=post.one("h1").text,
        text="\n\n".join(p.text for p in post.one("div", "text").all("p")),
        byline=post.one("p", "byline").text,
        subject=post.one("p", "subject").text,
        pictures=tuple(
            (picture_hash(path, image), image.attributes["alt"], credit)
            for image, credit in zip(images, credits, strict=True)
        ),
        edit_notes=tuple(note.text for note in notes),
    )


def run_writer(
    files: PictureFolder, wanted: list[PublishRequest], die_at: str = "", correcting: str = ""
) -> subprocess.CompletedProcess[str]:
    """Publish, or correct the post of this remote id, in a process of its own; see writer.py for `die_at`."""
    command = writer_command(files, die_at, correcting)
    lines = "".join(f"{freeze(request)}\n" for request in wanted)
    return subprocess.run(
        command, input=lines, capture_output=True, text=True, env=environment(), check=False
    )


def start_writer(files: PictureFolder, die_at: str = "") -> subprocess.Popen[str]:
    """Start a writer that takes frozen requests line by line and says what became of each."""
    pipe = subprocess.PIPE
    return subprocess.Popen(
        writer_command(files, die_at, ""), stdin=pipe, stdout=pipe, text=True, env=environment()
    )


def writer_command(files: PictureFolder, die_at: str, correcting: str) -> list[str]:
    """The command line of a writer."""
    writer = "tests.unit.connectors.newsroom.writer"
    return [sys.executable, "-m", writer, str(files.folder), die_at, correcting]


def environment() -> dict[str, str]:
    """The environment of a writer: it finds this project's packages."""
    return {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "utf-8"}


def everything(folder: Path) -> dict[str, bytes]:
    """Every file of a newsroom with its bytes; the lock aside."""
    paths = [path for path in folder.rglob("*") if path.is_file() and path.name != "lock"]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def assert_helpful(problem: Problem) -> None:
    """A problem says what happened, what was kept and what to do next."""
    assert problem.what.endswith(".")
    assert problem.kept
    assert problem.next
