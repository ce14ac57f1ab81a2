"""A forum's topics, posts and files, and what it says no to, in Discourse's own shapes and words."""

from __future__ import annotations

import hashlib
import re
import threading
from dataclasses import dataclass, field
from typing import Any

from tests.live.doubles.discourse_facts import CATEGORIES, EXTERNAL_ID, SETTINGS

KEY, USER = "f3d1c7a9e2b84c60", "exampleshire"


class Refused(Exception):
    """A refusal: its status, and the object of its answer."""

    def __init__(self, status: int, *errors: str, kind: str = "", **more: Any) -> None:
        super().__init__(*errors)
        self.status = status
        self.said: dict[str, Any] = {"errors": list(errors), **more}
        self.said |= {"error_type": kind} if kind else {}


@dataclass
class ForumState:
    """`moderated`: moderators look first. `closed`: nothing may be edited. `tag_objects`: as in versions of 2026."""

    title: str = "NHS Exampleshire"
    moderated: bool = False
    closed: bool = False
    titles_stay: bool = False
    tag_objects: bool = False
    topics: dict[int, dict[str, Any]] = field(default_factory=dict)
    posts: dict[int, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    queue: list[dict[str, Any]] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=lambda: dict(SETTINGS))
    changing: threading.Lock = field(default_factory=threading.Lock)

    def post(self, said: dict[str, Any]) -> dict[str, Any]:
        """Make a topic, or a reply to one."""
        if "topic_id" in said:
            return self._replied(said)
        with self.changing:
            errors = self._errors(said)
            if errors:
                raise Refused(422, *errors, action="create_post")
            if self.moderated:
                self.queue.append(said)
                pending = {"id": len(self.queue), "raw": said["raw"], "title": said.get("title")}
                return {"success": True, "action": "enqueued", "pending_count": 1, "pending_post": pending}
            return self._made(said)

    def approve(self) -> None:
        """Let through what waits. The external id is lost on the way, as in Discourse."""
        while self.queue:
            said = self.queue.pop(0)
            self._made({name: value for name, value in said.items() if name != "external_id"})

    def edit(self, number: int, said: dict[str, Any]) -> dict[str, Any]:
        """Change a post; the reason stands in its history."""
        post = self.found(self.posts, number)
        if self.closed:
            raise Refused(403, "You are not permitted to view the requested resource.", kind="invalid_access")
        if len(said["raw"]) > self.settings["max_post_length"]:
            raise Refused(422, "Body is limited to 32000 characters")
        post.update(
            raw=said["raw"].rstrip(), edit_reason=said.get("edit_reason"), version=post["version"] + 1
        )
        post["reasons"].append(said.get("edit_reason"))
        return {"post": self.shown(post)}

    def rename(self, number: int, said: dict[str, Any]) -> dict[str, Any]:
        topic = self.found(self.topics, number)
        if self.titles_stay:
            raise Refused(403, "You are not permitted to do that.", kind="invalid_access")
        topic["title"] = said["title"]
        return {"basic_topic": {"id": number, "title": topic["title"], "slug": topic["slug"]}}

    def keep(self, fields: dict[str, Any], data: bytes) -> dict[str, Any]:
        """Keep a file; one that is there already is the same one."""
        if fields.get("upload_type") != "composer":
            raise Refused(400, "You supplied invalid parameters to the request", kind="invalid_parameters")
        if len(data) > self.settings["max_image_size_kb"] * 1024:
            raise Refused(422, "Sorry, the file you are trying to upload is too big (maximum size is 4 MB).")
        sha1 = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        short = f"upload://{sha1[:27]}.png"
        made = {"id": len(self.files) + 1, "url": f"/uploads/{sha1}.png", "short_url": short, "data": data}
        file = self.files.setdefault(short, {**made, "width": 640, "height": 360})
        return {name: value for name, value in file.items() if name != "data"}

    def topic(self, number: int) -> dict[str, Any]:
        topic = self.found(self.topics, number)
        posts = [self.shown(self.posts[each]) for each in topic["posts"]]
        for post in posts:
            post.pop("raw")
        return {**topic, "post_stream": {"posts": posts, "stream": topic["posts"]}}

    def shown(self, post: dict[str, Any]) -> dict[str, Any]:
        kept = {name: value for name, value in post.items() if name != "reasons"}
        return kept | {"can_edit": not self.closed, "deleted_at": None}

    def actions(self, kind: str) -> list[dict[str, Any]]:
        """Return our newest topics (4) or replies (5) first."""
        if kind == "5":
            return [
                {"action_type": 5, **{n: post[n] for n in ("topic_id", "post_number")}, "post_id": post["id"]}
                for _, post in sorted(self.posts.items(), reverse=True)
                if post["post_number"] > 1
            ]
        return [
            {"action_type": 4, "topic_id": number, "post_number": 1, "title": topic["title"]}
            for number, topic in sorted(self.topics.items(), reverse=True)
        ]

    def external(self, wanted: str) -> dict[str, Any]:
        for topic in self.topics.values():
            if topic["external_id"] == wanted:
                return topic
        raise _nothing()

    def found(self, place: dict[int, dict[str, Any]], number: int) -> dict[str, Any]:
        if number not in place:
            raise _nothing()
        return place[number]

    def _errors(self, said: dict[str, Any]) -> list[str]:
        title, raw, external = said.get("title", ""), said.get("raw", ""), said.get("external_id")
        stripped = re.sub(r"<!--.*?-->", "", raw).strip()
        errors = []
        if len(title) < self.settings["min_topic_title_length"]:
            errors.append("Title is too short (minimum is 15 characters)")
        if len(stripped) < self.settings["min_first_post_length"]:
            errors.append("Body is too short (minimum is 20 characters)")
        if len(raw) > self.settings["max_post_length"]:
            errors.append("Body is limited to 32000 characters")
        if external is not None and not EXTERNAL_ID.fullmatch(external):
            errors.append("External is invalid")
        if any(topic["external_id"] == external for topic in self.topics.values() if external):
            errors.append("External has already been taken")
        if said.get("category") not in {each["id"] for each in CATEGORIES if each["permission"] == 1}:
            errors.append("Category can't be blank")
        return errors

    def _made(self, said: dict[str, Any]) -> dict[str, Any]:
        number, first = 40 + len(self.topics), 900 + len(self.posts)
        slug = re.sub(r"[^a-z0-9]+", "-", said["title"].lower()).strip("-") or "topic"
        self.topics[number] = {
            "id": number,
            "slug": slug,
            "title": said["title"],
            "external_id": said.get("external_id"),
            "category_id": said["category"],
            "tags": said.get("tags", []),
            "posts": [first],
            "deleted_at": None,
        }
        self._keep_post(first, 1, self.topics[number], said["raw"])
        return self.shown(self.posts[first])

    def _replied(self, said: dict[str, Any]) -> dict[str, Any]:
        topic = self.found(self.topics, said["topic_id"])
        if set(said) != {"raw", "topic_id", "reply_to_post_number"}:
            raise Refused(422, "a reply carries a text and where it belongs", action="create_post")
        with self.changing:
            number = 900 + len(self.posts)
            topic["posts"].append(number)
            self._keep_post(number, len(topic["posts"]), topic, said["raw"])
        return self.shown(self.posts[number])

    def _keep_post(self, number: int, place: int, topic: dict[str, Any], raw: str) -> None:
        self.posts[number] = {
            "id": number,
            "post_number": place,
            "topic_id": topic["id"],
            "topic_slug": topic["slug"],
            "raw": raw.rstrip(),
            "version": 1,
            "edit_reason": None,
            "reasons": [],
        }


def _nothing() -> Refused:
    return Refused(404, "The requested URL or resource could not be found.", kind="not_found")
