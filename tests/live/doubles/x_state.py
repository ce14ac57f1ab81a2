"""An account's posts and files on X, and what X says no to, in its own shapes and words."""

from __future__ import annotations

import hashlib
import html
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from ccgcompose.policy.x_length import x_length
from tests.live.doubles.x_facts import CATEGORIES, MEDIA_TYPES, NUMBER

TOKEN, USER, USER_ID = "x-access-token-1", "NHSExampleshire", "1346889436626259968"
_PROBLEM = "https://api.x.com/2/problems/"
_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=UTC)
_LINK = re.compile(r"https?://[^\s<>\"]+")
_LASTS = 86_400


class Refused(Exception):
    """A refusal: its status, and the object of its answer."""

    def __init__(self, status: int, title: str, detail: str, kind: str = "") -> None:
        super().__init__(detail)
        self.status = status
        self.said = {"title": title, "detail": detail, "status": status}
        self.said["type"] = f"{_PROBLEM}{kind}" if kind else "about:blank"


@dataclass
class XState:
    """`may_edit`: the account is one that may. `slow_films`: how often a film is still at work when it is asked for."""

    now: Callable[[], datetime]
    may_edit: bool = False
    slow_films: int = 0
    longest: int = 280
    posts: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    pauses: int = 0
    changing: threading.Lock = field(default_factory=threading.Lock)
    _last: int = 0

    def number(self) -> str:
        """Return a new number, which holds the moment."""
        moment = int((self.now() - _EPOCH) / timedelta(milliseconds=1)) << 22
        self._last = max(moment, self._last + 1)
        return str(self._last)

    def post(self, said: dict[str, Any]) -> dict[str, Any]:
        """Make a post, or a new version of one."""
        text, media = said.get("text", ""), said.get("media", {}).get("media_ids", [])
        self._look_at(text, media)
        before = said.get("edit_options", {}).get("previous_post_id", "")
        reply = said.get("reply", {}).get("in_reply_to_tweet_id", "")
        if reply and reply not in self.posts:
            raise Refused(
                403, "Forbidden", "You attempted to reply to a Post that is deleted or not visible to you."
            )
        history = self._history(before)
        number = self.number()
        if before:
            self.posts.pop(before)["new"] = number
        self.posts[number] = {
            "id": number, "text": text, "media": list(media), "reply": reply, "history": [*history, number],
            "made": self.now(),
        }  # fmt: skip
        return {
            "id": number,
            "text": self.shown(number)["text"],
            "edit_history_tweet_ids": [*history, number],
        }

    def _look_at(self, text: str, media: list[str]) -> None:
        if not text and not media:
            raise Refused(
                400,
                "Invalid Request",
                "One or more parameters to your request was invalid.",
                "invalid-request",
            )
        if x_length(text) > self.longest:
            raise Refused(403, "Forbidden", "Your Tweet text is too long. For more information see docs.")
        if any(post["text"] == text and post["media"] == media for post in self.posts.values()):
            raise Refused(403, "Forbidden", "You are not allowed to create a Tweet with duplicate content.")
        for number in media:
            if self.files.get(number, {}).get("state") != "succeeded":
                raise Refused(400, "Invalid Request", "Your media IDs are invalid.", "invalid-request")

    def _history(self, before: str) -> list[str]:
        if not before:
            return []
        old = self.posts.get(before)
        if not self.may_edit or old is None or self.now() - old["made"] > timedelta(minutes=30):
            raise Refused(403, "Forbidden", "You are not permitted to edit this post.")
        return list(old["history"])

    def shown(self, number: str) -> dict[str, Any]:
        """Return a post as X answers: links shortened, signs of HTML spelt out, an address more for media."""
        post = self.posts.get(number)
        if post is None:
            raise Refused(
                200, "Not Found Error", f"Could not find tweet with id: [{number}].", "resource-not-found"
            )
        text = _LINK.sub(_short, post["text"])
        text += f" {_short(number)}" if post["media"] else ""
        return {
            "id": number,
            "text": html.escape(text, quote=False),
            "edit_history_tweet_ids": post["history"],
        }

    def newest(self, query: dict[str, str]) -> dict[str, Any]:
        """Return a page of our posts, newest first."""
        start = datetime.fromisoformat(query["start_time"]) if "start_time" in query else _EPOCH
        found = [n for n, post in sorted(self.posts.items(), reverse=True) if post["made"] >= start]
        first, size = int(query.get("pagination_token", "0")), int(query.get("max_results", "10"))
        page = found[first : first + size]
        meta: dict[str, Any] = {"result_count": len(page)}
        meta |= {"next_token": str(first + size)} if first + size < len(found) else {}
        return {"data": [self.shown(number) for number in page], "meta": meta} if page else {"meta": meta}

    def whole(self, fields: dict[str, Any], data: bytes) -> dict[str, Any]:
        """Take a file in one piece."""
        if fields.get("media_category") not in CATEGORIES or not data:
            raise Refused(400, "Invalid Request", "media_category is not one of those", "invalid-request")
        return self._kept(self._begun(fields["media_category"], "", len(data)), data)

    def initialize(self, said: dict[str, Any]) -> dict[str, Any]:
        if said["media_type"] not in MEDIA_TYPES or said["media_category"] not in CATEGORIES:
            raise Refused(400, "Invalid Request", "media_type is not one of those", "invalid-request")
        number = self._begun(said["media_category"], said["media_type"], said["total_bytes"])
        return {"id": number, "media_key": f"13_{number}", "expires_after_secs": _LASTS}

    def append(self, number: str, fields: dict[str, Any], data: bytes) -> dict[str, Any]:
        self._file(number)["pieces"][int(fields["segment_index"])] = data
        return {"expires_at": int(self.now().timestamp()) + _LASTS}

    def finalize(self, number: str) -> dict[str, Any]:
        file = self._file(number)
        data = b"".join(piece for _, piece in sorted(file["pieces"].items()))
        if len(data) != file["total"]:
            raise Refused(
                400,
                "Invalid Request",
                "Segments do not add up to provided total file size.",
                "invalid-request",
            )
        return self._kept(number, data)

    def status(self, number: str) -> dict[str, Any]:
        file = self._file(number)
        if file["state"] == "pending" and self.slow_films > 0:
            self.slow_films -= 1
        else:
            file["state"] = "succeeded"
        return {"id": number, "processing_info": {"state": file["state"], "check_after_secs": 5}}

    def describe(self, said: dict[str, Any]) -> dict[str, Any]:
        text = said["metadata"]["alt_text"]["text"]
        if len(text) > 1000:
            raise Refused(400, "Invalid Request", "alt_text.text is too long", "invalid-request")
        self._file(said["id"])["alt"] = text
        return {"id": said["id"], "associated_metadata": said["metadata"]}

    def subtitle(self, said: dict[str, Any]) -> dict[str, Any]:
        track = said["subtitles"]
        if not re.fullmatch(r"[A-Z]{2}", track["language_code"]) or said["media_category"] != "TweetVideo":
            raise Refused(
                400, "Invalid Request", "language_code does not match ^[A-Z]{2}$", "invalid-request"
            )
        self._file(track["id"])
        self._file(said["id"])["subtitles"] = track
        return {"id": said["id"], "media_category": said["media_category"], "associated_subtitles": [track]}

    def _begun(self, category: str, mime: str, total: int) -> str:
        number = self.number()
        self.files[number] = {
            "category": category, "mime": mime, "total": total, "pieces": {}, "alt": "", "state": "begun",
            "sha256": "", "subtitles": None,
        }  # fmt: skip
        return number

    def _kept(self, number: str, data: bytes) -> dict[str, Any]:
        file = self._file(number)
        is_film = file["category"] == "tweet_video" and self.slow_films > 0
        file.update(sha256=hashlib.sha256(data).hexdigest(), state="pending" if is_film else "succeeded")
        done: dict[str, Any] = {
            "id": number,
            "media_key": f"3_{number}",
            "size": len(data),
            "expires_after_secs": _LASTS,
        }
        if is_film:
            done["processing_info"] = {"state": "pending", "check_after_secs": 5}
        return done

    def _file(self, number: str) -> dict[str, Any]:
        if not NUMBER.fullmatch(number) or number not in self.files:
            raise Refused(400, "Invalid Request", "Your media IDs are invalid.", "invalid-request")
        return self.files[number]


def _short(found: re.Match[str] | str) -> str:
    written = found if isinstance(found, str) else found[0]
    return f"https://t.co/{hashlib.sha256(written.encode('utf-8', 'replace')).hexdigest()[:10]}"
