"""An Instagram account's containers, media and comments, and what it says no to, in Instagram's own numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.live.doubles.graph import GraphError, must_be_named, no_object, shown
from tests.live.doubles.graph_people import People
from tests.live.doubles.instagram_facts import (
    COMMENT_FIELDS,
    COMMENTS,
    CONTAINER_FIELDS,
    IG,
    LIMIT_FIELDS,
    MEDIA,
    MEDIA_FIELDS,
    MEDIA_LIST,
    MEDIA_PUBLISH,
    USER_FIELDS,
)

BASE = "https://news.example.nhs.uk/"
LIVES = timedelta(hours=24)
FULL = "You reached maximum number of posts that is allowed to be published by Content Publishing API."


def the_account() -> dict[str, Any]:
    """The account as the public sees it."""
    return {
        "id": IG,
        "username": "exampleshire",
        "name": "NHS Exampleshire",
        "biography": "News from the people who plan and buy health care in Exampleshire.",
        "website": "https://www.exampleshire.nhs.uk/",
        "profile_picture_url": "https://example.invalid/logo.jpg",
    }


@dataclass
class InstagramState:
    """`web` is what lies behind BASE. `fetching`: how long Meta needs for a picture. `total`: posts of a day."""

    now: Callable[[], datetime]
    web: Path
    account: dict[str, Any] = field(default_factory=the_account)
    people: People = field(default_factory=People)
    fetching: timedelta = timedelta(0)
    late: timedelta = timedelta(0)
    total: int = 50
    uploads: str = "https://elsewhere.example"
    containers: dict[str, dict[str, Any]] = field(default_factory=dict)
    media: dict[str, dict[str, Any]] = field(default_factory=dict)
    comments: dict[str, dict[str, Any]] = field(default_factory=dict)

    def answer(
        self, method: str, path: list[str], said: dict[str, str], files: dict[str, bytes]
    ) -> dict[str, Any]:
        known = self.people.answer(path, said)
        if known is not None:
            return known
        if files:
            raise GraphError(100, "This edge takes no files")
        if path[0] == IG:
            return self._of_account(method, path[1:], said)
        if path[0] in self.containers and (method, len(path)) == ("GET", 1):
            return self._container(self.containers[path[0]], said)
        if path[0] in self.media:
            return self._of_media(method, path[0], path[1:], said)
        raise no_object(path[0], method.lower())

    def _of_account(self, method: str, edge: list[str], said: dict[str, str]) -> dict[str, Any]:
        if (method, edge) == ("GET", []):
            must_be_named(said, {}, frozenset())
            return shown(self.account, said, USER_FIELDS)
        if (method, edge) == ("GET", ["content_publishing_limit"]):
            config = {"quota_total": self.total, "quota_duration": 86_400}
            used = {"id": IG, "quota_usage": len(self.media), "config": config}
            return {"data": [shown(used, said, LIMIT_FIELDS)]}
        if (method, edge) == ("GET", ["media"]):
            must_be_named(said, {}, MEDIA_LIST)
            seen = [each for each in self.media.values() if each["made"] + self.late <= self.now()]
            return {
                "data": [shown(each, said, MEDIA_FIELDS) for each in reversed(seen)][: int(said["limit"])]
            }
        if (method, edge) == ("POST", ["media"]):
            return self._contain(said)
        if (method, edge) == ("POST", ["media_publish"]):
            return self._publish(said)
        raise GraphError(100, f"Tried accessing nonexisting field ({'/'.join(edge)})")

    def _contain(self, said: dict[str, str]) -> dict[str, Any]:
        must_be_named(said, {}, MEDIA)
        caption = said.get("caption", "")
        if len(caption) > 2200:
            raise GraphError(36004, "The caption was too long.", 2207010)
        made: dict[str, Any] = {"caption": caption, "pictures": [], "made": self.now(), "published": False}
        number = str(18_000 + len(self.containers))
        if said.get("upload_type") == "resumable":
            self.containers[number] = {"id": number, **made, "item": False, "film": b"", "size": -1}
            return {"id": number, "uri": f"{self.uploads}/ig-api-upload/v27.0/{number}"}
        if said.get("media_type") == "CAROUSEL":
            made["pictures"] = self._children(said["children"].split(","))
        else:
            made["pictures"] = [self._fetched(said)]
        made["item"] = said.get("is_carousel_item") == "true"
        self.containers[number] = {"id": number, **made}
        return {"id": number}

    def _children(self, numbers: list[str]) -> list[tuple[str, str]]:
        if not 2 <= len(numbers) <= 10:
            raise GraphError(100, "A carousel has 2 to 10 children")
        children = [self.containers.get(number) for number in numbers]
        pictures: list[tuple[str, str]] = []
        for child in children:
            if child is None or not child["item"] or self._status(child) != "FINISHED":
                raise GraphError(24, "The requested resource does not exist", 2207006)
            pictures += child["pictures"]
        return pictures

    def _fetched(self, said: dict[str, str]) -> tuple[str, str]:
        address = said.get("image_url", "")
        file = self.web / address.removeprefix(BASE)
        if not address.startswith(BASE) or not file.is_file():
            raise GraphError(9004, "The media could not be fetched from this URI", 2207052)
        data = file.read_bytes()
        if not data.startswith(b"\xff\xd8\xff"):
            raise GraphError(36001, "The image format is not supported", 2207005)
        return hashlib.sha256(data).hexdigest(), said.get("alt_text", "")

    def _status(self, container: dict[str, Any]) -> str:
        if container["published"]:
            return "PUBLISHED"
        if self.now() - container["made"] >= LIVES:
            return "EXPIRED"
        if container.get("size", 0) != len(container.get("film", b"")):
            return "IN_PROGRESS"
        slow = self.fetching and not container.get("item")
        return "IN_PROGRESS" if slow and self.now() - container["made"] < self.fetching else "FINISHED"

    def _container(self, container: dict[str, Any], said: dict[str, str]) -> dict[str, Any]:
        code = container.get("failed") or self._status(container)
        words = {"FINISHED": "Finished: Media has been uploaded and it is ready to be published."}.get(
            code, code
        )
        phase = {"status": "in_progress", "bytes_transferred": len(container.get("film", b""))}
        there = {"id": container["id"], "status_code": code, "status": words}
        return shown({**there, "video_status": {"uploading_phase": phase}}, said, CONTAINER_FIELDS)

    def receive(self, container: str, offset: int, size: int, data: bytes) -> dict[str, Any]:
        """Take a film, or the rest of it."""
        film = self.containers[container]
        if offset != len(film["film"]):
            raise GraphError(6001, "The offset is not where the file ended.")
        film.update(film=film["film"] + data, size=size)
        return {"success": True, "message": "Upload successful."}

    def _publish(self, said: dict[str, str]) -> dict[str, Any]:
        must_be_named(said, {}, MEDIA_PUBLISH)
        container = self.containers.get(said.get("creation_id", ""))
        if len(self.media) >= self.total:
            raise GraphError(9, FULL, 2207042)
        if container is None or container["item"]:
            raise GraphError(24, "The requested resource does not exist", 2207006)
        if self._status(container) == "IN_PROGRESS":
            raise GraphError(9007, "Media ID is not available", 2207027)
        if self._status(container) == "EXPIRED":
            raise GraphError(-2, "The media you are trying to access has expired.", 2207020)
        if container["published"]:
            raise GraphError(-1, "This container was published already", 2207032)
        container["published"] = True
        number = str(17_900 + len(self.media))
        self.media[number] = {**container, "id": number, "made": self.now()}
        self.media[number]["permalink"] = f"https://www.instagram.com/p/C{number}/"
        self.media[number]["timestamp"] = self.now().strftime("%Y-%m-%dT%H:%M:%S+0000")
        return {"id": number}

    def _of_media(self, method: str, number: str, edge: list[str], said: dict[str, str]) -> dict[str, Any]:
        if (method, edge) == ("GET", []):
            must_be_named(said, {}, frozenset())
            return shown(self.media[number], said, MEDIA_FIELDS)
        if edge != ["comments"]:
            raise GraphError(100, "Unsupported request")
        if method == "GET":
            must_be_named(said, {}, frozenset())
            ours = [each for each in self.comments.values() if each["under"] == number]
            return {"data": [shown(each, said, COMMENT_FIELDS) for each in reversed(ours)]}
        must_be_named(said, {}, COMMENTS)
        made = str(17_500 + len(self.comments))
        self.comments[made] = {
            "id": made,
            "text": said["message"].strip(),
            "under": number,
            "username": "exampleshire",
        }
        return {"id": made}
