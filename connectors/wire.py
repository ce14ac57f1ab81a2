"""Knowing whether anything of a request left this computer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.poolmanager import ProxyManager

ONE_WRITE = 8192  # bytes; what a fresh connection takes in one piece or not at all


@dataclass(slots=True)
class Wire:
    """One request's way out. `began` once a byte of it may have been written."""

    began: bool = False


class _Noting:
    """A connection that notes when the request begins to be written; handshakes before it do not count."""

    wire: ClassVar[Wire]

    def connect(self) -> None:
        try:
            super().connect()  # type: ignore[misc]
        finally:
            self.wire.began = False  # what was written was for the proxy and for TLS

    def send(self, data: Any) -> None:
        whole = isinstance(data, bytes) and len(data) <= ONE_WRITE
        if getattr(self, "sock", None) is None:
            self.connect()
        if not whole:
            self.wire.began = True
        super().send(data)  # type: ignore[misc]
        self.wire.began = True


class WireAdapter(HTTPAdapter):
    """Transports one request and notes on its wire how far it came. Never repeats by itself."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        super().__init__(max_retries=0)

    def __enter__(self) -> WireAdapter:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _pools(self._wire)

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> ProxyManager:
        manager: ProxyManager = super().proxy_manager_for(*args, **kwargs)
        manager.pool_classes_by_scheme = _pools(self._wire)
        return manager


def _pools(wire: Wire) -> dict[str, type[HTTPConnectionPool]]:
    plain = type("NotingConnection", (_Noting, HTTPConnection), {"wire": wire})
    secure = type("NotingTLSConnection", (_Noting, HTTPSConnection), {"wire": wire})
    return {
        "http": type("Pool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("TLSPool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
    }
