"""A channel's films, captions, pictures and sessions, and what YouTube says no to, in its own shapes and words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.parser import BytesParser
from typing import Any

from tests.live.doubles.youtube_facts import CAPTION, CATEGORIES, CHANNEL, PIECE, SNIPPET, STATUS, UPLOADS


class Refused(Exception):
    """A refusal: its status, and the object of its answer."""

    def __init__(self, status: int, reason: str, message: str, domain: str = "youtube") -> None:
        super().__init__(message)
        self.status = status
        first = {"message": message, "domain": domain, "reason": reason}
        self.said = {"error": {"code": status, "message": message, "errors": [first]}}


@dataclass
class Session:
    """An upload that was begun: what it is to be, and what has arrived."""

    said: dict[str, Any]
    size: int
    data: bytes = b""
    film: str = ""


@dataclass
class YouTubeState:
    """`audited` false keeps uploads private. `forgets`: a session is gone as soon as its film is there."""

    now: Callable[[], datetime]
    audited: bool = True
    forgets: bool = False
    films: dict[str, dict[str, Any]] = field(default_factory=dict)
    data: dict[str, bytes] = field(default_factory=dict)
    captions: dict[str, dict[str, Any]] = field(default_factory=dict)
    thumbnails: dict[str, bytes] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    unseen: set[str] = field(default_factory=set)

    def open(self, said: dict[str, Any], parts: str, size: str, mime: str) -> str:
        """Open a session, and return its number."""
        must_be_known(said, frozenset({"snippet", "status"}))
        must_be_known(said.get("snippet", {}), SNIPPET)
        must_be_known(said.get("status", {}), STATUS)
        if (
            set(parts.split(",")) != {"snippet", "status"}
            or not size.isdecimal()
            or not mime.startswith("video/")
        ):
            raise Refused(400, "badRequest", "The upload was not described")
        _words(said["snippet"])
        if said["status"]["privacyStatus"] not in ("public", "unlisted", "private"):
            raise Refused(400, "invalidVideoMetadata", "The request metadata is invalid.", "youtube.video")
        number = f"AEnB2U{len(self.sessions):04}q"
        self.sessions[number] = Session(said, int(size))
        return number

    def put(self, number: str, told: str, data: bytes) -> dict[str, Any] | str:
        """Take a piece, or tell how far it came: the film when it is whole, else what has arrived ("" for nothing)."""
        session = self.sessions.get(number)
        if session is None or (session.film and self.forgets):
            raise Refused(404, "notFound", "The upload session was not found")
        asked = re.fullmatch(r"bytes (?:\*|(\d+)-(\d+))/(\d+)", told)
        if asked is None or int(asked[3]) != session.size:
            raise Refused(400, "badRequest", "Failed to parse Content-Range header.")
        if asked[1] is not None and not session.film:
            first, last = int(asked[1]), int(asked[2])
            if first != len(session.data) or last - first + 1 != len(data):
                raise Refused(400, "badRequest", "Invalid request. The bytes do not follow what has arrived.")
            if last + 1 < session.size and len(data) % PIECE:
                raise Refused(400, "badRequest", "A piece is a multiple of 256 KB")
            session.data += data
            if len(session.data) == session.size:
                session.film = self._made(session)
        if session.film:
            return self.films[session.film]
        return f"bytes=0-{len(session.data) - 1}" if session.data else ""

    def _made(self, session: Session) -> str:
        number = f"dQw4w9Wg{len(self.films):03}"
        snippet, status = dict(session.said["snippet"]), dict(session.said["status"])
        if not self.audited:
            status["privacyStatus"] = "private"
        moment = self.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        self.films[number] = {
            "kind": "youtube#video",
            "etag": "e1",
            "id": number,
            "snippet": {
                **snippet,
                "publishedAt": moment,
                "channelId": CHANNEL,
                "liveBroadcastContent": "none",
            },
            "status": {"uploadStatus": "uploaded", "license": "youtube", "embeddable": True, **status},
        }
        self.data[number] = session.data
        return number

    def change(self, said: dict[str, Any], parts: str) -> dict[str, Any]:
        film = self.films.get(said.get("id", ""))
        if film is None:
            raise Refused(404, "videoNotFound", "The video cannot be found.", "youtube.video")
        must_be_known(said, frozenset({"id", *parts.split(",")}))
        if "snippet" in parts:
            must_be_known(said["snippet"], SNIPPET)
            _words(said["snippet"])
            kept = {name: value for name, value in film["snippet"].items() if name not in SNIPPET}
            film["snippet"] = kept | said["snippet"]  # what is left out is taken away
        if "status" in parts:
            must_be_known(said["status"], STATUS)
            wanted = said["status"].get("privacyStatus", "public")
            film["status"] |= said["status"] | {"privacyStatus": wanted if self.audited else "private"}
        return film

    def caption(self, kind: str, body: bytes) -> dict[str, Any]:
        said, words = _related(kind, body)
        must_be_known(said, frozenset({"snippet"}))
        snippet = said["snippet"]
        must_be_known(snippet, CAPTION)
        if not {"videoId", "language", "name"} <= set(snippet) or snippet["videoId"] not in self.films:
            raise Refused(
                400, "invalidMetadata", "The request contains invalid metadata values", "youtube.caption"
            )
        for there in self.captions.values():
            if all(there[name] == snippet[name] for name in ("videoId", "language", "name")):
                raise Refused(
                    409, "captionExists", "The specified video already has a caption track", "youtube.caption"
                )
        number = f"AUieDaZ{len(self.captions)}"
        self.captions[number] = {**snippet, "words": words}
        return {"kind": "youtube#caption", "etag": "e1", "id": number, "snippet": snippet}

    def caption_again(self, kind: str, body: bytes) -> dict[str, Any]:
        said, words = _related(kind, body)
        must_be_known(said, frozenset({"id", "snippet"}))
        must_be_known(said.get("snippet", {}), frozenset({"isDraft"}))
        if said.get("id") not in self.captions:
            raise Refused(404, "captionNotFound", "The caption track could not be found.", "youtube.caption")
        self.captions[said["id"]]["words"] = words
        return {"kind": "youtube#caption", "etag": "e2", "id": said["id"]}

    def tracks(self, film: str) -> list[dict[str, Any]]:
        return [
            {
                "kind": "youtube#caption",
                "id": number,
                "snippet": {n: v for n, v in each.items() if n != "words"},
            }
            for number, each in self.captions.items()
            if each["videoId"] == film
        ]

    def listed(self, start: int, count: int) -> list[dict[str, Any]]:
        """Return the channel's uploads, the newest first, private ones too: we are its owner."""
        shown = [film for number, film in reversed(self.films.items()) if number not in self.unseen]
        return [_item(film) for film in shown[start : start + count]]


