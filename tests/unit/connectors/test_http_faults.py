"""The door, against servers that fail in the ways servers fail: was anything sent?"""

from __future__ import annotations

import gzip
import socket
from dataclasses import replace
from datetime import timedelta

import pytest
import requests

from ccgcompose.errors import OutcomeUnknown, Rejected, Unreachable
from connectors.http import Call, Door
from tests.unit.connectors.door import HURRIED, SteppingClock, door, post
from tests.unit.connectors.server import Line, Server, answering


def test_a_refused_connection_sent_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(Unreachable):
        door().send(Call("POST", f"http://127.0.0.1:{port}/"))


def test_a_name_that_is_none_sent_nothing() -> None:
    with pytest.raises(Unreachable, match="nowhere"):
        door().send(Call("POST", "http://nowhere.invalid/"))


def test_a_server_that_speaks_no_tls_was_sent_nothing() -> None:
    with Server(lambda line: line.write(b"HTTP/1.1 200 OK\r\n\r\n")) as server:
        secure = post(server)
        with pytest.raises(Unreachable, match="encrypted"):
            door().send(replace(secure, url=secure.url.replace("http:", "https:")))


def test_a_line_that_breaks_in_the_handshake_sent_nothing() -> None:
    def greet_and_drop(line: Line) -> None:
        line.take(10)
        line.reset()

    with Server(greet_and_drop) as server:
        secure = post(server)
        with pytest.raises(Unreachable):
            door().send(replace(secure, url=secure.url.replace("http:", "https:")))


@pytest.mark.parametrize(
    "url", ["ftp://127.0.0.1/", "http://", "not an address", "http://[::1", "http://a b/"]
)
def test_an_address_that_is_none_is_a_persons_to_mend(url: str) -> None:
    with pytest.raises(Rejected):
        door().send(Call("POST", url))


def test_silence_after_the_call_is_unknown() -> None:
    def listen_and_say_nothing(line: Line) -> None:
        line.read()
        line.stall()

    with Server(listen_and_say_nothing) as server, pytest.raises(OutcomeUnknown, match="in time"):
        door().send(post(server))
    assert server.requests[0].startswith(b"POST ")


def test_a_line_that_breaks_after_the_call_is_unknown() -> None:
    def take_and_drop(line: Line) -> None:
        line.read()
        line.reset()

    with Server(take_and_drop) as server, pytest.raises(OutcomeUnknown):
        door().send(post(server))


def test_an_answer_that_is_none_is_unknown() -> None:
    def babble(line: Line) -> None:
        line.read()
        line.write(b"220 mail.example ESMTP\r\n")

    with Server(babble) as server, pytest.raises(OutcomeUnknown):
        door().send(post(server))


def test_an_answer_that_is_cut_off_is_unknown() -> None:
    def cut_off(line: Line) -> None:
        line.read()
        line.write(b'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"id": ')

    with Server(cut_off) as server, pytest.raises(OutcomeUnknown, match="cut off"):
        door().send(post(server))


def test_an_answer_without_end_is_not_read_to_the_end() -> None:
    with Server(answering(body=b"x" * 10_000_000)) as server, pytest.raises(OutcomeUnknown):
        door().send(post(server))


def test_a_packed_answer_is_bounded_by_what_it_unpacks_to() -> None:
    packed = answering(body=gzip.compress(b"x" * 5_000_000), Content_Encoding="gzip")
    with Server(packed) as server, pytest.raises(OutcomeUnknown):
        door().send(post(server))


def test_an_answer_that_drips_is_left_in_the_end() -> None:
    slow = Door(
        requests.Session, SteppingClock(timedelta(seconds=40)), replace(HURRIED, most_bytes=10_000_000)
    )
    with Server(answering(body=b"x" * 3_000_000)) as server, pytest.raises(OutcomeUnknown):
        slow.send(post(server))


def test_a_fault_of_the_platform_is_unknown() -> None:
    with (
        Server(answering(503, b"down", Retry_After="60")) as server,
        pytest.raises(OutcomeUnknown, match="503"),
    ):
        door().send(post(server))


def test_an_answer_that_cannot_be_understood_is_unknown() -> None:
    with Server(answering(200, b"<html>Welcome</html>")) as server:
        answer = door().send(post(server))
    with pytest.raises(OutcomeUnknown):
        answer.json()
