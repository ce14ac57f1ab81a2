"""Files on the server: each put there once, before anything that names them.

A blob is named by its bytes, so the same file put there twice is the same. A server forgets one that no record names
(the specification lets it after an hour): after that it is put there again.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from ccgcompose.domain.cleaning import clean
from ccgcompose.errors import Rejected, TooLarge, UnusableFile
from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.answer import KEPT
from connectors.bluesky.api import Server
from connectors.bluesky.pictures import fitting
from connectors.bluesky.video import Videos
from connectors.bodies import Raw
from connectors.steps import Steps

FORGOTTEN = timedelta(minutes=50)
MOST_PICTURES, MOST_CAPTIONS = 4, 20
LARGEST_FILM, LARGEST_CAPTIONS = 300_000_000, 20_000  # bytes
LONGEST_ALT_OF_FILM = 1_000
IMAGES, VIDEO = "app.bsky.embed.images", "app.bsky.embed.video"


class Uploads:
    """The media of one request."""

    def __init__(self, server: Server, steps: Steps, request: PublishRequest, videos: Videos) -> None:
        self._server = server
        self._steps = steps
        self._request = request
        self._videos = videos

    def embed(self, files: MediaFiles, now: datetime) -> dict[str, Any] | None:
        """Return what hangs on the first post, None without media. Raise Rejected, before anything is sent."""
        media = self._request.media
        paths = [self._path(files, medium) for medium in media]
        self._must_fit(paths)
        if not media:
            return None
        if media[0].kind == "video":
            return self._film(media[0], paths[0], files, now)
        images = [self._picture(medium, path, now) for medium, path in zip(media, paths, strict=True)]
        return {"$type": IMAGES, "images": images}

    def blob(self, name: str, data: bytes | Path, mime: str, now: datetime) -> Any:
        """Put bytes there, where that was not done lately, and return how a record names them."""
        known = self.known(name, now)
        if known is None:
            known = self._server.upload(Raw(data, mime))
            self.keep(name, known, now)
        return known

    def known(self, name: str, now: datetime) -> Any:
        """Return a blob that was put there lately, else None."""
        written = self._steps.get(f"blob/{name}")
        if written is None:
            return None
        kept = json.loads(written)
        return kept["blob"] if now < datetime.fromisoformat(kept["at"]) + FORGOTTEN else None

    def keep(self, name: str, blob: Any, now: datetime) -> None:
        """Write down what the server calls it."""
        self._steps.put(f"blob/{name}", json.dumps({"blob": blob, "at": now.isoformat()}))

    def _picture(self, medium: OutgoingMedia, path: Path, now: datetime) -> dict[str, Any]:
        name = medium.sha256[:24]
        blob = self.known(name, now)
        if blob is None:
            data, mime = fitting(path, medium.filename, medium.mime)
            blob = self.blob(name, data, mime, now)
        return {"image": blob, "alt": _words(medium)} | _ratio(medium)

    def _film(self, medium: OutgoingMedia, path: Path, files: MediaFiles, now: datetime) -> dict[str, Any]:
        captions = []
        for each in medium.captions:
            words = self._caption(files, each.sha256)
            captions.append(
                {"lang": each.language, "file": self.blob(each.sha256[:24], words, "text/vtt", now)}
            )
        name = medium.sha256[:24]
        blob = self.known(name, now)
        if blob is None:
            made = self._videos.processed(name, path)
            blob = made if made is not None else self._server.upload(Raw(path, "video/mp4"))
            self.keep(name, blob, now)
        embed = {"$type": VIDEO, "video": blob, "alt": _words(medium)} | _ratio(medium)
        return embed | ({"captions": captions} if captions else {})

    def _caption(self, files: MediaFiles, sha256: str) -> bytes:
        try:
            return files.path(sha256).read_bytes()
        except (UnusableFile, OSError) as problem:
            raise Rejected("The captions of a film are gone.", kept=KEPT, next="Add them again.") from problem

    def _must_fit(self, paths: list[Path]) -> None:
        media = self._request.media
        kinds = {medium.kind for medium in media}
        if "audio" in kinds:
            raise Rejected(
                "Bluesky has no place for a sound.", kept=KEPT, next="Make a film of it, or link to it."
            )
        if "video" in kinds and len(media) > 1:
            raise Rejected(
                "Bluesky shows one film with a post, and no pictures beside it.",
                kept=KEPT,
                next="Leave the others out, or make two posts.",
            )
        if len(media) > MOST_PICTURES:
            few = f"Bluesky takes {MOST_PICTURES} pictures with a post; there are {len(media)}."
            raise TooLarge(few, kept=KEPT, next="Leave some out, or make two posts.")
        for medium, path in zip(media, paths, strict=True):
            if medium.kind == "video":
                _must_be_taken(medium, path.stat().st_size)

    def _path(self, files: MediaFiles, medium: OutgoingMedia) -> Path:
        try:
            return files.path(medium.sha256)
        except UnusableFile as problem:
            raise Rejected(problem.what, kept=KEPT, next=problem.next) from problem


def _must_be_taken(medium: OutgoingMedia, size: int) -> None:
    if medium.mime != "video/mp4":
        kinds = f"Bluesky takes films as MP4; {medium.filename} is {medium.mime}."
        raise Rejected(kinds, kept=KEPT, next="Save the film as MP4 and add it again.")
    if size > LARGEST_FILM:
        large = f"{medium.filename} has {size:,} bytes; Bluesky takes {LARGEST_FILM:,}."
        raise TooLarge(large, kept=KEPT, next="Use a shorter or smaller film.")
    if len(_words(medium)) > LONGEST_ALT_OF_FILM:
        long = f"The alternative text of {medium.filename} is longer than {LONGEST_ALT_OF_FILM} characters."
        raise TooLarge(long, kept=KEPT, next="Shorten it.")
    if len(medium.captions) > MOST_CAPTIONS:
        raise TooLarge(f"Bluesky takes {MOST_CAPTIONS} captions.", kept=KEPT, next="Leave some out.")


def _words(medium: OutgoingMedia) -> str:
    return clean(medium.alt_text).strip()


def _ratio(medium: OutgoingMedia) -> dict[str, Any]:
    """Return the shape, so that apps leave room for it before it is there."""
    if medium.width < 1 or medium.height < 1:
        return {}
    return {"aspectRatio": {"width": medium.width, "height": medium.height}}
