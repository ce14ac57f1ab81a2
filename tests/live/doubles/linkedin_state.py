"""A Page's posts, pictures and films, and what LinkedIn says no to, in its own shapes and words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.parser import BytesParser
from typing import Any

from tests.live.doubles.linkedin_facts import (
    ARTICLE,
    AUTHOR,
    CAPTIONS,
    INSIDE,
    LONGEST,
    MEDIA,
    PART,
    PATCHABLE,
    POST,
    REQUIRED,
)


class Refused(Exception):
    """A refusal: its status, and the object of its answer."""

    def __init__(self, status: int, message: str, code: str = "", **more: Any) -> None:
        super().__init__(message)
        self.status = status
        self.said = {"status": status, "message": message, **({"code": code} if code else {}), **more}


@dataclass
class LinkedInState:
    """`twice` false: the same words again are refused. `slow` is how often a file is still being prepared."""

    now: Callable[[], datetime]
    twice: bool = True
    slow: int = 1
    posts: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    unseen: set[str] = field(default_factory=set)

    def make(self, said: dict[str, Any]) -> str:
        must_be_known(said, POST, REQUIRED)
        for name, inside in INSIDE.items():
            must_be_known(said.get(name, {}), inside)
        if said["author"] != AUTHOR or said["lifecycleState"] != "PUBLISHED":
            raise Refused(403, "Not enough permissions to access: posts.CREATE", "ACCESS_DENIED")
        self._content(said.get("content", {}))
        self._length(said["commentary"])
        self._once(said["commentary"])
        urn = f"urn:li:share:{7_000_000_000_000_000_000 + len(self.posts)}"
        moment = self._ms()
        self.posts[urn] = {
            **said,
            "id": urn,
            "createdAt": moment,
            "publishedAt": moment,
            "lastModifiedAt": moment,
            "lifecycleStateInfo": {"isEditedByAuthor": False},
        }
        return urn

    def change(self, urn: str, said: dict[str, Any]) -> None:
        post = self.read(urn)
        must_be_known(said, {"patch"}, {"patch"})
        must_be_known(said["patch"], {"$set"}, {"$set"})
        must_be_known(said["patch"]["$set"], PATCHABLE)
        self._length(said["patch"]["$set"].get("commentary", ""))
        post |= said["patch"]["$set"] | {"lastModifiedAt": self._ms()}
        post["lifecycleStateInfo"] = {"isEditedByAuthor": True}

    def read(self, urn: str) -> dict[str, Any]:
        if urn not in self.posts or urn in self.unseen:
            raise Refused(404, f"Could not find entity with key {urn}", "RESOURCE_NOT_FOUND")
        return self.posts[urn]

    def newest(self, start: int, count: int) -> list[dict[str, Any]]:
        shown = [post for urn, post in self.posts.items() if urn not in self.unseen]
        shown.sort(key=lambda post: (post["lastModifiedAt"], post["id"]), reverse=True)
        return shown[start : start + count]

    def begin(self, kind: str, asked: dict[str, Any], home: str) -> dict[str, Any]:
        if asked.get("owner") != AUTHOR:
            raise Refused(
                403,
                "Accessing this video resource is forbidden. Please check your permissions for this resource",
            )
        number = len(self.files)
        urn = f"urn:li:{kind[:-1]}:C5{number:04}AQ"
        size = asked.get("fileSizeBytes", 0)
        firsts = range(0, size, PART) if kind == "videos" else (0,)
        self.files[urn] = {"kind": kind, "status": "WAITING_UPLOAD", "parts": {}, "left": self.slow, **asked}
        signed = f"{home}/dms-uploads/{number}"
        if kind == "images":
            return {
                "uploadUrl": f"{signed}/0?sig=a1b2",
                "image": urn,
                "uploadUrlExpiresAt": self._ms() + 86_400_000,
            }
        value: dict[str, Any] = {
            "video": urn,
            "uploadToken": "",
            "uploadUrlsExpireAt": self._ms() + 86_400_000,
            "uploadInstructions": [
                {
                    "uploadUrl": f"{signed}/{at}?sig=a1b2",
                    "firstByte": first,
                    "lastByte": min(first + PART, size) - 1,
                }
                for at, first in enumerate(firsts)
            ],
        }
        if asked.get("uploadCaptions"):
            value["captionsUploadUrl"] = f"{signed}/captions?sig=a1b2"
        return value

    def take(self, number: int, part: str, data: bytes) -> str:
        """Take the bytes of a file or of a part of it, and return their ETag."""
        file = list(self.files.values())[number]
        tag = f"/ambry-video/signedId/{hashlib.sha256(data).hexdigest()[:24]}"
        file["parts"][part] = (tag, data)
        if file["kind"] == "images":
            file["status"] = "PROCESSING"
        return tag

    def finalize(self, asked: dict[str, Any]) -> None:
        file = self.files[asked["video"]]
        parts = {name: part for name, part in file["parts"].items() if name != "captions"}
        tags = [parts[name][0] for name in sorted(parts, key=int)]
        whole = sum(len(data) for _, data in parts.values())
        if asked["uploadedPartIds"] != tags or whole != file["fileSizeBytes"]:
            raise Refused(400, "uploadedPartIds do not match what was uploaded", "INVALID_VALUE_FOR_FIELD")
        if file["uploadCaptions"] and "captions" not in file["parts"]:
            raise Refused(400, "captions were not uploaded", "MISSING_FIELD")
        file["status"] = "PROCESSING"

    def file(self, urn: str) -> dict[str, Any]:
        """Return what LinkedIn says of a file; each look brings it nearer to being ready."""
        if urn not in self.files:
            raise Refused(404, f"Could not find entity with key {urn}", "RESOURCE_NOT_FOUND")
        file = self.files[urn]
        if file["status"] == "PROCESSING":
            file["left"] -= 1
            if file["left"] < 0:
                file["status"] = "AVAILABLE"
        return {"id": urn, "owner": AUTHOR, "status": file["status"]}

    def bytes_of(self, urn: str) -> bytes:
        """Return a file as it arrived."""
        parts = {name: data for name, (_, data) in self.files[urn]["parts"].items() if name != "captions"}
        return b"".join(parts[name] for name in sorted(parts, key=int))

    def captions_of(self, urn: str) -> tuple[dict[str, Any], str]:
        """Return what was said of a film's captions, and the captions."""
        return form_of(*self.files[urn]["captions"])

    def _content(self, content: dict[str, Any]) -> None:
        images = content.get("multiImage", {}).get("images", [])
        if images and not 2 <= len(images) <= 20:
            raise Refused(400, "multiImage has 2 to 20 images", "INVALID_VALUE_FOR_FIELD")
        article = content.get("article")
        if article is not None:
            must_be_known(article, ARTICLE, {"source", "title"})
        thumbnail = [{"id": article["thumbnail"]}] if article and "thumbnail" in article else []
        for each in [*thumbnail, *images, *([content["media"]] if "media" in content else [])]:
            must_be_known(each, MEDIA, {"id"})
            if len(each.get("altText", "")) >= 4086:
                raise Refused(400, "altText is too long", "FIELD_LENGTH_TOO_LONG")
            if self.files.get(each["id"], {}).get("status") != "AVAILABLE":
                raise Refused(400, f"Asset {each['id']} is not available", "INVALID_VALUE_FOR_FIELD")

    def _length(self, commentary: str) -> None:
        if len(reader_sees(commentary).encode("utf-16-le")) // 2 > LONGEST:
            raise Refused(400, "ShareCommentary text length exceeded the maximum", "FIELD_LENGTH_TOO_LONG")

    def _once(self, commentary: str) -> None:
        same = next((urn for urn, post in self.posts.items() if post["commentary"] == commentary), "")
        if same and not self.twice:
            words = f"Content is a duplicate of {same}"
            details = {
                "inputErrors": [
                    {"description": "Duplicate post is detected", "input": {}, "code": "DUPLICATE_POST"}
                ]
            }
            raise Refused(
                422, words, errorDetailType="com.linkedin.common.error.BadRequest", errorDetails=details
            )

    def _ms(self) -> int:
        return int(self.now().timestamp() * 1000)


