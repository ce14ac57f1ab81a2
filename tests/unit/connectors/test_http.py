"""The door, against real servers on real sockets that fail in the ways servers fail."""

from __future__ import annotations

import gzip
import json
import socket
import traceback
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

import pytest
import requests

from ccgcompose.errors import (
    AuthExpired,
    ConnectorError,
    DeletionRefused,
    OutcomeUnknown,
    RateLimited,
    Rejected,
    TooLarge,
    Unreachable,
)
from connectors.answer import Answer
from connectors.http import Call, Door, Patience
from tests.unit.connectors.server import Line, Server, answering

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
HURRIED = Patience(connect=2, read=0.3, total=60, most_bytes=10_000, most_redirects=3)
TOKEN = "token-5f3a9c71"


class SteppingClock:
    """Stands still, or moves on by a step each time it is looked at."""

    def __init__(self, step: timedelta = timedelta(0)) -> None:
        self._now = NOW
        self._step = step

    def now(self) -> datetime:
        self._now += self._step
        return self._now


def door(patience: Patience = HURRIED) -> Door:
    return Door(requests.Session, SteppingClock(), patience)


def post(server: Server, path: str = "/post") -> Call:
    """A call that would publish, with its secret in the header, the address and the body."""
    return Call(
        "POST",
        f"{server.url}{path}",
        headers={"Authorization": f"Bearer {TOKEN}"},
        query={"access_token": TOKEN},
        json={"text": "Flu clinics 💉", "password": TOKEN},
    )


def test_a_call_arrives_as_it_was_meant() -> None:
    with Server(answering(201, b'{"id": "42"}')) as server:
        answer = door().send(post(server))
    assert (answer.status, answer.json()) == (201, {"id": "42"})
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(f"POST /post?access_token={TOKEN} HTTP/1.1\r\n".encode())
    assert f"Authorization: Bearer {TOKEN}".encode() in head
    assert json.loads(body) == {"text": "Flu clinics 💉", "password": TOKEN}


def test_a_form_arrives_as_a_form() -> None:
    with Server(answering()) as server:
        door().send(Call("POST", server.url, form={"text": "a&b=c", "lang": "en"}))
    assert parse_qsl(server.requests[0].partition(b"\r\n\r\n")[2].decode()) == [
        ("text", "a&b=c"),
        ("lang", "en"),
    ]


def test_the_sign_in_and_cookies_of_the_session_are_used() -> None:
    jar = requests.cookies.RequestsCookieJar()

    def session() -> requests.Session:
        made = requests.Session()
        made.cookies = jar
        made.auth = ("amara", TOKEN)
        return made

    with Server(answering(Set_Cookie="seen=1"), answering()) as server:
        for _ in range(2):
            Door(session, SteppingClock(), HURRIED).send(Call("GET", server.url))
    assert b"Authorization: Basic " in server.requests[0]
    assert b"Cookie: seen=1" in server.requests[1]


# Nothing was sent.


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


# It may have been sent.


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


# An answer.


@pytest.mark.parametrize(
    ("status", "meaning"),
    [(400, Rejected), (401, AuthExpired), (403, Rejected), (404, Rejected), (413, TooLarge)],
)
def test_a_refusal_is_named_in_the_platforms_words(status: int, meaning: type[ConnectorError]) -> None:
    with (
        Server(answering(status, b"<p>Not   like\nthis</p>\x07")) as server,
        pytest.raises(meaning) as caught,
    ):
        door().send(post(server))
    assert type(caught.value) is meaning
    assert "said no" in caught.value.what
    assert "Not like this" in caught.value.what
    assert caught.value.kept
    assert caught.value.next


def test_a_refusal_with_a_body_without_end_stays_a_refusal() -> None:
    with Server(answering(403, b"x" * 1_000_000)) as server, pytest.raises(Rejected):
        door().send(post(server))


def test_the_body_is_judged_before_the_status() -> None:
    def mediawiki(answer: Answer) -> None:
        if "error" in answer.json():
            raise Rejected("The wiki said no.")

    said = answering(200, b'{"error": {"code": "blocked"}}')
    with Server(said) as server, pytest.raises(Rejected, match="wiki"):
        door().send(post(server), judge=mediawiki)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("Tue, 24 Nov 2026 09:10:00 GMT", 600),
        ("Tue, 24 Nov 2026 08:00:00 GMT", 0),
        ("soon", 60),
        ("-5", 60),
        ("", 60),
        ("9" * 400, 7 * 86400),
    ],
)
def test_a_pause_ends_at_a_moment_in_utc(header: str, seconds: int) -> None:
    with (
        Server(answering(429, b"slow down", Retry_After=header)) as server,
        pytest.raises(RateLimited) as caught,
    ):
        door().send(post(server))
    assert caught.value.until == NOW + timedelta(seconds=seconds)


# Redirects.


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


# Deletions and secrets.


@pytest.mark.parametrize(
    "call",
    [
        Call("DELETE", "http://127.0.0.1:9/posts/1"),
        Call("POST", "http://127.0.0.1:9/posts/1", headers={"X-HTTP-Method-Override": "DELETE"}),
        Call("POST", "http://127.0.0.1:9/posts/1", query={"force": "true"}),
        Call("POST", "http://127.0.0.1:9/posts/1", form={"_method": "delete"}),
        Call("POST", "http://127.0.0.1:9/posts/1", json={"status": "trash"}),
    ],
)
def test_a_deletion_never_reaches_a_socket(call: Call) -> None:
    with pytest.raises(DeletionRefused):
        door().send(call)


def test_a_deletion_in_the_sessions_own_headers_is_refused() -> None:
    def session() -> requests.Session:
        made = requests.Session()
        made.headers["X-Http-Method"] = "DELETE"
        return made

    with pytest.raises(DeletionRefused):
        Door(session, SteppingClock(), HURRIED).send(Call("POST", "http://127.0.0.1:9/"))


def test_no_error_shows_a_secret() -> None:
    echo = f"bad {TOKEN} in Bearer {TOKEN} and access_token={TOKEN}".encode()

    def take_and_drop(line: Line) -> None:
        line.read()
        line.reset()

    for script in (answering(400, echo), answering(500, echo), take_and_drop, answering(401, echo)):
        with Server(script) as server, pytest.raises(ConnectorError) as caught:
            door().send(post(server))
        told = "".join(traceback.format_exception(caught.value)) + repr(caught.value) + str(caught.value)
        assert TOKEN not in told
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None


def test_no_repr_shows_a_secret() -> None:
    with Server(answering(body=TOKEN.encode())) as server:
        call = post(server, f"/{TOKEN}")
        answer = door().send(call)
    assert TOKEN not in repr(call) + repr(answer) + str(call)
