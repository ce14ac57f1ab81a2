"""A strict, stateful double of Mastodon 4.x: it keeps what it is sent, and refuses what the API does not name.

Parameters, status codes and error shapes as docs.joinmastodon.org gives them (methods statuses, media, accounts,
instance, apps, oauth), read 2026-11, and as app/services/*_status_service.rb acts: media that an edit does not name
come off the status, a key is kept for an hour, a medium is not shown by itself once a status has it.
"""

from __future__ import annotations

import hashlib
import itertools
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import ThreadingHTTPServer
from typing import Any

from tests.live.doubles.mastodon_sign_in import TOKEN, Refusal, SignIns, Ways
from tests.live.doubles.mastodon_text import countable, shown

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
__all__ = ["TOKEN", "DoubleMastodon", "Refusal", "Ways"]

IMAGES = ["image/jpeg", "image/png", "image/gif", "image/webp"]
FILMS = ["video/mp4", "audio/mpeg"]


@dataclass
class DoubleMastodon(SignIns):
    """Use as a context. `statuses` and `media` by id, in the order in which they were made."""

    ways: Ways = field(default_factory=Ways)

    def __post_init__(self) -> None:
        super().__init__()
        self.statuses: dict[str, dict[str, Any]] = {}
        self.media: dict[str, dict[str, Any]] = {}
        self.keys: dict[str, tuple[str, datetime]] = {}
        self.profile: dict[str, Any] = {}
        self.limited_until: datetime | None = None
        self.now = START
        self.changing = threading.RLock()
        self._numbers = itertools.count(113_000_000_000_000_001)
        from tests.live.doubles.mastodon_http import Handler

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads, self._server.block_on_close = True, False
        self._server.double = self  # type: ignore[attr-defined]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> DoubleMastodon:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)

    def number(self) -> str:
        return str(next(self._numbers))

    # Statuses

    def post(self, said: dict[str, Any], key: str) -> dict[str, Any]:
        kept = self.keys.get(key)
        if self.ways.keeps_keys and kept and self.now < kept[1] + timedelta(hours=1):
            return self.statuses[kept[0]]
        text, warning = said.get("status") or "", said.get("spoiler_text") or ""
        parent = said.get("in_reply_to_id")
        if parent is not None and parent not in self.statuses:
            raise Refusal(404, "Record not found")
        self._must_be_valid(text, warning, said.get("media_ids") or [])
        self.now += timedelta(seconds=1)
        made: dict[str, Any] = {
            "id": self.number(),
            "created_at": self._moment(),
            "in_reply_to_id": parent,
            "visibility": said.get("visibility", "public"),
            "edited_at": None,
            "history": [],
        }
        made |= self._changing(text, warning, said)
        made["media_ids"] = self._attached(made["id"], said.get("media_ids") or [], {None})
        self.statuses[made["id"]] = made
        if key:
            self.keys[key] = (made["id"], self.now)
        return made

    def edit(self, number: str, said: dict[str, Any]) -> dict[str, Any]:
        status = self.statuses.get(number)
        if status is None or not self.ways.edits:
            raise Refusal(404, "Record not found")
        if self.ways.forgets_edits:
            return status
        text, warning = said.get("status") or "", said.get("spoiler_text") or ""
        named = said.get("media_ids") or []
        self._must_be_valid(text, warning, named, number)
        status["history"].append((status["text"], status["spoiler_text"]))
        for each in said.get("media_attributes") or []:
            if set(each) - {"id", "description", "focus", "thumbnail"} or each.get("id") not in named:
                raise Refusal(422, "Validation failed: media_attributes")
            self.media[each["id"]]["description"] = each["description"]
        status |= self._changing(text, warning, said)
        status["media_ids"] = self._attached(number, named, {None, number})
        status["edited_at"] = self._moment()
        return status

    def _changing(self, text: str, warning: str, said: dict[str, Any]) -> dict[str, Any]:
        sensitive = bool(said.get("sensitive")) or bool(warning)
        return {
            "text": text,
            "spoiler_text": warning,
            "sensitive": sensitive,
            "language": said.get("language", "en"),
        }

    def _must_be_valid(self, text: str, warning: str, media: list[str], number: str | None = None) -> None:
        longest = self.ways.max_characters
        if not text and not media:
            raise Refusal(422, "Validation failed: Text can't be blank")
        if countable(text, warning, self.ways.link) > longest:
            raise Refusal(422, f"Validation failed: Text character limit of {longest} exceeded")
        if len(media) > 4:
            raise Refusal(422, "Cannot attach more than 4 files")
        found = [self.media.get(each) for each in media]
        if any(each is None or each["status"] not in (None, number) for each in found):
            raise Refusal(422, "Validation failed: media not found")
        if len(found) > 1 and any(each["type"] != "image" for each in found if each):
            raise Refusal(422, "Cannot attach a video to a post that already contains images")
        if any(each["polls"] > 0 for each in found if each):
            raise Refusal(
                422, "Cannot attach files that have not finished processing. Try again in a moment!"
            )

    def _attached(self, number: str, media: list[str], free: set[str | None]) -> list[str]:
        for each in media:
            assert self.media[each]["status"] in free
            self.media[each]["status"] = number
        return list(media)

    def entity(self, status: dict[str, Any]) -> dict[str, Any]:
        """Return a status as the API shows it: its own text is not in it."""
        host = self.url.partition("://")[2]
        hidden = {"text", "media_ids", "history"}
        return {name: value for name, value in status.items() if name not in hidden} | {
            "uri": f"{self.url}/users/amara/statuses/{status['id']}",
            "url": f"{self.url}/@amara/{status['id']}",
            "content": shown(status["text"], host),
            "reblog": None,
            "account": {"id": "1", "acct": "amara"},
            "media_attachments": [self.medium(self.media[each]) for each in status["media_ids"]],
        }

    def listed(self, query: dict[str, str]) -> list[dict[str, Any]]:
        newest_first = list(reversed(self.statuses.values()))
        older = query.get("max_id")
        found = [each for each in newest_first if older is None or int(each["id"]) < int(older)]
        return [self.entity(each) for each in found[: min(int(query.get("limit", "20")), 40)]]

    # Media

    def upload(self, fields: dict[str, str], name: str, mime: str, data: bytes) -> tuple[int, dict[str, Any]]:
        if mime not in IMAGES + FILMS:
            raise Refusal(422, "Validation failed: File content type is invalid, File is invalid")
        if len(fields.get("description", "")) > 1500:
            raise Refusal(422, "Validation failed: Description is too long (maximum is 1500 characters)")
        film = mime in FILMS
        made: dict[str, Any] = {
            "id": self.number(),
            "type": {"video": "video", "audio": "audio"}.get(mime.partition("/")[0], "image"),
            "name": name,
            "sha256": hashlib.sha256(data).hexdigest(),
            "description": fields.get("description") or None,
            "status": None,
            "polls": self.ways.polls_of_film if film and self.ways.media_v2 else 0,
        }
        self.media[made["id"]] = made
        return (202 if made["polls"] else 200), self.medium(made)

    def polled(self, number: str) -> tuple[int, dict[str, Any]]:
        found = self.media.get(number)
        if found is None or found["status"] is not None:
            raise Refusal(404, "Record not found")
        if found["polls"] > 0:
            found["polls"] -= 1
        return (206 if found["polls"] else 200), self.medium(found)

    def medium(self, found: dict[str, Any]) -> dict[str, Any]:
        url = None if found["polls"] else f"{self.url}/media/{found['id']}"
        return {name: found[name] for name in ("id", "type", "description")} | {
            "url": url,
            "preview_url": url,
        }

    # What the server says of itself and of us

    def instance(self, *, v2: bool) -> dict[str, Any]:
        ways = self.ways
        configuration: dict[str, dict[str, Any]] = {
            "statuses": {
                "max_characters": ways.max_characters,
                "max_media_attachments": 4,
                "characters_reserved_per_url": ways.link,
            },
            "media_attachments": {
                "supported_mime_types": IMAGES + FILMS,
                "image_size_limit": 16_777_216,
                "image_matrix_limit": 33_177_600,
                "video_size_limit": 103_809_024,
            },
        }
        if v2:
            configuration["media_attachments"]["description_limit"] = 1500
        return {"title": "Double", "version": "4.4.0", "configuration": configuration}

    def me(self) -> dict[str, Any]:
        return {
            "id": "1",
            "username": "amara",
            "acct": "amara",
            "display_name": "NHS Exampleshire",
            "note": "<p>News from the people who plan and buy health care in Exampleshire.</p>",
            "source": {"note": "News from the people who plan and buy health care in Exampleshire."},
            "avatar": f"{self.url}/avatars/original/logo.png",
            "header": f"{self.url}/headers/original/header.png",
            "fields": [{"name": "Website", "value": '<a href="https://www.exampleshire.nhs.uk">'
                        '<span class="invisible">https://www.</span><span>exampleshire.nhs.uk</span></a>'}],
            **self.profile,
        }  # fmt: skip

    def _moment(self) -> str:
        return self.now.strftime("%Y-%m-%dT%H:%M:%S.000Z")
