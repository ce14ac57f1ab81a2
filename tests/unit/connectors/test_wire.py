"""Whether anything of a request left this computer."""

from __future__ import annotations

import select
import socket
import struct

import pytest
import requests
from urllib3.connection import HTTPConnection

from connectors.wire import Wire, WireAdapter, noting
from tests.unit.connectors.server import Server, answering


def connection_of(adapter: WireAdapter, url: str) -> HTTPConnection:
    """A connection as the adapter's pool makes it."""
    made = adapter.poolmanager.connection_from_url(url)._new_conn()
    assert isinstance(made, HTTPConnection)
    return made


def test_a_line_reset_before_the_first_byte_sent_nothing() -> None:
    wire = Wire()
    with socket.create_server(("127.0.0.1", 0)) as listener, WireAdapter() as adapter, noting(wire):
        connection = connection_of(adapter, f"http://127.0.0.1:{listener.getsockname()[1]}")
        connection.connect()
        server, _ = listener.accept()
        server.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        server.close()
        select.select([connection.sock], [], [])  # until the reset has arrived
        with pytest.raises(OSError, match=r"reset|[Bb]roken"):
            connection.request("POST", "/", b"{}")
        connection.close()
    assert not wire.began


def test_a_request_that_was_written_began() -> None:
    wire = Wire()
    with Server(answering()) as server, WireAdapter() as adapter:
        prepared = requests.Request("POST", server.url, json={}).prepare()
        assert not wire.began
        adapter.transport(prepared, wire, timeout=5).close()
    assert wire.began


def test_what_the_proxy_is_told_does_not_count() -> None:
    """A proxy that refuses to connect us has passed nothing on."""
    wire = Wire()
    with Server(answering(403)) as proxy, WireAdapter() as adapter:
        prepared = requests.Request("POST", "https://platform.invalid/", json={}).prepare()
        with pytest.raises(requests.exceptions.ProxyError):
            adapter.transport(prepared, wire, timeout=5, proxies={"https": proxy.url})
    assert proxy.requests[0].startswith(b"CONNECT platform.invalid:443")
    assert not wire.began
