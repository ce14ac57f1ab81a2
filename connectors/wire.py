"""Knowing whether anything of a request left this computer, on connections that are used again.

A connection is used again only within a moment of its last use: no server that is known closes so soon, and one
whose goodbye has arrived is seen before it is written to. A request of which no byte was written on an old
connection is safe to repeat on a fresh one; any other is not.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.poolmanager import ProxyManager

ONE_WRITE = 8192  # bytes; what a fresh connection takes in one piece or not at all
IDLE_SECONDS = 1.0  # Apache and Node hang up after 5 seconds, most others later
KEPT_OPEN = 4  # connections to one host


@dataclass(slots=True)
class Wire:
    """One request's way out. `began` once a byte of it may have been written; `reused`: on an old connection."""

    began: bool = False
    reused: bool = False


_CURRENT: ContextVar[Wire] = ContextVar("the wire of this request")


@contextmanager
def noting(wire: Wire) -> Iterator[None]:
    """Note on this wire what is sent in the meantime, in this thread."""
    token = _CURRENT.set(wire)
    try:
        yield
    finally:
        _CURRENT.reset(token)


class _Noting:
    """A connection that notes when the request begins to be written; handshakes before it do not count."""

    last_used = 0.0

    def connect(self) -> None:
        wire = _CURRENT.get()
        wire.reused = False
        try:
            super().connect()  # type: ignore[misc]
        finally:
            wire.began = False  # what was written was for the proxy and for TLS

    def send(self, data: Any) -> None:
        wire = _CURRENT.get()
        whole = isinstance(data, bytes) and len(data) <= ONE_WRITE
        if getattr(self, "sock", None) is None:
            self.connect()
        if not whole:
            wire.began = True
        super().send(data)  # type: ignore[misc]
        wire.began = True


class _Brief:
    """A pool that hands an old connection out only within a moment of its last use."""

    def _get_conn(self, timeout: float | None = None) -> Any:
        connection = super()._get_conn(timeout)  # type: ignore[misc]
        if getattr(connection, "sock", None) is None:
            return connection
        if time.monotonic() - connection.last_used > IDLE_SECONDS:
            connection.close()
        else:
            _CURRENT.get().reused = True
        return connection

    def _put_conn(self, connection: Any) -> None:
        if connection is not None:
            connection.last_used = time.monotonic()
        super()._put_conn(connection)  # type: ignore[misc]


class WireAdapter(HTTPAdapter):
    """Transports requests and notes on the wire of each how far it came. Never repeats by itself."""

    def __init__(self) -> None:
        super().__init__(max_retries=0, pool_maxsize=KEPT_OPEN)

    def __enter__(self) -> WireAdapter:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def transport(self, prepared: requests.PreparedRequest, wire: Wire, **how: Any) -> requests.Response:
        """Send one request; its body is still to be read."""
        with noting(wire):
            return self.send(prepared, stream=True, **how)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _pools()

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> ProxyManager:
        manager: ProxyManager = super().proxy_manager_for(*args, **kwargs)
        manager.pool_classes_by_scheme = _pools()
        return manager


@cache
def _pools() -> dict[str, type[HTTPConnectionPool]]:
    plain = type("NotingConnection", (_Noting, HTTPConnection), {})
    secure = type("NotingTLSConnection", (_Noting, HTTPSConnection), {})
    return {
        "http": type("Pool", (_Brief, HTTPConnectionPool), {"ConnectionCls": plain}),
        "https": type("TLSPool", (_Brief, HTTPSConnectionPool), {"ConnectionCls": secure}),
    }
