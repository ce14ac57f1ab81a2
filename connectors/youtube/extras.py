"""What goes with a film: captions in each language, and a picture that stands for it. Both before anybody sees it."""

from __future__ import annotations

import json
import secrets
from pathlib import Path

from ccgcompose.errors import Rejected, TooLarge, UnusableFile
from ccgcompose.usecases.ports.connector import Captions, OutgoingMedia, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.answer import KEPT
from connectors.bodies import Raw
from connectors.steps import Steps
from connectors.youtube.api import API, JSON, UPLOAD, Api, items_of, part_of, unclear
from connectors.youtube.refusals import Refused

PICTURES = frozenset({"image/jpeg", "image/png"})
LARGEST_PICTURE = 2 * 1024 * 1024
TRACK = "Captions"  # what a player calls the track, beside its language; at most 150 characters


class Extras:
    """The captions and the thumbnail of one request."""

    def __init__(self, api: Api, request: PublishRequest, steps: Steps, files: MediaFiles) -> None:
        self._api = api
        self._steps = steps
        self._files = files
        self._media = request.media
        self.film = must_be_a_film(request)
        self._thumbnail = self._picture()

    @property
    def any(self) -> bool:
        """Return whether there is something that has to be there before anybody sees the film."""
        return bool(self.film.captions) or self._thumbnail is not None

    @property
    def film_path(self) -> Path:
        """Return where the film lies. Raise Rejected where it is gone."""
        return self._path(self.film.sha256)

    def add(self, film: str) -> None:
        """Add what is not there yet, and put what a correction has changed in place of what was there."""
        for captions in self.film.captions:
            self._say(film, captions)
        if self._thumbnail is not None:
            self._show(film, *self._thumbnail)

    def _say(self, film: str, captions: Captions) -> None:
        step = f"captions/{captions.language}"
        track, _, shown = (self._steps.get(step) or self._steps.earlier(step) or "").partition(" ")
        if shown != captions.sha256:
            data = self._path(captions.sha256).read_bytes()
            track = self._changed(track, data) if track else self._new(film, captions.language, data)
        self._steps.put(step, f"{track} {captions.sha256}")

    def _new(self, film: str, language: str, data: bytes) -> str:
        snippet = {"videoId": film, "language": language, "name": TRACK, "isDraft": False}
        query = {"uploadType": "multipart", "part": "snippet"}
        try:
            body = related({"snippet": snippet}, data)
            return str(self._api.ask("POST", f"{UPLOAD}/captions", query=query, body=body).get("id") or "")
        except Refused as problem:
            if problem.status != 409:  # captionExists: an earlier call of ours was taken
                raise
        return self._track(film, language)

    def _changed(self, track: str, data: bytes) -> str:
        query = {"uploadType": "multipart", "part": "snippet"}
        body = related({"id": track, "snippet": {"isDraft": False}}, data)
        self._api.ask("PUT", f"{UPLOAD}/captions", query=query, body=body)
        return track

    def _track(self, film: str, language: str) -> str:
        """Return the track of ours that is there. Raise OutcomeUnknown where YouTube does not show it."""
        query = {"part": "snippet", "videoId": film}
        for each in items_of(self._api.ask("GET", f"{API}/captions", query=query)):
            snippet = part_of(each, "snippet")
            if (snippet.get("language"), snippet.get("name")) == (language, TRACK):
                return str(each.get("id") or "")
        raise unclear("which captions the film has")

    def _show(self, film: str, path: Path, mime: str, sha256: str) -> None:
        if (self._steps.get("thumbnail") or self._steps.earlier("thumbnail")) != sha256:
            query = {"videoId": film, "uploadType": "media"}
            self._api.ask("POST", f"{UPLOAD}/thumbnails/set", query=query, body=Raw(path, mime))
        self._steps.put("thumbnail", sha256)

    def _picture(self) -> tuple[Path, str, str] | None:
        """Return the picture that stands for the film: its own, or the one beside it."""
        beside = next((medium for medium in self._media if medium.kind == "picture"), None)
        if beside is not None:
            return _small_enough(self._path(beside.sha256), beside.mime, beside.sha256)
        if not self.film.artwork:
            return None
        path = self._path(self.film.artwork)
        with path.open("rb") as file:
            mime = "image/png" if file.read(4) == b"\x89PNG" else "image/jpeg"
        return _small_enough(path, mime, self.film.artwork)

    def _path(self, sha256: str) -> Path:
        try:
            return self._files.path(sha256)
        except UnusableFile as problem:
            raise Rejected(problem.what, kept=KEPT, next=problem.next) from problem


def must_be_a_film(request: PublishRequest) -> OutgoingMedia:
    """Return the film of a post. Raise Rejected, with what to do, for a post that is none."""
    films = [medium for medium in request.media if medium.kind == "video"]
    others = [medium for medium in request.media if medium.kind != "video"]
    if len(films) != 1:
        raise Rejected(
            "A post on YouTube is one film, and this one has none."
            if not films
            else f"A post on YouTube is one film, and this one has {len(films)}.",
            kept=KEPT,
            next="Add a film for this account, or take the account out of the plan."
            if not films
            else "Keep one of them for this account.",
        )
    if len(others) > 1 or any(medium.kind != "picture" or medium.mime not in PICTURES for medium in others):
        raise Rejected(
            "Beside a film YouTube takes one JPEG or PNG picture, which stands for it until it is played.",
            kept=KEPT,
            next="Take the others out for this account.",
        )
    return films[0]


def related(said: object, data: bytes) -> Raw:
    """Return an object and a file as one body (multipart/related, RFC 2387)."""
    boundary = secrets.token_hex(24)
    head = f"--{boundary}\r\nContent-Type: {JSON}\r\n\r\n{json.dumps(said, ensure_ascii=False)}\r\n"
    file = f"--{boundary}\r\nContent-Type: application/octet-stream\r\n\r\n"
    body = head.encode() + file.encode() + data + f"\r\n--{boundary}--\r\n".encode()
    return Raw(body, f"multipart/related; boundary={boundary}")


def _small_enough(path: Path, mime: str, sha256: str) -> tuple[Path, str, str]:
    if path.stat().st_size > LARGEST_PICTURE:
        raise TooLarge(
            "The picture that stands for the film is larger than the 2 MB that YouTube takes.",
            kept=KEPT,
            next="Cut it to YouTube's shape in the library, or choose a smaller one.",
        )
    return path, mime, sha256