def _item(film: dict[str, Any]) -> dict[str, Any]:
    snippet = {name: film["snippet"][name] for name in ("title", "description", "publishedAt")}
    resource = {"kind": "youtube#video", "videoId": film["id"]}
    return {
        "kind": "youtube#playlistItem",
        "id": f"VVV{film['id']}",
        "snippet": {**snippet, "channelId": CHANNEL, "playlistId": UPLOADS, "resourceId": resource},
    }


def _words(snippet: dict[str, Any]) -> None:
    title, description = snippet.get("title", ""), snippet.get("description", "")
    if not title or len(title) > 100 or re.search("[<>]", title):
        raise Refused(400, "invalidTitle", "The request metadata specifies an invalid or empty video title.")
    if len(description.encode()) > 5000 or re.search("[<>]", description):
        raise Refused(
            400, "invalidDescription", "The request metadata specifies an invalid video description."
        )
    if snippet.get("categoryId") not in CATEGORIES:
        raise Refused(
            400, "invalidCategoryId", "The snippet.categoryId property specifies an invalid category ID."
        )


def _related(kind: str, body: bytes) -> tuple[dict[str, Any], str]:
    if not kind.startswith("multipart/related; boundary="):
        raise Refused(400, "contentRequired", "The request does not contain the caption track contents.")
    message = BytesParser().parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    parts = [part for part in message.walk() if not part.is_multipart()]
    payloads = [part.get_payload(decode=True) for part in parts]
    types = [part.get_content_type() for part in parts]
    if types != ["application/json", "application/octet-stream"]:
        raise Refused(400, "badRequest", "Malformed multipart body.")
    said, words = payloads
    assert isinstance(said, bytes)
    assert isinstance(words, bytes)
    found: dict[str, Any] = json.loads(said)
    return found, words.decode()


def must_be_known(said: Any, known: frozenset[str]) -> None:
    """Raise Refused for a field that no document names."""
    if not isinstance(said, dict) or set(said) - known:
        strange = sorted(set(said) - known) if isinstance(said, dict) else said
        raise Refused(400, "badRequest", f"Invalid JSON payload received. Unknown name: {strange}")
