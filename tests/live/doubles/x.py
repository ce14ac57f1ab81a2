"""X on a real socket, for one account: it keeps state and refuses what its document does not name."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.live.doubles.forms import parts_of_form
from tests.live.doubles.x_facts import INSIDE, OPERATIONS, operation
from tests.live.doubles.x_state import TOKEN, USER, USER_ID, Refused, XState

CLIENT, CLIENT_SECRET, CODE = "client-1", "client-secret-of-the-app", "code-from-the-page"
ALL_SCOPES = "tweet.read tweet.write users.read media.write offline.access"


class XDouble:
    """Use as a context; `state` is what X holds. `tokens`: those that are good, with their scopes."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.state = XState(now)
        self.tokens = {TOKEN: ALL_SCOPES}
        self.grants: list[dict[str, str]] = []
        self.me: dict[str, Any] = {
            "id": USER_ID,
            "name": "NHS Exampleshire",
            "username": USER,
            "description": "News from the people who plan and buy health care in Exampleshire.",
            "url": "https://t.co/abcdef",
            "entities": {"url": {"urls": [{"expanded_url": "https://www.exampleshire.nhs.uk"}]}},
            "profile_image_url": "https://pbs.twimg.com/profile_images/1/logo_normal.png",
        }
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads, self._server.block_on_close = True, False
        self._server.double = self  # type: ignore[attr-defined]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> XDouble:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def handle_one(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        double: XDouble = self.server.double  # type: ignore[attr-defined]
        try:
            with double.state.changing:
                status, said = self._done(double, body)
        except Refused as refused:
            status, said = refused.status, refused.said
            if status == 200:  # one that was asked for is not there: a success with errors and no data
                said = {"errors": [{**refused.said, "resource_type": "tweet"}]}
        self._answer(status, said, double)

    do_GET = do_POST = handle_one  # noqa: N815

    def _done(self, double: XDouble, body: bytes) -> tuple[int, Any]:
        parts = urlsplit(self.path)
        if parts.path == "/2/oauth2/token":
            return 200, _token(double, self.headers.get("Authorization", ""), dict(parse_qsl(body.decode())))
        template, number = operation(self.command, parts.path)
        query = dict(parse_qsl(parts.query))
        said, data = self._said(body)
        _must_be_known(self.command, template, query, said)
        self._must_be_allowed(double, self.command, template)
        if double.state.pauses:
            double.state.pauses -= 1
            raise Refused(429, "Too Many Requests", "Too Many Requests")
        if self.command == "GET":
            return 200, _read(double, template, number, query)
        done = _written(double.state, template, number, said, data)
        return (201 if template == "/2/tweets" else 200), {"data": done}

    def _must_be_allowed(self, double: XDouble, method: str, template: str) -> None:
        scopes = double.tokens.get(self.headers.get("Authorization", "").removeprefix("Bearer "))
        if scopes is None:
            raise Refused(401, "Unauthorized", "Unauthorized")
        if OPERATIONS[method, template][2] - set(scopes.split()):
            raise Refused(403, "Forbidden", "Your token does not have the scopes for this endpoint.")

    def _said(self, body: bytes) -> tuple[dict[str, Any], bytes]:
        if not body:
            return {}, b""
        kind = self.headers.get("Content-Type", "")
        if kind == "application/json":
            said: dict[str, Any] = json.loads(body)
            return said, b""
        return parts_of_form(kind, body)

    def _answer(self, status: int, said: Any, double: XDouble) -> None:
        body = json.dumps(said).encode()
        self.send_response_only(status)
        if status == 429:
            reset = double.state.now() + timedelta(minutes=7)
            for name, value in (("limit", "100"), ("remaining", "0"), ("reset", str(int(reset.timestamp())))):
                self.send_header(f"x-rate-limit-{name}", value)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing is logged: tests say themselves what they saw."""


def _must_be_known(method: str, template: str, query: dict[str, str], said: dict[str, Any]) -> None:
    known = OPERATIONS.get((method, template))
    if known is None:
        raise Refused(404, "Not Found", f"{method} {template} is no endpoint.")
    strange = (set(query) - known[0]) | (set(said) - known[1])
    for name, inside in INSIDE.items():
        found = said.get(name)
        strange |= set(found) - inside if isinstance(found, dict) else set()
    if strange:
        raise Refused(400, "Invalid Request", f"{sorted(strange)} is not named", "invalid-request")


def _read(double: XDouble, template: str, number: str, query: dict[str, str]) -> Any:
    if template == "/2/users/me":
        wanted = {"id", "name", "username", *query.get("user.fields", "").split(",")}
        return {"data": {name: value for name, value in double.me.items() if name in wanted}}
    if template == "/2/tweets/{}":
        return {"data": double.state.shown(number)}
    if template == "/2/media/upload":
        return {"data": double.state.status(query["media_id"])}
    if number != USER_ID:
        raise Refused(
            200, "Not Found Error", f"Could not find user with id: [{number}].", "resource-not-found"
        )
    return double.state.newest(query)


def _written(state: XState, template: str, number: str, said: dict[str, Any], data: bytes) -> Any:
    if template.endswith("/append"):
        return state.append(number, said, data)
    if template.endswith("/finalize"):
        return state.finalize(number)
    return {
        "/2/tweets": lambda: state.post(said),
        "/2/media/upload": lambda: state.whole(said, data),
        "/2/media/upload/initialize": lambda: state.initialize(said),
        "/2/media/metadata": lambda: state.describe(said),
        "/2/media/subtitles": lambda: state.subtitle(said),
    }[template]()


def _token(double: XDouble, authorization: str, asked: dict[str, str]) -> dict[str, Any]:
    double.grants.append({**asked, "authorization": authorization})
    number = len(double.tokens) + 1
    token = f"x-access-token-{number}"
    double.tokens[token] = ALL_SCOPES
    return {
        "token_type": "bearer", "expires_in": 7200, "access_token": token, "scope": ALL_SCOPES,
        "refresh_token": f"x-refresh-token-{number}",
    }  # fmt: skip
