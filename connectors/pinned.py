"""Connections to checked addresses only: the address that was checked is the one that is connected to.

A name is resolved once for each connection, every address of the answer is checked, and the socket is opened to one
of them by number. Nothing resolves the name again in between, so an answer that changes has nowhere to slip in. TLS
is spoken with the name, and the certificate has to fit it.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock, Thread, Timer
from typing import Any, ClassVar

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from connectors.addresses import AddressPolicy

Resolve = Callable[[str, int], Sequence[str]]


class RefusedAddress(Exception):
    """The name leads to an address that may not be reached. Nothing was sent."""


class UnknownName(Exception):
    """The name has no address. Nothing was sent."""


class Line:
    """The ways out of one look: checks each address, and is cut when its seconds are over."""

    def __init__(self, policy: AddressPolicy, resolve: Resolve, seconds: float) -> None:
        self._policy, self._resolve = policy, resolve
        self._until = time.monotonic() + seconds
        self._handles: list[socket.socket] = []
        self._lock = Lock()
        self._cut = False
        self._timer = Timer(seconds, self._cut_off)
        self._timer.daemon = True

    def __enter__(self) -> Line:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._cut_off()

    @property
    def left(self) -> float:
        """Return the seconds that are left."""
        return 0.0 if self._cut else max(0.0, self._until - time.monotonic())

    def open(self, host: str, port: int, patience: float) -> socket.socket:
        """Return a connected socket. Raise RefusedAddress, UnknownName, or OSError where nobody answers."""
        addresses = within(min(patience, self.left), self._resolve, host, port)
        if not addresses or not all(self._policy.allows(address, port) for address in addresses):
            raise RefusedAddress if addresses else UnknownName
        problem: OSError = OSError("no address")
        for address in addresses[:4]:
            try:
                return self._connected(address, port, patience)
            except OSError as error:
                problem = error
        raise problem

    def _connected(self, address: str, port: int, patience: float) -> socket.socket:
        if not self.left:
            raise TimeoutError
        sock = socket.create_connection((address, port), timeout=min(patience, self.left))
        # A second handle of the same connection: TLS takes the first one over.
        with self._lock:
            self._handles.append(sock.dup())
        if self._cut:
            self._cut_off()
        return sock

    def _cut_off(self) -> None:
        """End every connection, whatever it waits for."""
        self._cut = True
        with self._lock:
            handles, self._handles = self._handles, []
        for handle in handles:
            with suppress(OSError):
                handle.shutdown(socket.SHUT_RDWR)
            handle.close()


def within(seconds: float, resolve: Resolve, host: str, port: int) -> Sequence[str]:
    """Return what the resolver answers, or raise TimeoutError: a resolver knows no patience of its own."""
    answers: SimpleQueue[Sequence[str] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(host, port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    Thread(target=ask, daemon=True, name="resolver").start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, socket.gaierror) and answer.errno == socket.EAI_AGAIN:
        raise OSError("the resolver does not answer")
    if isinstance(answer, Exception):
        raise UnknownName
    return answer


def system_resolve(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a name as this computer knows them. Raise OSError or UnicodeError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class _Pinned:
    """A connection whose socket comes from a line."""

    line: ClassVar[Line]

    def _new_conn(self) -> socket.socket:
        patience = self.timeout if isinstance(self.timeout, int | float) else 5.0  # type: ignore[attr-defined]
        return self.line.open(self._dns_host, self.port, patience)  # type: ignore[attr-defined]


class PinnedAdapter(HTTPAdapter):
    """Transports requests over one line; no proxy, no repeats, TLS trusted as this computer trusts it."""

    def __init__(self, line: Line) -> None:
        self._line = line
        super().__init__(max_retries=0)

    def __enter__(self) -> PinnedAdapter:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, ssl_context=ssl.create_default_context(), **kwargs)
        self.poolmanager.pool_classes_by_scheme = _pools(self._line)


def _pools(line: Line) -> dict[str, type[HTTPConnectionPool]]:
    plain = type("PinnedConnection", (_Pinned, HTTPConnection), {"line": line})
    secure = type("PinnedTLSConnection", (_Pinned, HTTPSConnection), {"line": line})
    return {
        "http": type("Pool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("TLSPool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
    }
