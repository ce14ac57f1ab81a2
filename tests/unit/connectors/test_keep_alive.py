"""Connections that are used again: never at the price of not knowing whether anything was sent."""

from __future__ import annotations

import pytest
import requests

from ccgcompose.errors import OutcomeUnknown
from connectors.http import Call, Door
from tests.unit.connectors.door import HURRIED, SteppingClock, door
from tests.unit.connectors.server import Line, Server, answering

OPEN = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


def lasting(line: Line, count: int = 3) -> None:
    """Answer several requests on one connection."""
    heard = b""
    for _ in range(count):
        line.request = b""
        if not line.read():
            return
        heard += line.request
        line.write(OPEN)
    line.request = heard


def test_calls_in_a_row_share_a_connection() -> None:
    with Server(lasting) as server:
        one = door()
        for number in range(3):
            one.send(Call("POST", f"{server.url}/{number}", json={"n": number}))
    assert len(server.requests) == 1
    assert all(f"POST /{number} HTTP/1.1".encode() in server.requests[0] for number in range(3))


def test_a_connection_that_was_closed_meanwhile_is_not_written_to() -> None:
    def once(line: Line) -> None:
        lasting(line, 1)  # and hang up without a word

    with Server(once, answering()) as server:
        one = door()
        one.send(Call("POST", server.url, json={"n": 1}))
        assert server.hung_up.acquire(timeout=10)  # its goodbye has arrived
        one.send(Call("POST", server.url, json={"n": 2}))
    assert len(server.requests) == 2


def test_a_connection_that_breaks_after_it_was_written_to_is_unknown_and_not_repeated() -> None:
    def answer_once_then_break(line: Line) -> None:
        lasting(line, 1)
        line.request = b""
        line.read()
        line.reset()

    with Server(answer_once_then_break, answering()) as server:
        one = door()
        one.send(Call("POST", server.url, json={"n": 1}))
        with pytest.raises(OutcomeUnknown):
            one.send(Call("POST", server.url, json={"n": 2}))
    assert len(server.requests) == 1


def test_a_call_that_only_reads_is_read_anew_where_the_old_connection_breaks() -> None:
    def answer_once_then_break(line: Line) -> None:
        lasting(line, 1)
        line.request = b""
        line.read()
        line.reset()

    with Server(answer_once_then_break, answering(body=b"anew")) as server:
        one = door()
        one.send(Call("POST", server.url, json={"n": 1}))
        assert one.send(Call("GET", server.url)).body == b"anew"
    assert len(server.requests) == 2


def test_a_call_that_only_reads_is_not_read_anew_where_an_old_connection_is_silent() -> None:
    def answer_once_then_say_nothing(line: Line) -> None:
        lasting(line, 1)
        line.request = b""
        line.read()
        line.pause(HURRIED.read * 1.5)  # a second try would be answered

    with Server(answer_once_then_say_nothing, answering(body=b"anew")) as server:
        one = door()
        one.send(Call("POST", server.url, json={"n": 1}))
        with pytest.raises(OutcomeUnknown, match="did not answer in time"):
            one.send(Call("GET", server.url))
    assert server.requests[0].startswith(b"GET ")
    assert len(server.requests) == 1


def test_a_body_too_long_to_be_read_ends_its_connection() -> None:
    def long(line: Line) -> None:
        line.read()
        line.write(b"HTTP/1.1 403 No\r\nContent-Length: 1000000\r\n\r\n" + b"x" * 1_000_000)

    with Server(long, answering()) as server:
        one = door()
        with pytest.raises(Exception, match="said no"):
            one.send(Call("GET", server.url))
        assert one.send(Call("GET", server.url)).status == 200


def test_a_proxy_that_was_set_is_used_and_a_local_address_may_do_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_PROXY", "nothing.example")
    with Server(answering(body=b"by proxy")) as proxy:
        through = Door(
            requests.Session, SteppingClock(), HURRIED, proxies={"http": proxy.url, "https": proxy.url}
        )
        assert through.send(Call("GET", "http://platform.invalid/x")).body == b"by proxy"
        assert proxy.requests[0].startswith(b"GET http://platform.invalid/x")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        with Server(answering(body=b"straight")) as server:
            assert through.send(Call("GET", server.url)).body == b"straight"
