"""Redirects: followed where that is safe, and another host is told nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
import requests

from ccgcompose.errors import DeletionRefused, Rejected
from connectors.http import Call, Door
from tests.unit.connectors.door import HURRIED, TOKEN, SteppingClock, door, post
from tests.unit.connectors.server import Line, Server, answering


def test_a_read_follows_and_tells_another_host_nothing() -> None:
    def elsewhere(line: Line) -> None:
        answering(302, Location=f"{other.url}/there", Set_Cookie="s=1")(line)

    with Server(answering(body=b"found")) as other, Server(elsewhere) as server:
        call = replace(post(server), method="GET", json=None)
        answer = door().send(replace(call, headers={**call.headers, "Api-Key": TOKEN, "Cookie": "c=1"}))
    assert answer.body == b"found"
    assert TOKEN.encode() in server.requests[0]
    assert other.requests[0].startswith(b"GET /there HTTP/1.1")
    for told in (TOKEN.encode(), b"Authorization", b"Cookie", b"Api-Key"):
        assert told not in other.requests[0]


def test_another_host_gets_nothing_of_the_sessions_sign_in() -> None:
    jar = requests.cookies.RequestsCookieJar()

    def signed_in() -> requests.Session:
        made = requests.Session()
        made.cookies, made.auth = jar, ("amara", TOKEN)
        made.headers["Api-Key"] = TOKEN
        return made

    def elsewhere(line: Line) -> None:
        answering(302, Location=f"{other.url}/there", Set_Cookie="session=1; Path=/")(line)

    # Cookies do not know ports, so that both servers are one host to the jar.
    with Server(answering()) as other, Server(elsewhere) as server:
        Door(signed_in, SteppingClock(), HURRIED).send(Call("GET", server.url))
    assert b"Authorization: Basic" in server.requests[0]
    assert [cookie.name for cookie in jar] == ["session"]
    for told in (b"Authorization", b"Cookie", b"Api-Key"):
        assert told not in other.requests[0]


def test_the_way_back_from_another_host_carries_no_credential() -> None:
    def away(line: Line) -> None:
        answering(307, Location=f"{other.url}/")(line)

    def and_back(line: Line) -> None:
        answering(307, Location=f"{home.url}/private")(line)

    with Server(away, answering()) as home, Server(and_back) as other:
        door().send(replace(post(home), method="GET", json=None))
    assert TOKEN.encode() in home.requests[0]
    assert TOKEN.encode() not in home.requests[1]


def test_a_read_keeps_its_credential_at_home() -> None:
    with Server(answering(301, Location="/moved"), answering()) as server:
        door().send(replace(post(server), method="GET", json=None))
    assert server.requests[1].startswith(b"GET /moved HTTP/1.1")
    assert f"Authorization: Bearer {TOKEN}".encode() in server.requests[1]


def test_a_call_that_writes_is_repeated_only_where_it_was_asked_to_go() -> None:
    with Server(answering(307, Location="/v2/post"), answering(201)) as server:
        assert door().send(post(server)).status == 201
    assert server.requests[1].startswith(b"POST /v2/post")
    assert b"Flu clinics" in server.requests[1]


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_call_that_writes_is_not_carried_to_another_host(status: int) -> None:
    def elsewhere(line: Line) -> None:
        answering(status, Location=f"{other.url}/")(line)

    with Server(answering()) as other:
        with Server(elsewhere) as server, pytest.raises(Rejected, match="sends the call on"):
            door().send(post(server))
        assert other.requests == []


def test_a_see_other_is_read_not_written() -> None:
    with Server(answering(303, Location="/result"), answering(body=b"done")) as server:
        assert door().send(post(server)).body == b"done"
    assert server.requests[1].startswith(b"GET /result")
    assert b"Flu clinics" not in server.requests[1]


def test_redirects_end() -> None:
    with (
        Server(*[answering(302, Location="/again")] * 9) as server,
        pytest.raises(Rejected, match="without end"),
    ):
        door().send(Call("GET", server.url))
    assert len(server.requests) == HURRIED.most_redirects + 1


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:alert(1)"])
def test_a_redirect_leads_only_over_the_web(target: str) -> None:
    with Server(answering(302, Location=target)) as server, pytest.raises(Rejected):
        door().send(Call("GET", server.url))


def test_a_redirect_to_a_deletion_is_refused() -> None:
    with Server(answering(302, Location="/posts/1?action=delete")) as server, pytest.raises(DeletionRefused):
        door().send(Call("GET", server.url))
    assert len(server.requests) == 1
