"""A forum on a real socket that keeps state and refuses every call, field and header that Discourse does not name."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.live.doubles.discourse_facts import CATEGORIES, INSIDE, OPERATIONS, operation
from tests.live.doubles.discourse_state import KEY, USER, ForumState, Refused
from tests.live.doubles.forms import parts_of_form

# What every visitor sees, and what a key for single things (topics, posts, uploads) may not ask.
PUBLIC = {"/u/{}.json", "/site.json", "/site/basic-info.json", "/site/settings.json"}
PRIVATE = {"/session/current.json", "/user_actions.json"}
ME = {"id": 7, "username": USER, "name": "Exampleshire news", "trust_level": 2, "can_create_topic": True}


class DiscourseDouble:
    """Use as a context; `state` is what the forum holds. `scoped`: the key may not ask who it is."""

    def __init__(self) -> None:
        self.state = ForumState()
        self.scoped = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads, self._server.block_on_close = True, False
        self._server.forum = self  # type: ignore[attr-defined]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> DiscourseDouble:
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
        forum: DiscourseDouble = self.server.forum  # type: ignore[attr-defined]
        try:
            self._answer(200, self._done(forum, body))
        except _Elsewhere as elsewhere:
            self._answer(301, {}, Location=str(elsewhere))
        except Refused as refused:
            self._answer(refused.status, refused.said)

    do_GET = do_POST = do_PUT = handle_one  # noqa: N815

    def _done(self, forum: DiscourseDouble, body: bytes) -> Any:
        parts = urlsplit(self.path)
        template, value = operation(self.command, parts.path)
        signed = (self.headers.get("Api-Key"), self.headers.get("Api-Username"))
        may = signed == (KEY, USER) and not (forum.scoped and template in PUBLIC | PRIVATE)
        if not may and not (signed == (None, None) and template in PUBLIC):
            raise Refused(
                403,
                "You are not permitted to view the requested resource. The API username or key is invalid.",
                kind="invalid_access",
            )
        said, data = self._said(body)
        _must_be_known(self.command, template, dict(parse_qsl(parts.query)), said)
        if self.command == "GET":
            return _read(forum, template, unquote(value), dict(parse_qsl(parts.query)))
        return _written(forum.state, self.command, template, value, said, data)

    def _said(self, body: bytes) -> tuple[dict[str, Any], bytes]:
        kind = self.headers.get("Content-Type", "")
        if not body:
            return {}, b""
        if kind == "application/json":
            said: dict[str, Any] = json.loads(body)
            return said, b""
        return parts_of_form(kind, body)

    def _answer(self, status: int, said: Any, **headers: str) -> None:
        body = json.dumps(said).encode()
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing is logged: tests say themselves what they saw."""


class _Elsewhere(Exception):
    """The answer is at another address of the forum."""


def _must_be_known(method: str, template: str, query: dict[str, str], said: dict[str, Any]) -> None:
    known = OPERATIONS.get((method, template))
    if known is None:
        raise Refused(404, f"No route matches {method} {template}", kind="not_found")
    strange = (set(query) - known[0]) | (set(said) - known[1])
    for name, inside in INSIDE.items():
        strange |= set(said.get(name, {})) - inside
    if strange:
        raise Refused(
            400, f"param is not named by the document: {sorted(strange)}", kind="invalid_parameters"
        )


def _read(forum: DiscourseDouble, template: str, value: str, query: dict[str, str]) -> Any:
    state = forum.state
    if template == "/t/external_id/{}.json":
        topic = state.external(value)
        raise _Elsewhere(f"/t/{topic['slug']}/{topic['id']}.json")
    if template == "/t/{}.json":
        return state.topic(int(value))
    if template == "/posts/{}.json":
        return state.shown(state.found(state.posts, int(value)))
    if template == "/user_actions.json":
        assert (query["username"], query["offset"]) == (USER, "0")
        return {"user_actions": state.actions(query["filter"])}
    return _about(forum, template)


def _about(forum: DiscourseDouble, template: str) -> Any:
    if template == "/session/current.json":
        return {"current_user": ME}
    tag = {"id": 1, "name": "flu", "slug": "flu"} if forum.state.tag_objects else "flu"
    return {
        "/u/{}.json": {"user": {"id": 7, "username": USER, "name": ME["name"]}},
        "/site.json": {
            "categories": list(CATEGORIES),
            "can_tag_topics": True,
            "can_create_tag": True,
            "top_tags": [tag],
        },
        "/site/basic-info.json": {
            "title": forum.state.title,
            "description": "News from the people who plan and buy health care in Exampleshire.",
        },
        "/site/settings.json": forum.state.settings,
    }[template]


def _written(
    state: ForumState, method: str, template: str, value: str, said: dict[str, Any], data: bytes
) -> Any:
    if template == "/uploads.json":
        return state.keep(said, data)
    if template == "/posts.json":
        return state.post(said)
    return (
        state.edit(int(value), said["post"])
        if "posts" in template
        else state.rename(int(value), said["topic"])
    )
