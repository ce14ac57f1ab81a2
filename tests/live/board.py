"""A small platform of our own on a real socket: what the fault matrix, the recipe and the benches are tried on.

It keeps state, refuses what it does not know, and knows posts by a key of the client's, as the better platforms do:
POST /media, POST /posts {key, text, media}, GET /posts?key=, PUT /posts/ID {text, note}, GET /me, POST /session.
"""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "board-token-5f3a"


class Board:
    """Use as a context. `posts` by id; `media` by id: name, alt text, size. `stall`: answer no more."""

    def __init__(self, profile: str = "NHS Exampleshire") -> None:
        self.profile = profile
        self.posts: dict[str, dict[str, Any]] = {}
        self.keys: dict[str, list[str]] = {}
        self.media: dict[str, dict[str, Any]] = {}
        self.stalled = threading.Event()
        self.over = threading.Event()
        self.changing = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads, self._server.block_on_close = True, False
        self._server.board = self  # type: ignore[attr-defined]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Board:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)

    def by_key(self, key: str) -> list[dict[str, Any]]:
        """Return the posts of a key: one or none, unless something went very wrong."""
        with self.changing:
            return [self.posts[each] for each in self.keys.get(key, [])]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body of an answer in one piece
    disable_nagle_algorithm = True

    @property
    def board(self) -> Board:
        found: Board = self.server.board  # type: ignore[attr-defined]
        return found

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/me":
            return self._answer(200, {"name": self.board.profile, "handle": "@exampleshire"})
        key = parse_qs(parts.query).get("key", [""])[0]
        return self._answer(200, {"posts": self.board.by_key(key)})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.board.stalled.is_set():
            self.board.over.wait()
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            return self._answer(401, {"error": "who are you?"})
        if urlsplit(self.path).path == "/media":
            return self._keep(self.board.media, {"alt": self.headers.get("X-Alt", ""), "size": len(body)})
        return self._publish(json.loads(body))

    def _publish(self, wanted: dict[str, Any]) -> None:
        if set(wanted) != {"key", "text", "media"}:
            return self._answer(422, {"error": f"unknown or missing: {sorted(wanted)}"})
        with self.board.changing:
            taken = wanted["key"] in self.board.keys
            known = set(wanted["media"]) <= set(self.board.media)
        if taken or not known:
            return self._answer(
                409 if taken else 422, {"error": "that key is taken" if taken else "no such medium"}
            )
        return self._keep(self.board.posts, {**wanted, "notes": []})

    def do_PUT(self) -> None:
        fields = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
        with self.board.changing:
            post = self.board.posts.get(self.path.rpartition("/")[2])
            if post is not None:
                post.update(text=fields["text"], notes=fields["notes"])
        return self._answer(200 if post else 404, post or {"error": "no such post"})

    def _keep(self, place: dict[str, dict[str, Any]], value: dict[str, Any]) -> None:
        with self.board.changing:
            made = {"id": str(len(place) + 1), **value}
            place[made["id"]] = made
            if "key" in made:
                self.board.keys.setdefault(made["key"], []).append(made["id"])
        self._answer(201, made)

    def _answer(self, status: int, value: Any) -> None:
        body = json.dumps(value).encode()
        self.send_response_only(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing is logged."""
