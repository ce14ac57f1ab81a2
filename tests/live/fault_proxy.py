"""A real HTTP proxy before a real server: it passes on what it is asked, fails on command, and sees any deletion.

What deletes is written down here once more, apart from the guard at the door: the one must not hide what the other
lets through.
"""

from __future__ import annotations

import http.client
import re
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote_plus, urlsplit

_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "proxy-connection", "te", "upgrade"})
_DELETES = (
    re.compile(r"deleteRecord|applyWrites#delete|\bstatuses/destroy\b", re.IGNORECASE),
    re.compile(r"\baction[\"']?\s*[=:]\s*[\"']?(revision)?delete\b", re.IGNORECASE),
    re.compile(r"\b(post_)?status[\"']?\s*[=:]\s*[\"']?trash\b", re.IGNORECASE),
    re.compile(r"\bforce[\"']?\s*[=:]\s*[\"']?(true|1)\b", re.IGNORECASE),
    re.compile(
        r"\b_method[\"']?\s*[=:]\s*[\"']?delete\b|[\"']method[\"']\s*:\s*[\"']delete\b", re.IGNORECASE
    ),
    re.compile(r"<methodName>[\w.]*delete", re.IGNORECASE),
)
_OVERRIDES = ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "X-RestLi-Method")


class Fault(Enum):
    """What goes wrong with one call. The first four: the server never saw it. The others: it did."""

    DROPPED_BEFORE = "the line breaks before the call arrives"
    STALLED_BEFORE = "silence, and the call never arrives"
    TOO_MANY = "429 with Retry-After"
    REFUSED = "500 without the server being asked"
    DROPPED_AFTER = "the line breaks after the call was taken"
    STALLED_AFTER = "silence after the call was taken"
    ERROR_AFTER = "502 after the call was taken"
    TRUNCATED = "the answer is cut off"


@dataclass(frozen=True, slots=True)
class Asked:
    """One call that arrived at the proxy."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def deletes(self) -> bool:
        """Whether it would take published matter away."""
        override = any(self.headers.get(name.lower(), "").upper().endswith("DELETE") for name in _OVERRIDES)
        textual = not self.headers.get("content-type", "").startswith(("image/", "video/", "audio/"))
        said = (
            unquote_plus(self.path)
            + "\n"
            + (unquote_plus(self.body.decode("utf-8", "replace")) if textual else "")
        )
        return self.method == "DELETE" or override or any(pattern.search(said) for pattern in _DELETES)


class FaultProxy:
    """Stands before the server at `upstream`. Use as a context; leaving it fails the test if anything was deleted.

    `chosen` tells of each call whether and how it fails; None: every call is passed on.
    """

    def __init__(self, upstream: str) -> None:
        parts = urlsplit(upstream)
        self.upstream = (parts.hostname or "127.0.0.1", parts.port or 80)
        self.asked: list[Asked] = []
        self.chosen: Callable[[int, Asked], Fault | None] = lambda _number, _asked: None
        self.over = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Handler, self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """Where the connector is sent to."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def fail(self, number: int, fault: Fault) -> None:
        """Let the call of this number, counted from now on from 0, fail; all others pass."""
        self.asked.clear()
        self.chosen = lambda seen, _asked: fault if seen == number else None

    def pass_on(self) -> None:
        """Let every call pass, and count from now on."""
        self.asked.clear()
        self.chosen = lambda _seen, _asked: None

    def __enter__(self) -> FaultProxy:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)
        assert self._server.deletions == [], "something would have been deleted"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(
        self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler], proxy: FaultProxy
    ) -> None:
        self.proxy = proxy
        self.deletions: list[Asked] = []
        self.noting = threading.Lock()
        super().__init__(address, handler)

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what these tests are about."""

    def note(self, asked: Asked) -> Fault | None:
        with self.noting:
            number = len(self.proxy.asked)
            self.proxy.asked.append(asked)
            if asked.deletes:
                self.deletions.append(asked)
                return Fault.REFUSED
        return self.proxy.chosen(number, asked)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def handle_one(self) -> None:
        """Take one call in whole, then do with it what was chosen."""
        body = self._body()
        headers = {name.lower(): value for name, value in self.headers.items()}
        fault = self.server.note(Asked(self.command, self.path, headers, body))
        if fault is Fault.DROPPED_BEFORE:
            self._reset()
        elif fault is Fault.STALLED_BEFORE:
            self._stall()
        elif fault is Fault.TOO_MANY:
            self._answer(429, {"Retry-After": "2", "Content-Type": "text/plain"}, b"slow down")
        elif fault is Fault.REFUSED:
            self._answer(500, {"Content-Type": "text/plain"}, b"out of order")
        else:
            self._forwarded(body, fault)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = handle_one  # noqa: N815

    def _forwarded(self, body: bytes, fault: Fault | None) -> None:
        status, headers, answer = self._asked_upstream(body)
        if fault is Fault.DROPPED_AFTER:
            self._reset()
        elif fault is Fault.STALLED_AFTER:
            self._stall()
        elif fault is Fault.ERROR_AFTER:
            self._answer(502, {"Content-Type": "text/html"}, b"<h1>Bad gateway</h1>")
        elif fault is Fault.TRUNCATED:
            self._answer(status, headers, answer, cut=True)
        else:
            self._answer(status, headers, answer)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def _asked_upstream(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection(*self.server.proxy.upstream, timeout=60)
        try:
            connection.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in _HOP and name.lower() != "content-length":
                    connection.putheader(name, value)
            if body or self.command not in ("GET", "HEAD"):
                connection.putheader("Content-Length", str(len(body)))
            connection.putheader("Connection", "close")
            connection.endheaders(body or None)
            answer = connection.getresponse()
            kept = {
                n: v
                for n, v in answer.getheaders()
                if n.lower() not in _HOP and n.lower() != "content-length"
            }
            return answer.status, kept, answer.read()
        finally:
            connection.close()

    def _answer(self, status: int, headers: dict[str, str], body: bytes, *, cut: bool = False) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        bodiless = status in (204, 304) or self.command == "HEAD"
        if not bodiless:
            # An answer that is cut off promises at least one byte more than comes.
            self.send_header("Content-Length", str(max(len(body), 1) if cut else len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        if not bodiless:
            self.wfile.write(body[: len(body) // 2] if cut else body)

    def _stall(self) -> None:
        self.close_connection = True
        self.server.proxy.over.wait()

    def _reset(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    def log_message(self, *_: Any) -> None:
        """Nothing is logged: tests say themselves what they saw."""
