"""What strict doubles are served by: a real socket, one function for each call."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.live.doubles.forms import parts_of_form


@dataclass(frozen=True, slots=True)
class Told:
    """One call as it arrived; the names of headers in small letters."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def parts(self) -> tuple[str, ...]:
        """The segments of the path, decoded."""
        return tuple(unquote(part) for part in self.path.strip("/").split("/"))

    def json(self) -> Any:
        return json.loads(self.body or b"{}")

    def fields(self) -> tuple[dict[str, Any], bytes]:
        """What a body of JSON or a form with a file says, and the file."""
        if not self.body:
            return {}, b""
        kind = self.headers.get("content-type", "")
        return (self.json(), b"") if kind == "application/json" else parts_of_form(kind, self.body)

    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode()))


@dataclass(frozen=True, slots=True)
class Said:
    """An answer: an object is sent as JSON, None as no body."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


class Serving:
    """Use as a context; `url` is where it listens."""

    def __init__(self, answered: Callable[[Told], Said]) -> None:
        self.answered = answered
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads, self._server.block_on_close = True, False
        self._server.serving = self  # type: ignore[attr-defined]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Serving:
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
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        headers = {name.lower(): value for name, value in self.headers.items()}
        said = self.server.serving.answered(  # type: ignore[attr-defined]
            Told(self.command, parts.path, query, headers, body)
        )
        data = b"" if said.body is None else json.dumps(said.body).encode()
        self.send_response_only(said.status)
        for name, value in said.headers.items():
            self.send_header(name, value)
        if data:
            self.send_header("Content-Type", "application/json; charset=UTF-8")
        if said.status != 204:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_PATCH = handle_one  # noqa: N815

    def log_message(self, *_: Any) -> None:
        """Nothing is logged: tests say themselves what they saw."""
