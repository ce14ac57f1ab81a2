"""YouTube on a real socket: refuses every call, header, parameter and field that its documents do not name."""

from __future__ import annotations

from typing import Any

from tests.live.doubles.serving import Said, Serving, Told
from tests.live.doubles.youtube_facts import CHANNEL, COMMON, HEADERS, QUERY, TOKEN, UPLOADS
from tests.live.doubles.youtube_state import Refused, YouTubeState

ME = {
    "kind": "youtube#channel",
    "id": CHANNEL,
    "snippet": {
        "title": "NHS Exampleshire",
        "description": "News from the people who plan and buy health care in Exampleshire.",
        "customUrl": "@exampleshire",
        "thumbnails": {"default": {"url": "https://yt3.ggpht.com/x"}},
    },
    "contentDetails": {"relatedPlaylists": {"likes": "", "uploads": UPLOADS}},
    "status": {"privacyStatus": "public", "longUploadsStatus": "allowed"},
}


class YouTubeDouble:
    """`state` is what YouTube holds. `home` is where it says that films go: the proxy's address."""

    def __init__(self, state: YouTubeState) -> None:
        self.state = state
        self.home = ""
        self.channels: list[dict[str, Any]] = [ME]
        self.refusal: Refused | None = None
        self.granted: dict[str, Any] = {"access_token": TOKEN, "expires_in": 3599, "token_type": "Bearer"}
        self.asked_for_tokens: list[dict[str, str]] = []
        self.serving = Serving(self.answered)

    def answered(self, told: Told) -> Said:
        try:
            if told.path == "/token":
                self.asked_for_tokens.append(told.form())
                return Said(200, self.granted)
            return self._api(told)
        except Refused as refused:
            return Said(refused.status, refused.said)

    def _api(self, told: Told) -> Said:
        if set(told.headers) - HEADERS:
            raise Refused(
                400, "badRequest", f"headers that nobody names: {sorted(set(told.headers) - HEADERS)}"
            )
        if told.headers.get("authorization") != f"Bearer {TOKEN}":
            raise Refused(401, "authError", "Request had invalid authentication credentials.", "global")
        if self.refusal is not None:
            raise self.refusal
        if "upload_id" in told.query and told.method == "PUT":
            return self._piece(told)
        known = QUERY.get((told.method, told.path))
        if known is None:
            raise Refused(404, "notFound", f"There is no {told.method} {told.path}", "global")
        if set(told.query) - known - COMMON:
            raise Refused(400, "unexpectedParameter", f"Unknown name: {sorted(set(told.query) - known)}")
        if "thumbnails" not in told.path and "part" not in told.query:
            raise Refused(400, "missingRequiredParameter", "No filter selected: part")
        return self._read(told) if told.method == "GET" else self._written(told)

    def _piece(self, told: Told) -> Said:
        came = self.state.put(told.query["upload_id"], told.headers.get("content-range", ""), told.body)
        if isinstance(came, dict):
            return Said(200, came)
        return Said(308, None, {"Range": came} if came else {})

    def _read(self, told: Told) -> Said:
        if told.path.endswith("/channels"):
            return Said(200, {"kind": "youtube#channelListResponse", "items": self.channels})
        if told.path.endswith("/videos"):
            film = self.state.films.get(told.query["id"])
            there = film is not None and told.query["id"] not in self.state.unseen
            return Said(200, {"kind": "youtube#videoListResponse", "items": [film] if there else []})
        if told.path.endswith("/captions"):
            items = self.state.tracks(told.query["videoId"])
            return Said(200, {"kind": "youtube#captionListResponse", "items": items})
        if told.query.get("playlistId") != UPLOADS:
            raise Refused(404, "playlistNotFound", "The playlist cannot be found.", "youtube.playlistItem")
        start, count = int(told.query.get("pageToken", "0")), int(told.query.get("maxResults", "5"))
        items = self.state.listed(start, count)
        more = {"nextPageToken": str(start + count)} if len(items) == count else {}
        return Said(200, {"kind": "youtube#playlistItemListResponse", "items": items, **more})

    def _written(self, told: Told) -> Said:
        kind = told.headers.get("content-type", "")
        if told.path == "/youtube/v3/videos":
            return Said(200, self.state.change(told.json(), told.query["part"]))
        if told.path.endswith("/captions"):
            made = self.state.caption if told.method == "POST" else self.state.caption_again
            return Said(200, made(kind, told.body))
        if told.path.endswith("/thumbnails/set"):
            if kind not in ("image/png", "image/jpeg") or told.query.get("videoId") not in self.state.films:
                raise Refused(
                    400, "invalidImage", "The provided image content is invalid.", "youtube.thumbnail"
                )
            self.state.thumbnails[told.query["videoId"]] = told.body
            return Said(200, {"kind": "youtube#thumbnailSetResponse", "items": [{}]})
        if told.query.get("uploadType") != "resumable" or kind != "application/json; charset=UTF-8":
            raise Refused(400, "badRequest", "A film goes through a resumable session.")
        size = told.headers.get("x-upload-content-length", "")
        number = self.state.open(
            told.json(), told.query["part"], size, told.headers.get("x-upload-content-type", "")
        )
        return Said(
            200, None, {"Location": f"{self.home}{told.path}?uploadType=resumable&upload_id={number}"}
        )
