"""Media on the server: each put there once with its description, and waited for until the server is done with it.

Sources: Mastodon's media methods (v2 may answer 202, then GET /api/v1/media/:id says 206 until it is done; a medium
that no status has is forgotten after a day); snac2, which has no GET for media.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from ccgcompose.domain.account import Limits
from ccgcompose.domain.cleaning import clean
from ccgcompose.errors import Rejected, TooLarge, Unreachable, UnusableFile
from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.answer import KEPT, NotThere
from connectors.bodies import Part, multipart
from connectors.mastodon.api import Server, id_in, must_be
from connectors.steps import Steps

FORGOTTEN = timedelta(hours=20)
PAUSES = (0.5, 1, 1, 2, 2, 3, *[5] * 22)  # seconds; two minutes in all
_SMALLER = "Use a smaller file, or ask whoever looks after the server."


class Uploads:
    """The media of one request. `pause` waits for some seconds."""

    def __init__(
        self,
        server: Server,
        steps: Steps,
        request: PublishRequest,
        limits: Limits,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._server = server
        self._steps = steps
        self._request = request
        self._limits = limits
        self._pause = pause

    def descriptions(self) -> tuple[str, ...]:
        """Return what stands for each medium for those who do not see or hear it."""
        return tuple(self._description(medium) for medium in self._request.media)

    def all(self, files: MediaFiles, now: datetime, *, anew: bool = False) -> tuple[str, ...]:
        """Return the server's id of each medium. Raise Rejected, before anything is sent, for what it does not take.

        `anew`: what an earlier revision put there hangs on a status that stays, so it is put there once more.
        """
        paths = [self._path(files, medium) for medium in self._request.media]
        self._must_fit(paths)
        pairs = zip(self._request.media, paths, strict=True)
        return tuple(self._one(medium, path, files, now, anew) for medium, path in pairs)

    def _one(self, medium: OutgoingMedia, path: Path, files: MediaFiles, now: datetime, anew: bool) -> str:
        name = f"media/{medium.sha256[:24]}"
        known = self._known(name, now, anew)
        if known is None:
            made = self._send(medium, path, files)
            known = id_in(made)
            self._steps.put(name, f"{known} {now.isoformat()}")
            if made.get("url"):
                self._steps.put(f"{name}/done", known)
        if self._steps.get(f"{name}/done") != known and not self._is_old(name, known):
            self._wait(known)
            self._steps.put(f"{name}/done", known)
        return known

    def _known(self, name: str, now: datetime, anew: bool) -> str | None:
        """Return what this revision, or an earlier one of the same post, has put there."""
        number, _, at = (self._steps.get(name) or "").partition(" ")
        if number and now < datetime.fromisoformat(at) + FORGOTTEN:
            return number
        return None if anew else self._earlier(name)

    def _earlier(self, name: str) -> str | None:
        for revision in range(self._request.revision - 1, 0, -1):
            number, _, _ = (self._steps.get(name, revision) or "").partition(" ")
            if number:
                return number
        return None

    def _is_old(self, name: str, known: str) -> bool:
        """Whether it hangs on a status already: the server is done with it, and shows it there alone."""
        return self._steps.get(name) is None and self._earlier(name) == known

    def _send(self, medium: OutgoingMedia, path: Path, files: MediaFiles) -> Any:
        parts = [Part("description", self._description(medium))]
        if medium.kind == "audio" and medium.artwork:
            parts.append(Part("thumbnail", files.path(medium.artwork), "artwork.jpg", "image/jpeg"))
        body = multipart(*parts, Part("file", path, medium.public_name, medium.mime))
        bucket = f"media {self._server.address}"
        try:
            made = self._server.ask("POST", "/api/v2/media", body=body, bucket=bucket)
        except NotThere:  # older servers, and some small ones
            made = self._server.ask("POST", "/api/v1/media", body=body, bucket=bucket)
        return must_be(dict, made)

    def _wait(self, known: str) -> None:
        """Wait until the server is done. Raise Unreachable where it takes too long: the next attempt goes on."""
        for seconds in (0.0, *PAUSES):
            self._pause(seconds)
            try:
                answer = self._server.answer("GET", f"/api/v1/media/{known}")
            except NotThere:
                return  # a server without this call is done when it answers
            if answer.status != 206 and must_be(dict, answer.json()).get("url"):
                return
        raise Unreachable(
            "The server is still working on a film or a sound.",
            kept=KEPT,
            next="It is tried again by itself.",
        )

    def _description(self, medium: OutgoingMedia) -> str:
        """Return the alternative text; what is said in a film or a sound stands behind it, where there is room."""
        words = " ".join(clean(medium.alt_text).split())
        said = clean(medium.transcript).strip()
        longer = f"{words}\n\n{said}".strip()
        room = self._limits.max_alt_text
        return longer if said and (room is None or len(longer) <= room) else words

    def _must_fit(self, paths: list[Path]) -> None:
        limits = self._limits
        if len(paths) > limits.max_media:
            few = f"This server takes {limits.max_media} media with a post; there are {len(paths)}."
            raise TooLarge(few, kept=KEPT, next="Leave some out, or make two posts.")
        for medium, path in zip(self._request.media, paths, strict=True):
            _must_be_taken(medium, path.stat().st_size, limits)
            if limits.max_alt_text is not None and len(self._description(medium)) > limits.max_alt_text:
                raise TooLarge(
                    f"The alternative text of {medium.filename} is longer than {limits.max_alt_text} characters.",
                    kept=KEPT,
                    next="Shorten it.",
                )

    def _path(self, files: MediaFiles, medium: OutgoingMedia) -> Path:
        try:
            return files.path(medium.sha256)
        except UnusableFile as problem:
            raise Rejected(problem.what, kept=KEPT, next=problem.next) from problem


def _must_be_taken(medium: OutgoingMedia, size: int, limits: Limits) -> None:
    if limits.media_types and medium.mime not in limits.media_types:
        kinds = f"This server takes no files of the kind {medium.mime} ({medium.filename})."
        raise Rejected(kinds, kept=KEPT, next="Use a picture or film of another kind.")
    most = limits.max_picture_bytes if medium.kind == "picture" else limits.max_video_bytes
    if most is not None and size > most:
        large = f"{medium.filename} has {size:,} bytes; this server takes {most:,}."
        raise TooLarge(large, kept=KEPT, next=_SMALLER)
    pixels = medium.width * medium.height
    if (
        medium.kind == "picture"
        and limits.max_picture_pixels is not None
        and pixels > limits.max_picture_pixels
    ):
        large = f"{medium.filename} has {pixels:,} pixels; this server takes {limits.max_picture_pixels:,}."
        raise TooLarge(large, kept=KEPT, next=_SMALLER)