def must_be_known(
    said: Any, known: set[str] | frozenset[str], needed: set[str] | frozenset[str] = frozenset()
) -> None:
    """Raise Refused for a field that no document names, and for a missing one."""
    if not isinstance(said, dict):
        raise Refused(400, "an object is wanted", "INVALID_VALUE_FOR_FIELD")
    if set(said) - known:
        raise Refused(
            422, f"unrecognized field found but not allowed: {sorted(set(said) - known)}", "UNPERMITTED_FIELD"
        )
    if needed - set(said):
        raise Refused(422, f"field is required but not found: {sorted(needed - set(said))}", "MISSING_FIELD")


def form_of(kind: str, body: bytes) -> tuple[dict[str, Any], str]:
    """Return the two parts of a captions form. Raise Refused for any other."""
    message = BytesParser().parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    fields: dict[str, str] = {}
    for part in message.walk():
        name = part.get_param("name", header="content-disposition")
        payload = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(payload, bytes):
            fields[name] = payload.decode()
    must_be_known(fields, {"metadata", "file"}, {"metadata", "file"})
    about = json.loads(fields["metadata"])
    must_be_known(about, CAPTIONS, CAPTIONS)
    return about, fields["file"]


def reader_sees(commentary: str) -> str:
    """Return what a reader sees: LinkedIn drops the rest of a text at a reserved character that is not escaped."""
    shown, at = "", 0
    while at < len(commentary):
        if commentary[at] == "\\":
            shown, at = shown + commentary[at + 1 : at + 2], at + 2
        elif commentary.startswith("{hashtag|\\#|", at):
            end = commentary.index("}", at)
            shown, at = shown + "#" + commentary[at + 12 : end].replace("\\", ""), end + 1
        elif commentary.startswith("@[", at) and "](urn:li:" in commentary[at:]:
            name, _, rest = commentary[at + 2 :].partition("](")
            shown, at = shown + name.replace("\\", ""), len(commentary) - len(rest.partition(")")[2])
        elif commentary[at] in "|{}@[]()<>#*_~":
            return shown
        else:
            shown, at = shown + commentary[at], at + 1
    return shown
