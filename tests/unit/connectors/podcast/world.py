"""A podcast in a folder, seen from outside; and a connector that gives each post of the contract a sound."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ccgcompose.domain.account import Account
from ccgcompose.domain.publication import Receipt
from ccgcompose.usecases.ports.connector import Captions, OutgoingMedia, PreviewFacts, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.podcast.connector import Podcast
from tests.contract.connector_contract import Shown
from tests.contract.connector_material import PictureFolder, account, picture
from tests.unit.connectors.newsroom.world import NewsroomWorld, run_writer

SAID = "WEBVTT\n\n00:00:00.000 --> 00:00:04.000\nWelcome to the flu clinic.\n"
WEB = "https://podcast.example.nhs.uk"
SETTINGS = {"base_url": WEB, "email": "podcast@example.nhs.uk"}


def sound(files: PictureFolder, name: str = "episode", **changes: object) -> OutgoingMedia:
    """Keep a sound with its captions and return it as it goes out."""
    sha256 = files.keep(b"ID3\x04" + name.encode() * 50)
    captions = (Captions(files.keep(SAID.encode()), "en-GB", f"{name}.vtt"),)
    medium = OutgoingMedia(
        sha256,
        f"{name}.mp3",
        "audio/mpeg",
        0,
        0,
        "A talk about flu clinics",
        kind="audio",
        duration_ms=754_400,
        captions=captions,
        transcript="Welcome to the flu clinic.\n\nIt opens on Monday.",
    )
    return replace(medium, **changes)  # type: ignore[arg-type]


def artwork(files: PictureFolder, edge: int = 1400, kind: str = "PNG") -> str:
    """Keep a square picture; return its hash."""
    return files.keep(picture("navy", (edge, edge), kind))


class Sounding(Podcast):
    """The contract's posts have pictures at most; here each has a sound besides, as every episode has."""

    def __init__(self, files: PictureFolder) -> None:
        super().__init__()
        self._ours = files

    def _with(self, request: PublishRequest) -> PublishRequest:
        return replace(request, media=(*request.media, sound(self._ours)))

    def preview(self, request: PublishRequest) -> PreviewFacts:
        return super().preview(self._with(request))

    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        return super().publish(self._with(request), files, now)

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        return super().find(self._with(request), now)

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        return super().correct(self._with(request), original, files, now)


@dataclass
class PodcastWorld:
    """A podcast's folder with an account, seen as a newsroom is."""

    folder: Path
    account: Account
    connector: Podcast
    files: PictureFolder

    def public(self) -> dict[str, Shown]:
        """Every episode that has a page and is in the feed, by the id in the feed."""
        return NewsroomWorld(self.folder, self.account, self.connector).public()

    def publish_and_die(self, wanted: PublishRequest, files: PictureFolder) -> None:
        """Publish in a process that is killed as soon as the entry is in its place."""
        heard = replace(wanted, media=(*wanted.media, sound(files)))
        assert run_writer(files, [heard], die_at="committed").returncode == -9


def podcast_world(folder: Path, files: PictureFolder, **settings: str) -> PodcastWorld:
    """Make the folder and an account on it, with artwork."""
    folder.mkdir(parents=True, exist_ok=True)
    made = account("podcast", folder=str(folder), **settings)
    made = replace(made, brand=replace(made.brand, logo_sha256=artwork(files)))
    return PodcastWorld(folder, made, Podcast(), files)
