"""Bluesky's film service: takes a film with a token made for it, prepares it for a while, and says how it is named.

Source: docs.bsky.app, tutorial “Uploading Video”; lexicons app.bsky.video.uploadVideo, getJobStatus and defs. Like the
service it puts the film on the account's own server, with the token that came with it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

import requests

from tests.live.doubles.serving import Said, Serving, Told

UPLOAD, STATUS = "/xrpc/app.bsky.video.uploadVideo", "/xrpc/app.bsky.video.getJobStatus"


@dataclass
class FilmService:
    """`polls`: how often it says that it is not done; `fails`: what it says of a film that it cannot prepare."""

    server: str
    polls: int = 2
    fails: str = ""
    jobs: dict[str, dict[str, Any]] = field(default_factory=dict)
    claims: list[dict[str, Any]] = field(default_factory=list)

    def serving(self) -> Serving:
        return Serving(self.answered)

    def answered(self, told: Told) -> Said:
        if (told.method, told.path) == ("POST", UPLOAD):
            return self._upload(told)
        if (told.method, told.path) == ("GET", STATUS) and set(told.query) == {"jobId"}:
            return self._status(told.query["jobId"])
        return Said(501, {"error": "MethodNotImplemented", "message": "Method Not Implemented"})

    def _upload(self, told: Told) -> Said:
        token = told.headers.get("authorization", "").removeprefix("Bearer ")
        claims = _claims(token)
        if claims.get("lxm") != "com.atproto.repo.uploadBlob" or claims.get("iss") != told.query.get("did"):
            return Said(401, {"error": "BadJwt", "message": "bad token"})
        if told.headers.get("content-type") != "video/mp4" or not told.query.get("name", "").endswith(".mp4"):
            return Said(400, {"error": "InvalidRequest", "message": "not a film"})
        self.claims.append(claims)
        number = hashlib.sha256(told.body).hexdigest()[:12]
        known = self.jobs.get(number)
        if known is not None and known["blob"]:
            return Said(409, self._said(number, done=True) | {"error": "already_exists", "message": "There."})
        blob = None if self.fails else _put(self.server, token, told.body)
        self.jobs[number] = {"did": told.query["did"], "blob": blob, "polls": self.polls}
        return Said(200, self._said(number, done=False))

    def _status(self, number: str) -> Said:
        job = self.jobs.get(number)
        if job is None:
            return Said(400, {"error": "InvalidRequest", "message": "no such job"})
        job["polls"] -= 1
        return Said(200, {"jobStatus": self._said(number, done=job["polls"] < 0)})

    def _said(self, number: str, *, done: bool) -> dict[str, Any]:
        job = self.jobs[number]
        said = {"jobId": number, "did": job["did"], "state": "JOB_STATE_ENCODING", "progress": 40}
        if done and self.fails:
            return said | {"state": "JOB_STATE_FAILED", "error": "failed", "message": self.fails}
        return said | ({"state": "JOB_STATE_COMPLETED", "blob": job["blob"]} if done else {})


def _claims(token: str) -> dict[str, Any]:
    body = token.split(".")[1] if token.count(".") == 2 else ""
    return dict(json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))) if body else {}


def _put(server: str, token: str, film: bytes) -> Any:
    head = {"Authorization": f"Bearer {token}", "Content-Type": "video/mp4"}
    answer = requests.post(f"{server}/xrpc/com.atproto.repo.uploadBlob", data=film, headers=head, timeout=30)
    assert answer.status_code == 200, answer.text
    return answer.json()["blob"]
