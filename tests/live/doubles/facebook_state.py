"""A Page's posts, photos and films, and what it says no to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.live.doubles.facebook_facts import (
    FEED,
    PAGE,
    PAGE_FIELDS,
    PHOTOS,
    POST_FIELDS,
    POST_UPDATE,
    PUBLISHED_POSTS,
)
from tests.live.doubles.facebook_films import Films
from tests.live.doubles.graph import GraphError, must_be_named, no_object, shown
from tests.live.doubles.graph_people import People

LONGEST, MOST = 63_206, 100


def the_page() -> dict[str, Any]:
    """The Page as the public sees it."""
    return {
        "id": PAGE,
        "name": "NHS Exampleshire",
        "about": "News from the people who plan and buy health care in Exampleshire.",
        "website": "https://www.exampleshire.nhs.uk/",
        "is_published": True,
        "picture": {"data": {"is_silhouette": False, "url": "https://example.invalid/logo.png"}},
    }


@dataclass
class FacebookState:
    """`late`: how long a new post is not among those that are shown. `refuses_repeats`: error 506, as on Facebook."""

    now: Callable[[], datetime]
    page: dict[str, Any] = field(default_factory=the_page)
    people: People = field(default_factory=People)
    late: timedelta = timedelta(0)
    refuses_repeats: bool = False
    films: Films = field(default_factory=Films)
    posts: dict[str, dict[str, Any]] = field(default_factory=dict)
    photos: dict[str, dict[str, Any]] = field(default_factory=dict)

    def answer(
        self, method: str, path: list[str], said: dict[str, str], files: dict[str, bytes]
    ) -> dict[str, Any]:
        known = self.people.answer(path, said)
        if known is not None:
            return known
        if path[0] == PAGE:
            return self._of_page(method, path[1:], said, files)
        if path[0] in self.films.films:
            return self.films.of_film(method, path, said, files)
        if path[0] in self.posts and len(path) == 1:
            return self._of_post(method, self.posts[path[0]], said, files)
        raise no_object(path[0], method.lower())

    def _of_page(
        self, method: str, edge: list[str], said: dict[str, str], files: dict[str, bytes]
    ) -> dict[str, Any]:
        if (method, edge) == ("GET", []):
            must_be_named(said, files, frozenset())
            return shown(self.page, said, PAGE_FIELDS)
        if (method, edge) == ("GET", ["published_posts"]):
            return self._published(said)
        if (method, edge) == ("POST", ["photos"]):
            return self._photo(said, files)
        if (method, edge) == ("POST", ["videos"]):
            return self.films.upload(said, files)
        if (method, edge) == ("POST", ["feed"]):
            return self._post(said)
        raise GraphError(100, f"Tried accessing nonexisting field ({'/'.join(edge)})")

    def _photo(self, said: dict[str, str], files: dict[str, bytes]) -> dict[str, Any]:
        must_be_named(said, files, PHOTOS)
        if not files.get("source"):
            raise GraphError(324, "Missing or invalid image file")
        assert said.get("published") == "false", "a photo that is published by itself is a post of its own"
        number = str(20_000 + len(self.photos))
        sha256 = hashlib.sha256(files["source"]).hexdigest()
        self.photos[number] = {"id": number, "sha256": sha256, "shown": False, **said}
        return {"id": number}

    def _post(self, said: dict[str, str]) -> dict[str, Any]:
        must_be_named(said, {}, FEED)
        message = said.get("message", "")
        photos = [json.loads(said[name])["media_fbid"] for name in said if name.startswith("attached_media[")]
        self._must_be_possible(message, photos, said)
        for number in photos:
            self.photos[number]["shown"] = True
        made = f"{PAGE}_{30_000 + len(self.posts)}"
        self.posts[made] = {
            "id": made,
            "message": message.strip(),
            "link": said.get("link", ""),
            "photos": photos,
        }
        self.posts[made] |= {
            "created_time": self.now().strftime("%Y-%m-%dT%H:%M:%S+0000"),
            "made": self.now(),
        }
        return {"id": made}

    def _must_be_possible(self, message: str, photos: list[str], said: dict[str, str]) -> None:
        if not message and not photos and not said.get("link"):
            raise GraphError(100, "You must provide a message, a link or media")
        if len(message) > LONGEST:
            raise GraphError(100, "The message is too long")
        if any(number not in self.photos or self.photos[number]["shown"] for number in photos):
            raise GraphError(100, "Invalid media_fbid in attached_media")
        newest = max(self.posts.values(), key=lambda post: str(post["id"]), default={"message": None})
        if self.refuses_repeats and newest["message"] == message.strip():
            raise GraphError(506, "Duplicate status message", error_user_title="Duplicate post")

    def _published(self, said: dict[str, str]) -> dict[str, Any]:
        must_be_named(said, {}, PUBLISHED_POSTS)
        limit = int(said.get("limit", "25"))
        if limit > MOST:
            raise GraphError(100, "The maximum limit for this endpoint is 100")
        seen = [post for post in self.posts.values() if post["made"] + self.late <= self.now()]
        newest = [shown(post, said, POST_FIELDS) for post in reversed(seen)][:limit]
        return {"data": newest, "paging": {"cursors": {"before": "b", "after": "a"}}}

    def _of_post(
        self, method: str, post: dict[str, Any], said: dict[str, str], files: dict[str, bytes]
    ) -> dict[str, Any]:
        if method == "GET":
            must_be_named(said, files, frozenset())
            return shown(post, said, POST_FIELDS)
        must_be_named(said, files, POST_UPDATE)
        post["message"] = said["message"].strip()
        return {"success": True}
