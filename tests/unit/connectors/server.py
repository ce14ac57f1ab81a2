"""A real server on a real socket that answers by script, and fails in the ways servers fail."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Callable
from contextlib import suppress

Script = Callable[["Line"], None]


class Line:
    """One connection as the server has it."""

    def __init__(self, connection: socket.socket, over: threading.Event) -> None:
        self._connection = connection
        self._over = over
        self.request = b""

    def read(self) -> bytes:
        """Read one whole request."""
        while b"\r\n\r\n" not in self.request:
            piece = self._connection.recv(65536)
            if not piece:
                return self.request
            self.request += piece
        head, _, body = self.request.partition(b"\r\n\r\n")
        lengths = [
            line.split(b":")[1] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
        ]
        while lengths and len(body) < int(lengths[0]):
            body += self._connection.recv(65536)
        self.request = head + b"\r\n\r\n" + body
        return self.request

    def take(self, count: int) -> bytes:
        """Read the first bytes, whatever they are."""
        return self._connection.recv(count)

    def write(self, data: bytes) -> None:
        with suppress(OSError):  # the client may have had enough
            self._connection.sendall(data)

    def write_or_gone(self, data: bytes) -> bool:
        """Write, and return whether the client is still there."""
        try:
            self._connection.sendall(data)
        except OSError:
            return False
        return not self._over.is_set()

    def pause(self, seconds: float) -> None:
        """Say nothing for a while, or until the test is over."""
        self._over.wait(seconds)

    def stall(self) -> None:
        """Say nothing until the test is over."""
        self._over.wait()

    def reset(self) -> None:
        """Break the line at once, with a reset instead of a goodbye."""
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._connection.close()


def answering(status: int = 200, body: bytes = b"{}", **headers: str) -> Script:
    """Read a request and answer it."""

    def script(line: Line) -> None:
        line.read()
        lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(body)}", "Connection: close"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        line.write("\r\n".join([*lines, "", ""]).encode() + body)

    return script


class Server:
    """Answers each connection by the next script. `requests` holds what was asked.

    `hung_up` is given one more for each connection that it has closed.
    """

    def __init__(self, *scripts: Script, tls: ssl.SSLContext | None = None) -> None:
        self._scripts = scripts
        self._tls = tls
        self._over = threading.Event()
        self.hung_up = threading.Semaphore(0)
        self._lines: list[Line] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])

    @property
    def url(self) -> str:
        return f"http{'s' if self._tls else ''}://127.0.0.1:{self.port}"

    @property
    def requests(self) -> list[bytes]:
        return [line.request for line in self._lines]

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # wakes a thread that waits for a connection
        self._listener.close()
        self._thread.join(timeout=10)

    def _serve(self) -> None:
        for script in self._scripts:
            try:
                connection, _ = self._listener.accept()
                if self._tls:
                    connection = self._tls.wrap_socket(connection, server_side=True)
            except OSError:  # the test is over, or the client broke the handshake off
                continue
            with connection:
                line = Line(connection, self._over)
                self._lines.append(line)
                script(line)
            self.hung_up.release()
