"""The double's side that speaks HTTP: who may call what, with which parameters."""

from __future__ import annotations

import json
import re
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.live.doubles.mastodon import TOKEN, DoubleMastodon, Refusal

POST = {
    "status", "media_ids", "poll", "in_reply_to_id", "sensitive", "spoiler_text", "visibility", "language",
    "scheduled_at", "quoted_status_id", "quote_approval_policy",
}  # fmt: skip
PUT = {
    "status", "spoiler_text", "sensitive", "language", "media_ids", "media_attributes", "poll",
    "quote_approval_policy",
}  # fmt: skip
MEDIA = {"file", "thumbnail", "description", "focus"}
LIST = {
    "max_id", "since_id", "min_id", "limit", "only_media", "exclude_replies", "exclude_reblogs", "pinned", "tagged",
}  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    @property
    def double(self) -> DoubleMastodon:
        found: DoubleMastodon = self.server.double  # type: ignore[attr-defined]
        return found

    def do_GET(self) -> None:
        self._take("GET")

    def do_POST(self) -> None:
        self._take("POST")

    def do_PUT(self) -> None:
        self._take("PUT")

    def _take(self, method: str) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query))
        with self.double.changing:
            try:
                status, said = self._route(method, parts.path, query, body)
            except Refusal as refusal:
                status, said = refusal.status, {"error": refusal.error}
        self._answer(status, said)

    def _route(self, method: str, path: str, query: dict[str, str], body: bytes) -> tuple[int, Any]:
        double, ways = self.double, self.double.ways
        public = self._public(method, path, body)
        if public is not None:
            return 200, public
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            raise Refusal(401, "The access token is invalid")
        if double.limited_until is not None:
            raise Refusal(429, "Too many requests")
        if (method, path) == ("GET", "/api/v1/accounts/verify_credentials"):
            return 200, double.me()
        if (method, path) == ("GET", "/api/v1/accounts/1/statuses") and ways.lists:
            return 200, double.listed(self._known(query, LIST))
        if (method, path) == ("POST", "/api/v1/statuses"):
            made = double.post(self._json(body, POST), self.headers.get("Idempotency-Key", ""))
            return 200, double.entity(made)
        if method == "POST" and path == ("/api/v2/media" if ways.media_v2 else "/api/v1/media"):
            return double.upload(*self._form(body))
        return self._one(method, path, body)

    def _one(self, method: str, path: str, body: bytes) -> tuple[int, Any]:
        double = self.double
        if method == "GET" and (found := re.fullmatch(r"/api/v1/media/(\d+)", path)):
            return double.polled(found[1])
        found = re.fullmatch(r"/api/v1/statuses/(\d+)", path)
        if found and method == "PUT":
            return 200, double.entity(double.edit(found[1], self._json(body, PUT)))
        if found and method == "GET" and found[1] in double.statuses:
            return 200, double.entity(double.statuses[found[1]])
        raise Refusal(404, "Record not found")

    def _public(self, method: str, path: str, body: bytes) -> Any:
        double, ways = self.double, self.double.ways
        if (method, path) == ("GET", "/api/v2/instance") and ways.instance_v2:
            return double.instance(v2=True)
        if (method, path) == ("GET", "/api/v1/instance"):
            return double.instance(v2=False)
        if (method, path) == ("GET", "/.well-known/oauth-authorization-server"):
            if not ways.pkce:
                raise Refusal(404, "Not Found")
            return {
                "issuer": f"{double.url}/",
                "authorization_endpoint": f"{double.url}/oauth/authorize",
                "token_endpoint": f"{double.url}/oauth/token",
                "scopes_supported": ["read", "write"]
                + (
                    ["read:accounts", "read:statuses", "write:statuses", "write:media"]
                    if ways.fine_scopes
                    else []
                ),
                "code_challenge_methods_supported": ["S256"],
            }
        if (method, path) == ("POST", "/api/v1/apps"):
            return double.register(dict(parse_qsl(body.decode())))
        if (method, path) == ("POST", "/oauth/token"):
            return double.token(dict(parse_qsl(body.decode())))
        return None

    def _json(self, body: bytes, known: set[str]) -> dict[str, Any]:
        if not self.headers.get("Content-Type", "").startswith("application/json"):
            raise Refusal(400, "this double reads JSON here")
        said: dict[str, Any] = json.loads(body)
        return self._known(said, known)

    def _known(self, said: dict[str, Any], known: set[str]) -> dict[str, Any]:
        if set(said) - known:
            raise Refusal(422, f"found unpermitted parameters: {sorted(set(said) - known)}")
        return said

    def _form(self, body: bytes) -> tuple[dict[str, str], str, str, bytes]:
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        message = BytesParser(policy=HTTP).parsebytes(head + body)
        fields: dict[str, str] = {}
        file = ("", "", b"")
        for part in message.iter_parts():
            name = str(part.get_param("name", header="content-disposition"))
            if name not in MEDIA:
                raise Refusal(422, f"found unpermitted parameter: {name}")
            data = part.get_payload(decode=True)
            assert isinstance(data, bytes)
            if name == "file":
                file = (part.get_filename() or "", part.get_content_type(), data)
            elif name != "thumbnail":
                fields[name] = data.decode()
        return (fields, *file)

    def _answer(self, status: int, value: Any) -> None:
        body = json.dumps(value).encode()
        self.send_response_only(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-RateLimit-Limit", "300")
        self.send_header("X-RateLimit-Remaining", "0" if status == 429 else "299")
        until = self.double.limited_until
        if until is not None:
            self.send_header("X-RateLimit-Reset", until.strftime("%Y-%m-%dT%H:%M:%S.000000Z"))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing is logged."""
